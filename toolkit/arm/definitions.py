"""Write forms out: named schemas become definitions, each reading has one name, and each name one reading.

A schema keeps its name where what is sent and what is answered read the same. Where they differ in some
operation of the specification, what is sent to create is its `Input` and what is sent to change its `Update`,
in every operation; so the same schema has the same name wherever it is used in the same way.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from toolkit.arm.forms import Form, all_forms
from toolkit.arm.specification import Specification
from toolkit.arm.usage import usage
from toolkit.arm.views import View
from toolkit.swagger.nodes import Data
from toolkit.words import words_of

_PARTS = re.compile(r"[A-Za-z0-9]+")
_PROVIDER = re.compile(r"[A-Za-z][A-Za-z0-9]*+(?:\.[A-Za-z0-9]++)++")

Names = dict[int, str]  # by the identity of a form


def names_of(specification: Specification, roots: list[Form]) -> Names:
    """Return the names of the definitions that forms lead to."""
    named = [form for form in all_forms(roots) if form.name]
    answered = {(form.name, form.identity) for form in named if form.view is View.RESPONSE}
    wanted: dict[str, dict[int, Form]] = defaultdict(dict)
    for form in named:
        base = pascal(form.name)
        suffix = "" if (form.name, form.identity) in answered else _suffix(specification, form)
        wanted[base if base.endswith(suffix) else base + suffix].setdefault(form.identity, form)
    names: Names = {}
    taken: set[str] = set()
    for name, forms in wanted.items():
        for form in _own_first(specification, forms.values()):
            if form.identity not in names:
                names[form.identity] = _free(name, form, taken)
                taken.add(names[form.identity].lower())
    return names


def written(form: Form, names: Names) -> Data:
    """Return a schema with its definitions referred to; what has no name among the given is written out."""
    if form.name and form.identity in names:
        return {"$ref": f"#/definitions/{names[form.identity]}"}
    return in_place(form, names)


def in_place(form: Form, names: Names) -> Data:
    """Return a schema written out, what is named below it referred to."""
    data = dict(form.keywords)
    if form.required:
        data["required"] = list(form.required)
    if form.properties:
        data["properties"] = {name: written(child, names) for name, child in form.properties.items()}
    if form.items:
        data["items"] = written(form.items, names)
    if form.additional:
        data["additionalProperties"] = written(form.additional, names)
    return data


def definitions(roots: list[Form], names: Names) -> dict[str, Data]:
    """Return all definitions that forms lead to, in the order in which they are met."""
    return {names[form.identity]: in_place(form, names) for form in all_forms(roots) if form.name}


def pascal(name: str) -> str:
    """Return a name of letters and digits that starts with a capital."""
    return "".join(part[0].upper() + part[1:] for part in _PARTS.findall(name)) or "Schema"


def _suffix(specification: Specification, form: Form) -> str:
    views = usage(specification).views
    if form.view is View.UPDATE and any(form.key in views[view] for view in (View.RESPONSE, View.CREATE)):
        return "Update"
    return "Input" if form.view.is_input and form.key in views[View.RESPONSE] else ""


def _own_first(specification: Specification, forms: Iterable[Form]) -> list[Form]:
    """Return the forms of the root file's schemas before those of other files, by where these are."""
    return sorted(forms, key=lambda form: (form.key.partition("#")[0] != specification.root, form.key))


def _free(name: str, form: Form, taken: set[str]) -> str:
    """Return the name, that of another file's schema with where it comes from, or one with a number."""
    if name.lower() not in taken:
        return name
    other = _origin(form.key.partition("#")[0]) + name
    names = (other, *(f"{name}{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in names if one.lower() not in taken and one != name)


def _origin(file: str) -> str:
    """Return a word for a file: the last of its provider, such as Compute, or Common."""
    parts = file.split("/")
    if "common-types" in parts:
        return "Common"
    provider = next((part for part in parts[:-1] if _PROVIDER.fullmatch(part)), parts[-1].partition(".")[0])
    return "".join(word.title() for word in words_of(provider.rpartition(".")[2])[:2])
