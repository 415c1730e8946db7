"""Rules about names that a parameter cannot have."""

from collections.abc import Iterator
from typing import Any

from toolkit.lint.fragments import IN_FORM, never, text, without
from toolkit.lint.rule import CERTIFICATION, ERROR, IMPORT, SAFE, Example, Problem, quoted, rule, safe
from toolkit.patch import Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Node, Operation, Parameter


def _parameter(location: str, name: str, **members: Any) -> Data:
    texts = {"x-ms-summary": name.title(), "description": f"The {name.lower()}."}
    return {"name": name, "in": location, "type": "string", **texts, **members}


def _signed_in(*parameters: Data) -> Data:
    get = {
        "operationId": "GetThing",
        "summary": "Get thing",
        "description": "Gets a thing.",
        "parameters": list(parameters),
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }
    return {
        "securityDefinitions": {"basic": {"type": "basic"}},
        "security": [{"basic": []}],
        "paths": {"/things": {"get": get}},
    }


@rule(
    Parameter,
    name="ReservedParameterIsUsed",
    severity=ERROR,
    phase=CERTIFICATION,
    silent_if=without(["name"], "(?i)^authorization$"),
    fix=SAFE,
    examples=[
        Example(
            bad=_signed_in(_parameter("header", "authorization"), _parameter("header", "X-Trace")),
            good=_signed_in(_parameter("query", "authorization"), _parameter("header", "X-Trace")),
            at="/paths/~1things/get/parameters/0/name",
            part="definition",
        )
    ],
)
def reserved_parameter_is_used(parameter: Parameter) -> Iterator[Problem]:
    """The platform writes the Authorization header from the connection; what a maker gives is lost.

    Which headers are reserved is not published; this one is named by no published connector.
    """
    if parameter.location == "header" and _has_name(parameter, "authorization"):
        message = f"header {_name(parameter)} is written by the platform, from the connection"
        fix = safe(Remove(parameter.tokens)) if _is_signed_in(parameter.parent) else None
        yield Problem(message, parameter.place / "name", fix)


def _is_signed_in(node: Node) -> bool:
    """Whether a security definition supplies the Authorization header of an operation."""
    defined = node.definition.data.get("securityDefinitions")
    if not isinstance(node, Operation) or not isinstance(defined, dict):
        return False
    required = node.data.get("security", node.definition.data.get("security"))
    names = {name for _, requirement in lookup.objects(required) for name in requirement}
    return any(_supplies_authorization(scheme) for name, scheme in defined.items() if name in names)


def _supplies_authorization(scheme: Any) -> bool:
    if not isinstance(scheme, dict):
        return False
    is_header = scheme.get("in") == "header" and str(scheme.get("name")).lower() == "authorization"
    return is_header or scheme.get("type") in ("basic", "oauth2")


@rule(
    Parameter,
    name="ConnectionIdParameterNotAllowed",
    severity=ERROR,
    phase=IMPORT,
    silent_if=without(["name"], "(?i)^connectionid$"),
    examples=[
        Example(bad=_parameter("header", "connectionID"), good=_parameter("query", "connection"), at="/name"),
        Example(
            bad=_parameter("query", "connectionId"),
            good={
                "name": "body",
                "in": "body",
                "schema": {"type": "object", "properties": {"connectionId": {"type": "string"}}},
            },
            at="/name",
        ),
    ],
)
def connection_id_parameter_not_allowed(parameter: Parameter) -> Iterator[Problem]:
    """The platform puts a `{connectionId}` of its own before every path; a second parameter of the name collides.

    A property of a body may have the name.
    """
    if _has_name(parameter, "connectionid"):
        yield Problem(
            f"{_name(parameter)} is the name of a parameter that the platform adds", parameter.place / "name"
        )


@rule(
    Parameter,
    name="InvalidFormDataParameterName",
    severity=ERROR,
    phase=IMPORT,
    silent_if=never(IN_FORM | {"name": {"not": text("^[ -~]*$")}}),
    examples=[
        Example(bad=_parameter("formData", "größe"), good=_parameter("formData", "size"), at="/name"),
    ],
)
def invalid_form_data_parameter_name(parameter: Parameter) -> Iterator[Problem]:
    """The name of a form's part is sent in a header, which holds ASCII characters alone."""
    if parameter.location == "formData" and not str(parameter.data.get("name")).isascii():
        message = f"form parameter {_name(parameter)} has characters beyond ASCII in its name"
        yield Problem(message, parameter.place / "name")


def _has_name(parameter: Parameter, name: str) -> bool:
    return str(parameter.data.get("name")).lower() == name


def _name(parameter: Parameter) -> str:
    return quoted(parameter.data.get("name"))


RULES = (
    reserved_parameter_is_used,
    connection_id_parameter_not_allowed,
    invalid_form_data_parameter_name,
)
