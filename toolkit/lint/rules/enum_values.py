"""Rules about `x-ms-enum-values`, which names the choices of an enum."""

from collections.abc import Hashable, Iterator
from typing import Any

from toolkit.connector.naming import label_of
from toolkit.document import Place
from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put, Remove
from toolkit.swagger import lookup, values
from toolkit.swagger.nodes import Data, Items, Parameter, Schema

Chosen = Schema | Parameter | Items

_KEY = "x-ms-enum-values"
_GOOD = {
    "type": "string",
    "enum": ["a", "b"],
    _KEY: [{"value": "a", "displayName": "A"}, {"value": "b", "displayName": "B"}],
}


@rule(
    Schema,
    Parameter,
    Items,
    name="DuplicateEnumValuesInExtension",
    severity=ERROR,
    phase=IMPORT,
    keys=[_KEY],
    fix=UNSAFE,
    examples=[
        Example(
            bad={
                "type": "string",
                "enum": ["a", "b"],
                _KEY: [{"value": "a", "displayName": "A"}, {"value": "a", "displayName": "A"}],
            },
            good=_GOOD,
            at=f"/{_KEY}/1/value",
        )
    ],
)
def duplicate_enum_values_in_extension(node: Chosen) -> Iterator[Problem]:
    """Makers would see one choice under two names, or twice under the same."""
    first: dict[Hashable, Data] = {}
    for place, entry in _entries(node):
        named = first.setdefault(values.identity(entry["value"]), entry)
        if named is not entry:
            is_same = values.identity(named) == values.identity(entry)
            fix = unsafe(Remove(place.tokens)) if is_same else None
            message = f"{quoted(values.as_json(entry['value']))} has a name already"
            yield Problem(message, place / "value", fix)


@rule(
    Schema,
    Parameter,
    Items,
    name="InvalidEnumValuesExtensionValue",
    severity=ERROR,
    phase=IMPORT,
    keys=[_KEY],
    fix=UNSAFE,
    examples=[
        Example(
            bad={
                "type": "string",
                _KEY: [{"value": "a", "displayName": "A"}, {"value": "b", "displayName": "B"}],
            },
            good=_GOOD,
            at=f"/{_KEY}/0/value",
        ),
    ],
)
def invalid_enum_values_extension_value(node: Chosen) -> Iterator[Problem]:
    """Makers are offered a choice that the action does not take.

    An absent `enum` counts as an empty one.
    """
    enum = node.data.get("enum")
    known = {values.identity(value) for value in enum} if isinstance(enum, list) else set()
    unknown = [
        (place, entry) for place, entry in _entries(node) if values.identity(entry["value"]) not in known
    ]
    fix = _enum_of_entries(node) if unknown else None
    for place, entry in unknown:
        message = f"{quoted(values.as_json(entry['value']))} is not in `enum`"
        yield Problem(message, place / "value", fix)


def _enum_of_entries(node: Chosen) -> Fix | None:
    """Return one fix for all values; None where there is an enum, or it would not fit the type."""
    listed = {values.identity(entry["value"]): entry["value"] for _, entry in _entries(node)}
    fitting = all(values.fits(value, node.data.get("type")) for value in listed.values())
    if "enum" in node.data or not fitting:
        return None
    return unsafe(Put((*node.tokens, "enum"), list(listed.values())))


@rule(
    Schema,
    Parameter,
    Items,
    name="MissingEnumValuesDisplayName",
    severity=ERROR,
    phase=IMPORT,
    keys=[_KEY],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "string", "enum": ["readOnly"], _KEY: [{"value": "readOnly"}]},
            good={
                "type": "string",
                "enum": ["readOnly"],
                _KEY: [{"value": "readOnly", "displayName": "Read Only"}],
            },
            at=f"/{_KEY}/0",
        )
    ],
)
def missing_enum_values_display_name(node: Chosen) -> Iterator[Problem]:
    """The name is what makers see in the dropdown."""
    entries = node.data[_KEY]
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(entry, dict) or entry.get("displayName") in (None, ""):
            place = node.place / _KEY / index
            yield Problem("entry has no `displayName`", place, _named(place, entry))


def _named(place: Place, entry: Any) -> Fix | None:
    value = entry.get("value") if isinstance(entry, dict) else None
    name = label_of(value) or value if isinstance(value, str) else ""
    return unsafe(Put((*place.tokens, "displayName"), name)) if name else None


def _entries(node: Chosen) -> Iterator[tuple[Place, Data]]:
    """Yield the entries that have a value."""
    for index, entry in lookup.objects(node.data[_KEY]):
        if "value" in entry:
            yield node.place / _KEY / index, entry


RULES = (
    duplicate_enum_values_in_extension,
    invalid_enum_values_extension_value,
    missing_enum_values_display_name,
)
