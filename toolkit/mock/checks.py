"""What a request must bring: a token, an api-version, its parameters and a body that fits."""

import json
from collections.abc import Mapping
from typing import Any

from toolkit.mock.errors import ArmError, bad_request
from toolkit.mock.routing import Match
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation, Parameter
from toolkit.swagger.values import as_json

_API_VERSION = "api-version"


def check_token(definition: ApiDefinition, headers: Mapping[str, str], token: str) -> None:
    """Raise where a connector that signs in with OAuth sends no token, or another one."""
    schemes = lookup.members(definition, "securityDefinitions").values()
    if not any(isinstance(one, dict) and one.get("type") == "oauth2" for one in schemes):
        return
    kind, _, sent = headers.get("authorization", "").partition(" ")
    challenge = {"WWW-Authenticate": 'Bearer authorization_uri="https://login.microsoftonline.com/common"'}
    if kind.lower() != "bearer" or not sent:
        message = "Authentication failed. The 'Authorization' header is missing."
        raise ArmError(401, "AuthenticationFailed", message, challenge)
    if sent == "expired":
        raise ArmError(401, "ExpiredAuthenticationToken", "The access token expiry has passed.", challenge)
    if sent == "forbidden":
        raise ArmError(403, "AuthorizationFailed", "The client does not have authorization for this action.")
    if sent != token:
        raise ArmError(401, "InvalidAuthenticationToken", "The access token is invalid.", challenge)


def check_parameters(match: Match, query: Mapping[str, str], headers: Mapping[str, str]) -> None:
    """Raise for the first parameter that is missing, or no value of its type."""
    for parameter in lookup.effective_parameters(match.operation):
        name = parameter.data.get("name")
        if not isinstance(name, str):
            continue
        sent = {"query": query, "header": headers, "path": match.values}.get(str(parameter.location))
        if sent is None:
            continue
        value = sent.get(name.lower() if parameter.location == "header" else name)
        if name == _API_VERSION:
            _check_version(parameter, value)
        elif value is None and parameter.data.get("required") is True:
            raise bad_request(
                "MissingParameter", f"The required {parameter.location} parameter '{name}' is missing."
            )
        elif value is not None:
            _check_value(parameter, name, value)


def body_of(operation: Operation, content: bytes) -> Any:
    """Return the body of a request; raise where it is missing, no JSON, or does not fit its schema."""
    parameter = next((one for one in lookup.effective_parameters(operation) if one.location == "body"), None)
    if parameter is None:
        return None
    if not content.strip():
        if parameter.data.get("required") is True:
            raise bad_request(
                "InvalidRequestContent", "The request content was empty and an object is expected."
            )
        return None
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise bad_request(
            "InvalidRequestContent", f"The request content was not valid JSON: {error}"
        ) from error
    _check_schema(parameter, body)
    return body


def _check_version(parameter: Parameter, value: str | None) -> None:
    known = [parameter.data.get("default"), *_listed(parameter.data.get("enum"))]
    supported = [one for one in known if isinstance(one, str)]
    if value is None:
        raise bad_request(
            "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required."
        )
    if supported and value not in supported:
        message = (
            f"The api-version '{value}' is invalid. The supported versions are '{', '.join(supported)}'."
        )
        raise bad_request("InvalidApiVersionParameter", message)


def _check_value(parameter: Parameter, name: str, value: str) -> None:
    kind, choices = parameter.data.get("type"), _listed(parameter.data.get("enum"))
    fits = {"integer": _is_integer, "number": _is_number, "boolean": _is_boolean}.get(str(kind))
    if fits and not fits(value):
        raise bad_request("InvalidParameter", f"The value of the parameter '{name}' is no {kind}.")
    if choices and value not in {one if isinstance(one, str) else as_json(one) for one in choices}:
        told = ", ".join(map(str, choices[:10]))
        raise bad_request("InvalidParameter", f"The value of the parameter '{name}' is not one of {told}.")


def _check_schema(parameter: Parameter, body: Any) -> None:
    # Loading it takes as long as linting a small definition.
    from jsonschema_rs import Draft4Validator

    definition = parameter.definition
    schema = {
        **_object(parameter.data.get("schema")),
        "definitions": lookup.members(definition, "definitions"),
    }
    try:
        problem = next(Draft4Validator(schema, validate_formats=False).iter_errors(body), None)
    except ValueError:  # a schema that is none: whatever is sent fits
        return
    if problem is not None:
        place = "/".join(map(str, problem.instance_path)) or "the body"
        raise bad_request(
            "InvalidRequestContent", f"The request content is invalid at {place}: {problem.message[:300]}"
        )


def _is_integer(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and len(text) < 100


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _is_boolean(text: str) -> bool:
    return text.lower() in {"true", "false"}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
