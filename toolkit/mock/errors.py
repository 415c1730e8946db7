"""The errors of Azure Resource Manager: codes, and texts in its wording."""

from collections.abc import Iterable, Sequence
from typing import Any

from toolkit.arm.resource_path import ResourcePath
from toolkit.mock.call import Answer, Headers, Refused

_HELP = "For more details please go to https://aka.ms/ARMResourceNotFoundFix"


def refused(status: int, code: str, message: str, headers: Headers | None = None, **more: Any) -> Refused:
    """Return what ends a call with an error body."""
    return Refused(Answer(status, {"error": {"code": code, "message": message, **more}}, headers or {}))


def no_route(path: str) -> Refused:
    provider = ResourcePath.parse(path).provider
    code = "InvalidResourceType" if provider else "NotFound"
    return refused(404, code, f"No operation of this connector has the path '{path}'.")


def wrong_method(method: str, allowed: Iterable[str]) -> Refused:
    methods = ", ".join(sorted(name.upper() for name in allowed))
    message = f"The HTTP method '{method.upper()}' is not supported here; '{methods}' is."
    return refused(405, "MethodNotAllowed", message, {"Allow": methods})


def bad_subscription(name: str) -> Refused:
    message = f"The provided subscription identifier '{name}' is malformed or invalid."
    return refused(400, "InvalidSubscriptionId", message)


def no_subscription(name: str) -> Refused:
    return refused(404, "SubscriptionNotFound", f"The subscription '{name}' could not be found.")


def no_group(name: str) -> Refused:
    return refused(404, "ResourceGroupNotFound", f"Resource group '{name}' could not be found.")


def no_parent(path: ResourcePath) -> Refused:
    parent = path.names[-1] if path.names else str(path)
    message = f"Can not perform requested operation on nested resource. Parent resource '{parent}' not found."
    return refused(404, "ParentResourceNotFound", message)


def no_resource(path: ResourcePath) -> Refused:
    full = "/".join((path.resource_type, *path.names[-1:]))
    group = f" under resource group '{path.scope[3]}'" if len(path.scope) > 3 else ""
    return refused(404, "ResourceNotFound", f"The Resource '{full}'{group} was not found. {_HELP}")


def bad_content(reason: str, details: Sequence[str] = ()) -> Refused:
    message = f"The request content was invalid and could not be deserialized: '{reason}'."
    more: dict[str, Any] = {}
    if details:
        more["details"] = [{"code": "InvalidRequestContent", "message": text} for text in details]
    return refused(400, "InvalidRequestContent", message, **more)


def bad_parameter(name: str, reason: str) -> Refused:
    return refused(400, "InvalidParameter", f"The value of parameter {name} is invalid: {reason}.")


def bad_query(code: str, name: str, value: str) -> Refused:
    return refused(400, code, f"Invalid {name} '{value}' specified in the query string.")


def conflict(message: str) -> Refused:
    return refused(409, "Conflict", message)
