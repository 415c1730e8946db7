"""Rules about whether a request can carry its content by the MIME types in `consumes`."""

from collections.abc import Iterator
from typing import Any

from toolkit.finding import Fix
from toolkit.lint.fragments import IN_FORM, consuming, never, text
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation, Parameter, Schema

_JSON, _TEXT = "application/json", "text/plain"
_MULTIPART, _FORM = "multipart/form-data", "application/x-www-form-urlencoded"

_PLAN = {"name": "plan", "in": "formData", "x-ms-summary": "Plan", "description": "The plan of the room."}
_FILE = {"type": "file"} | _PLAN
_BINARY = {"type": "string", "format": "binary"} | _PLAN
_BODY = {"name": "body", "in": "body", "schema": {"properties": {"floor": {"type": "string"}}}}
_WORD = {"name": "body", "in": "body", "schema": {"type": "string"}}


def _sending(parameter: dict[str, Any], *mime_types: str) -> dict[str, Any]:
    return {"consumes": list(mime_types), "parameters": [parameter]}


@rule(
    Operation,
    name="MimeTypeNotCompatibleWithRequestContentSchemaType",
    severity=ERROR,
    phase=IMPORT,
    moot_if={Parameter: never(IN_FORM), **consuming({"items": {"not": text("(?i)text/plain")}})},
    fix=UNSAFE,
    examples=[
        Example(
            bad=_sending(_FILE, _JSON),
            good=_sending(_FILE, "Multipart/Form-Data; boundary=here"),
            at="/consumes",
        ),
        Example(bad=_sending(_FILE, _FORM), good=_sending(_FILE, _FORM, _MULTIPART), at="/consumes"),
        Example(bad=_sending(_BODY, _TEXT), good=_sending(_BODY, _TEXT, _JSON), at="/consumes"),
        Example(bad=_sending(_BODY, "Text/Plain"), good=_sending(_WORD, _TEXT), at="/consumes"),
    ],
)
def mime_type_not_compatible_with_request_content_schema_type(operation: Operation) -> Iterator[Problem]:
    """A request is written as `consumes` says: no object fits into plain text, and no form into JSON.

    Objects that are sent as a form are left alone, for published connectors have them.
    """
    mime_types = {_bare(mime_type) for mime_type in lookup.consumes(operation) if isinstance(mime_type, str)}
    lack = _lack(operation, mime_types) if mime_types else None
    if lack is not None:
        content, needed = lack
        holder = operation if "consumes" in operation.data else operation.definition
        message = f"`consumes` has no `{needed}`, by which {quoted(operation.id)} could send {content}"
        yield Problem(message, holder.place / "consumes", _with_consumes(operation, [needed]))


def _lack(operation: Operation, mime_types: set[str]) -> tuple[str, str] | None:
    """Return what the operation sends, and the MIME type that it lacks for that."""
    form = [one.data for one in lookup.effective_parameters(operation) if one.location == "formData"]
    if _MULTIPART not in mime_types and any(data.get("type") == "file" for data in form):
        return "a file", _MULTIPART
    if form and mime_types.isdisjoint({_FORM, _MULTIPART}):
        return "a form", _FORM
    if mime_types == {_TEXT} and _has_structure(lookup.body_schema(operation)):
        return "an object or array", _JSON
    return None


def _has_structure(body: Schema | None) -> bool:
    schema = lookup.followed(body) if body is not None else None
    if schema is None:
        return False
    declared = schema.data.get("type")
    if declared is None:
        return not {"properties", "allOf", "items"}.isdisjoint(schema.data)
    return declared in ("object", "array")


@rule(
    Operation,
    name="StringBinaryNotSupportedForFormUrlEncoded",
    severity=ERROR,
    phase=IMPORT,
    moot_if={Parameter: never(IN_FORM)},
    fix=UNSAFE,
    examples=[
        Example(bad=_sending(_BINARY, _FORM), good=_sending(_BINARY, _MULTIPART), at="/parameters/0"),
        Example(
            bad=_sending(_BINARY, _MULTIPART, f"{_FORM}; charset=utf-8"),
            good=_sending(_BINARY, _MULTIPART),
            at="/parameters/0",
        ),
    ],
)
def string_binary_not_supported_for_form_url_encoded(operation: Operation) -> Iterator[Problem]:
    """Text of a form is escaped character by character, which bytes do not survive."""
    mime_types = lookup.consumes(operation)
    if _FORM not in map(_bare, mime_types):
        return
    for parameter in lookup.effective_parameters(operation):
        if parameter.location == "formData" and _is_binary(parameter):
            others = [mime_type for mime_type in mime_types if _bare(mime_type) not in (_FORM, _MULTIPART)]
            message = (
                f"{quoted(parameter.data.get('name'))} is binary, which `{_FORM}` in `consumes` cannot carry"
            )
            yield Problem(message, parameter.place, _with_consumes(operation, [_MULTIPART, *others]))


def _is_binary(parameter: Parameter) -> bool:
    return parameter.data.get("type") == "string" and parameter.data.get("format") == "binary"


def _bare(mime_type: Any) -> str:
    """Return a MIME type without its parameters, in lower case."""
    return str(mime_type).partition(";")[0].strip().lower()


def _with_consumes(operation: Operation, mime_types: list[Any]) -> Fix:
    return unsafe(Put((*operation.tokens, "consumes"), mime_types))


RULES = (
    mime_type_not_compatible_with_request_content_schema_type,
    string_binary_not_supported_for_form_url_encoded,
)
