"""Rules about parameters other than bodies: what they say of how they are sent."""

from collections.abc import Iterator
from typing import Any

from toolkit.finding import Fix
from toolkit.lint.rule import (
    CERTIFICATION,
    ERROR,
    IMPORT,
    SAFE,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import Put, Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Header, Items, Operation, Parameter

_FETCHING = ("get", "head")
_FILES = "multipart/form-data"


def _parameter(location: str, name: str, **members: Any) -> Data:
    texts = {"x-ms-summary": name.title(), "description": f"The {name.lower()}."}
    return {"name": name, "in": location, "type": "string", **texts, **members}


def _list(**members: Any) -> Data:
    return {"type": "array", "items": {"type": "string"}, **members}


@rule(
    Parameter,
    name="QueryParameterEncodingNotSupported",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=["x-ms-url-encoding"],
    fix=SAFE,
    examples=[
        Example(
            bad=_parameter("query", "filter", **{"x-ms-url-encoding": "single"}),
            good=_parameter("query", "filter"),
            at="/x-ms-url-encoding",
        )
    ],
)
def query_parameter_encoding_not_supported(parameter: Parameter) -> Iterator[Problem]:
    """Values in a query are escaped once whatever `x-ms-url-encoding` says; it is for paths alone."""
    if parameter.location == "query":
        place = parameter.place / "x-ms-url-encoding"
        named = f"query parameter {_name(parameter)}" if "name" in parameter.data else "a query parameter"
        message = f"{named} has `x-ms-url-encoding`, which is for path parameters"
        yield Problem(message, place, safe(Remove(place.tokens)))


@rule(
    Parameter,
    name="InternalPropertyWithDefaultOptional",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=["default"],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_parameter("query", "version", default="2", **{"x-ms-visibility": "internal"}),
            good=_parameter(
                "query", "version", default="2", required=True, **{"x-ms-visibility": "internal"}
            ),
        )
    ],
)
def internal_property_with_default_optional(parameter: Parameter) -> Iterator[Problem]:
    """The default of a hidden parameter is sent only if the parameter is required, and nobody else can give it.

    Properties of a body are for PropertyMustBeRequired to judge.
    """
    is_optional = parameter.data.get("required") is not True
    if parameter.is_internal and is_optional and parameter.location != "body":
        message = f"internal parameter {_name(parameter)} has a `default` that is not sent; make it required"
        yield Problem(message, parameter.place, unsafe(Put((*parameter.tokens, "required"), value=True)))


@rule(
    Parameter,
    name="FileParameterMustBeInFormData",
    severity=ERROR,
    phase=IMPORT,
    keys=["type"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"consumes": [_FILES], "parameters": [_parameter("query", "photo", type="file")]},
            good={"consumes": [_FILES], "parameters": [_parameter("formData", "photo", type="file")]},
            at="/parameters/0/type",
            part="operation",
        )
    ],
)
def file_parameter_must_be_in_form_data(parameter: Parameter) -> Iterator[Problem]:
    """A file travels as a part of a form; a query, header or path has no place for one."""
    if parameter.data["type"] == "file" and parameter.location != "formData":
        place = parameter.place / "type"
        yield Problem("a parameter of type `file` is not `in: formData`", place, _in_form(parameter))


def _in_form(parameter: Parameter) -> Fix | None:
    """Send the file in a form where the operation takes one, and nothing else stands in its way."""
    operation = parameter.parent
    if not isinstance(operation, Operation) or operation.method in _FETCHING:
        return None
    has_body = any(other.location == "body" for other in lookup.effective_parameters(operation))
    is_movable = parameter.location in ("query", "header") and str(parameter.data.get("name")).isascii()
    if has_body or not is_movable or _FILES not in lookup.consumes(operation):
        return None
    return unsafe(Put((*parameter.tokens, "in"), "formData"))


@rule(
    Parameter,
    Items,
    Header,
    name="CollectionFormatValueNotSupported",
    severity=ERROR,
    phase=IMPORT,
    keys=["collectionFormat"],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_parameter("query", "ids", type="array", items={"type": "string"}, collectionFormat="multi"),
            good=_parameter("query", "ids", type="array", items={"type": "string"}, collectionFormat="csv"),
            at="/collectionFormat",
        ),
        Example(
            bad=_parameter("query", "ids", type="array", items=_list(collectionFormat="pipes")),
            good=_parameter("query", "ids", type="array", items=_list()),
            at="/items/collectionFormat",
        ),
    ],
)
def collection_format_value_not_supported(node: Parameter | Items | Header) -> Iterator[Problem]:
    """A list is sent with commas between its values; every other way, `multi` above all, stops the import."""
    value = node.data["collectionFormat"]
    is_body = isinstance(node, Parameter) and node.location == "body"
    if value != "csv" and not is_body:
        place = node.place / "collectionFormat"
        message = f"`collectionFormat` {quoted(value)} is not supported, only `csv` is"
        yield Problem(message, place, unsafe(Remove(place.tokens)))


@rule(
    Parameter,
    name="AllowEmptyValueOnlyValidForQueryFormData",
    severity=ERROR,
    phase=IMPORT,
    keys=["allowEmptyValue"],
    fix=SAFE,
    examples=[
        Example(
            bad=_parameter("header", "X-Trace", allowEmptyValue=True),
            good=_parameter("header", "X-Trace", allowEmptyValue=False),
            at="/allowEmptyValue",
        )
    ],
)
def allow_empty_value_only_valid_for_query_form_data(parameter: Parameter) -> Iterator[Problem]:
    """Only a query or a form can name something and give it no value."""
    if parameter.data["allowEmptyValue"] is True and parameter.location in ("header", "path"):
        place = parameter.place / "allowEmptyValue"
        message = f"`allowEmptyValue` of a {parameter.location} parameter has no meaning"
        yield Problem(message, place, safe(Remove(place.tokens)))


def _name(parameter: Parameter) -> str:
    return quoted(parameter.data.get("name"))


RULES = (
    query_parameter_encoding_not_supported,
    internal_property_with_default_optional,
    file_parameter_must_be_in_form_data,
    collection_format_value_not_supported,
    allow_empty_value_only_valid_for_query_form_data,
)
