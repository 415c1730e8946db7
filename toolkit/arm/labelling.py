"""Labels for parameters: what stands in a path as a name is called after the type that it is a name of."""

from collections import Counter
from collections.abc import Container, Iterable
from itertools import pairwise

from toolkit.arm.labels import label
from toolkit.arm.parameters import label_of
from toolkit.arm.resource_path import is_variable
from toolkit.words import singular, words_of

_KNOWN = {
    "subscriptions": "Subscription",
    "resourcegroups": "Resource Group",
    "locations": "Location",
    "managementgroups": "Management Group",
}


def labels_of(path: str, names: Iterable[str], listed: Container[str]) -> dict[str, str]:
    """Return the label of each parameter; `listed` are those that have a dropdown, whatever their names."""
    by_type = _by_type(path)
    labels = {
        name: by_type[name] if name in by_type and (name in listed or _is_name(name)) else label_of(name)
        for name in names
    }
    counts = Counter(text.lower() for text in labels.values())
    return {name: text if counts[text.lower()] == 1 else _told_apart(name) for name, text in labels.items()}


def _by_type(path: str) -> dict[str, str]:
    segments = path.strip("/").split("/")
    named = {
        name[1:-1]: _KNOWN.get(kind.lower()) or _of_type(kind)
        for kind, name in pairwise(segments)
        if is_variable(name) and not is_variable(kind)
    }
    return {name: text for name, text in named.items() if text}


def _of_type(kind: str) -> str:
    words = words_of(kind)
    return label("".join([*words[:-1], singular(words[-1])])) if words and kind.isalnum() else ""


def _is_name(name: str) -> bool:
    return name.lower().endswith("name") or name.lower() in {"subscriptionid", "location"}


def _told_apart(name: str) -> str:
    """Return the label of the whole name; with its first sign where that makes the difference."""
    return f"{label_of(name)} ({name})" if not name[:1].isalpha() else label_of(name)
