"""Rules about how the texts that makers read are put."""

from collections.abc import Iterator
from typing import TypeGuard

from toolkit.finding import Fix
from toolkit.lint.fragments import BLANK, PLAIN_TEXTS, without
from toolkit.lint.rule import IMPORT, INFO, SAFE, WARNING, Example, Problem, quoted, rule, safe
from toolkit.patch import Put, Remove
from toolkit.regex import regex
from toolkit.swagger.nodes import Info, Node, Operation, Parameter, Schema, is_hidden

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance"

# What names a node to makers; its other text is the `description`.
LABELS: dict[type[Node], str] = {
    Info: "title",
    Operation: "summary",
    Parameter: "x-ms-summary",
    Schema: "x-ms-summary",
}
_LABEL_KEYS = frozenset(LABELS.values())
_LABELLED_INPUT = (Parameter, Schema)
# Their trailing blanks are reported by the platform's ValueMustEndWithAlphanumeric.
_ENDING_WELL = frozenset({"title", "summary"})
STOPS = ".,;:"
_ADDRESS = regex(r"\S*://\S*")


def _parameter(label: str, description: str) -> dict[str, object]:
    told = {"x-ms-summary": label, "description": description}
    return {"name": "roomId", "in": "query", "type": "string", **told}


@rule(
    Operation,
    Parameter,
    Schema,
    name="DescriptionRepeatsLabel",
    code="SG701",
    family="specgen",
    reference=REFERENCE,
    severity=INFO,
    phase=IMPORT,
    only_if=lambda kind, keys: "description" in keys and LABELS[kind] in keys,
    fix=SAFE,
    examples=[
        Example(
            bad={"type": "string", "x-ms-summary": "Room Name", "description": "Room name."},
            good={"type": "string", "x-ms-summary": "Room Name"},
            at="/description",
            part="schema",
        ),
        Example(
            bad={"type": "string", "x-ms-summary": "Room", "description": "Room"},
            good={
                "type": "object",
                "x-ms-visibility": "internal",
                "properties": {"room": {"type": "string", "x-ms-summary": "Room", "description": "Room"}},
            },
            at="/description",
            part="schema",
        ),
    ],
)
def description_repeats_label(node: Node) -> Iterator[Problem]:
    """Makers read the description because the label did not tell them enough; the same words again do not help.

    A description that certification demands is only reported, that of a field can go.
    """
    if _repeats_label(node) and not is_hidden(node):
        place = node.place / "description"
        fix = safe(Remove(place.tokens)) if isinstance(node, Schema) else None
        yield Problem(f"`description` only repeats `{LABELS[type(node)]}`", place, fix)


def _repeats_label(node: Node) -> bool:
    label, description = node.data.get(LABELS[type(node)]), node.data["description"]
    if not isinstance(label, str) or not isinstance(description, str):
        return False
    return _initial(label) == _initial(description) != "" and words_of(label) == words_of(description)


def _initial(text: str) -> str:
    """Return the first character: most descriptions differ from their labels in that already."""
    return text.lstrip()[:1].lower()[:1]  # the dotted I is two in lower case


def words_of(text: str) -> str:
    """Return what counts when two texts are compared."""
    return " ".join(text.rstrip(" \t\r\n.").lower().split())


@rule(
    Info,
    Operation,
    Parameter,
    name="DescriptionWithoutFullStop",
    code="SG702",
    family="specgen",
    reference=REFERENCE,
    severity=INFO,
    phase=IMPORT,
    keys=["description"],
    fix=SAFE,
    examples=[
        Example(
            bad={"description": "Lists the rooms of a building"},
            good={"description": "Lists the rooms of a building."},
            at="/description",
            part="operation",
        ),
        Example(
            bad=_parameter("Room", "The room (by its id)"),
            good=_parameter("Room", "Room, as in https://example.com/rooms/4"),
            at="/description",
            part="parameter",
        ),
    ],
)
def description_without_full_stop(node: Node) -> Iterator[Problem]:
    """A description is a sentence, and designers set several of them one after the other.

    A single word needs no full stop, and an address or the last line of a list is better off without. One that only
    repeats the label has to be written anew anyway.
    """
    text = node.data["description"]
    lacks = isinstance(text, str) and _lacks_full_stop(text.strip())
    if lacks and not _repeats_label(node) and not is_hidden(node):
        place = node.place / "description"
        fix = safe(Put(place.tokens, f"{text.rstrip()}."))
        yield Problem("`description` ends without a full stop", place, fix)


def _lacks_full_stop(text: str) -> bool:
    if not text[-1:].isalnum() and not text.endswith((")", "]")):
        return False
    *others, word = text.rsplit(maxsplit=1)
    return bool(others) and "\n" not in text and not _ADDRESS.fullmatch(word)


@rule(
    *_LABELLED_INPUT,
    name="LabelEndsWithPunctuation",
    code="SG703",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=["x-ms-summary"],
    silent_if=without(["x-ms-summary"], rf"[{STOPS}]{BLANK}*$"),
    fix=SAFE,
    examples=[
        Example(
            bad=_parameter("Room:", "The room to book."),
            good=_parameter("Room", "The room to book."),
            at="/x-ms-summary",
        )
    ],
)
def label_ends_with_punctuation(node: Node) -> Iterator[Problem]:
    """A label is a name: designers put it over a field, or behind the name of the object that it belongs to."""
    text = node.data["x-ms-summary"]
    if _is_text(text) and _ends_with_stop(text.rstrip()) and not is_hidden(node):
        rest = text.rstrip(f"{STOPS} \t\r\n")
        place = node.place / "x-ms-summary"
        fix = safe(Put(place.tokens, rest)) if rest else None
        yield Problem(f"`x-ms-summary` ends with {quoted(text.rstrip()[-1])}", place, fix)


def _ends_with_stop(text: str) -> bool:
    return text.endswith(tuple(STOPS)) and not text.endswith("...")


@rule(
    *LABELS,
    name="TextNotTrimmed",
    code="SG704",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys={*_LABEL_KEYS, "description"},
    silent_if=PLAIN_TEXTS,
    fix=SAFE,
    examples=[
        Example(
            bad=_parameter("Room ", "The room to book."),
            good=_parameter("Room", "The room to book."),
            at="/x-ms-summary",
            part="parameter",
        ),
        Example(
            bad={"summary": "List\nrooms", "description": "Lists the rooms.\nEach has a name."},
            good={"summary": "List rooms", "description": "Lists the rooms.\nEach has a name."},
            at="/summary",
            part="operation",
        ),
    ],
)
def text_not_trimmed(node: Node) -> Iterator[Problem]:
    """Blanks around a text, and line breaks in a label, shift what designers show, and searching misses it."""
    for key in (LABELS[type(node)], "description"):
        text = node.data.get(key)
        if not _is_text(text) or is_hidden(node):
            continue
        is_reported = key in _ENDING_WELL and text != text.rstrip()
        if key != "description" and ("\n" in text.strip() or "\r" in text.strip()):
            yield _trimmed(node, key, "has a line break in it", " ".join(text.split()))
        elif text != text.strip() and not is_reported:
            yield _trimmed(node, key, "has blanks around it", text.strip())


def _trimmed(node: Node, key: str, fault: str, text: str) -> Problem:
    place = node.place / key
    fix: Fix = safe(Put(place.tokens, text))
    return Problem(f"`{key}` {fault}", place, fix)


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value.strip())


RULES = (
    description_repeats_label,
    description_without_full_stop,
    label_ends_with_punctuation,
    text_not_trimmed,
)
