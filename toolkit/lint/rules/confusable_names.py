"""Rules about names and choices that are told apart by upper and lower case alone, or by nothing."""

from collections.abc import Iterator

from toolkit.lint.rule import IMPORT, INFO, SWAGGER, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Header, Items, Parameter, Schema

Typed = Schema | Parameter | Items | Header

_STRING = {"type": "string"}
_COLOR = {"$ref": "#/definitions/Color"}  # the sample's


@rule(
    ApiDefinition,
    name="DefinitionNamesDifferInCase",
    code="SG471",
    family="specgen",
    reference=SWAGGER,
    severity=WARNING,
    phase=IMPORT,
    keys=["definitions"],
    examples=[
        Example(
            bad={"definitions": {"color": {"type": "object", "properties": {"color": _COLOR}}}},
            good={"definitions": {}},
            at="/definitions/color",
        )
    ],
)
def definition_names_differ_in_case(definition: ApiDefinition) -> Iterator[Problem]:
    """Who reads one for the other finds other fields; tools that make types of definitions overwrite one of them."""
    first: dict[str, str] = {}
    for name in lookup.members(definition, "definitions"):
        other = first.setdefault(name.lower(), name)
        if other != name:
            place = definition.place / "definitions"
            message = f"{quoted(name)} differs from {quoted(other)} in upper and lower case alone"
            yield Problem(message, place / name, at_key=True, related=(place / other,))


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="EnumValuesDifferInCase",
    code="SG472",
    family="specgen",
    reference=SWAGGER,
    severity=WARNING,
    phase=IMPORT,
    keys=["enum"],
    examples=[
        Example(
            bad={**_STRING, "enum": ["on", "off", "On"]},
            good={**_STRING, "enum": ["on", "off"]},
            at="/enum/2",
        )
    ],
)
def enum_values_differ_in_case(node: Typed) -> Iterator[Problem]:
    """Makers see the same choice twice, and cannot know which of the two the service means."""
    first: dict[str, str] = {}
    for index, value in _texts(node):
        other = first.setdefault(value.lower(), value)
        if other != value:
            message = f"{quoted(value)} differs from {quoted(other)} in upper and lower case alone"
            yield Problem(message, node.place / "enum" / index)


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="EnumValueBlank",
    code="SG473",
    family="specgen",
    reference=SWAGGER,
    severity=INFO,
    phase=IMPORT,
    keys=["enum"],
    fix=UNSAFE,
    examples=[
        Example(bad={**_STRING, "enum": ["on", ""]}, good={**_STRING, "enum": ["on", "off"]}, at="/enum/1")
    ],
)
def enum_value_blank(node: Typed) -> Iterator[Problem]:
    """In a dropdown this is a line with nothing to read; what is optional can be left out instead.

    A name for it in `x-ms-enum-values` is what the new designer shows.
    """
    for index, value in _texts(node) if "x-ms-enum-values" not in node.data else ():
        if not value.strip():
            place = node.place / "enum" / index
            is_default = node.data.get("default") == value
            fix = unsafe(Remove(place.tokens)) if not is_default and len(node.data["enum"]) > 1 else None
            yield Problem("a choice of the `enum` is blank", place, fix)


def _texts(node: Typed) -> Iterator[tuple[int, str]]:
    choices = node.data["enum"]
    for index, value in enumerate(choices if isinstance(choices, list) else ()):
        if isinstance(value, str):
            yield index, value


RULES = (definition_names_differ_in_case, enum_values_differ_in_case, enum_value_blank)
