"""Rules about small structures that every schema may have and no designer shows."""

from collections.abc import Iterator

from toolkit.lint.near import did_you_mean
from toolkit.lint.rule import (
    ERROR,
    IMPORT,
    SAFE,
    SWAGGER,
    UNSAFE,
    Example,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import Put, Remove, Rename
from toolkit.spelling import slip_of
from toolkit.swagger.nodes import Parameter, Response, Schema

_STRING = {"type": "string"}

# https://swagger.io/specification/v2/#xml-object
_XML = {"name": str, "namespace": str, "prefix": str, "attribute": bool, "wrapped": bool}
_WORDS = {str: "a text", bool: "true or false"}


@rule(
    Schema,
    name="AllOfEmpty",
    code="SG481",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    keys=["allOf"],
    fix=SAFE,
    examples=[Example(bad={**_STRING, "allOf": []}, good=_STRING, at="/allOf")],
)
def all_of_empty(schema: Schema) -> Iterator[Problem]:
    """A schema that is made of no others has no `allOf`; many readers refuse an empty one."""
    if schema.data["allOf"] == []:
        place = schema.place / "allOf"
        yield Problem("`allOf` is empty", place, safe(Remove(place.tokens)))


@rule(
    Schema,
    Parameter,
    Response,
    name="ReferenceNotText",
    code="SG482",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    keys=["$ref"],
    examples=[
        Example(
            bad={"type": "object", "properties": {"color": {"$ref": {"name": "Color"}}}},
            good={"type": "object", "properties": {"$ref": {"type": "string"}}},
            at="/properties/color/$ref",
        )
    ],
)
def reference_not_text(node: Schema | Parameter | Response) -> Iterator[Problem]:
    """A reference is the text of a pointer, such as `#/definitions/Color`; an object leads nowhere.

    A property may well be named `$ref`.
    """
    yield Problem("`$ref` is no text, such as `#/definitions/Color`", node.place / "$ref")


@rule(
    Schema,
    name="XmlNotValid",
    code="SG483",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    keys=["xml"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={**_STRING, "xml": {"attribute": "true"}},
            good={**_STRING, "xml": {"attribute": True, "x-note": 1}},
            at="/xml/attribute",
        ),
        Example(
            bad={**_STRING, "xml": {"nmae": "a"}}, good={**_STRING, "xml": {"name": "a"}}, at="/xml/nmae"
        ),
        Example(bad={**_STRING, "xml": {"tag": "a"}}, good={**_STRING, "xml": {}}, at="/xml/tag"),
    ],
)
def xml_not_valid(schema: Schema) -> Iterator[Problem]:
    """How a value is written as XML is said by five keys, whose names and values are fixed."""
    xml = schema.data["xml"]
    for key, value in xml.items() if isinstance(xml, dict) else ():
        place = schema.place / "xml" / key
        if key in _XML and not isinstance(value, _XML[key]):
            meant = {"true": True, "false": False}.get(value) if isinstance(value, str) else None
            fix = unsafe(Put(place.tokens, meant) if meant is not None else Remove(place.tokens))
            yield Problem(f"`{key}` is not {_WORDS[_XML[key]]}", place, fix)
        elif key not in _XML and not key.startswith("x-"):
            near = slip_of(key, tuple(_XML))
            fix = unsafe(Rename(place.tokens, near) if near and near not in xml else Remove(place.tokens))
            yield Problem(f"{quoted(key)} is no key of `xml`{did_you_mean(near)}", place, fix, at_key=True)


RULES = (all_of_empty, reference_not_text, xml_not_valid)
