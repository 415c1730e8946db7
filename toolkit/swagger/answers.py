"""The response whose fields makers use in the following steps of a flow."""

from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation, Response


def success(operation: Operation) -> Response | None:
    """Return the response that tells of success: the only 2xx, else 200, 201, a `default` with a schema."""
    found = {response.code: response for response in lookup.responses(operation)}
    good = [response for code, response in found.items() if code.startswith("2")]
    if len(good) == 1:
        return good[0]
    default = found.get("default")
    fallback = default if default is not None and "schema" in default.data else None
    return found.get("200") or found.get("201") or fallback


def shown(operation: Operation) -> Response | None:
    """Return the response that the designer shows: the only one if it is a success, else 200, 201, `default`.

    So it is blind to what other successes hold, such as a 202 beside a 404.
    """
    found = {response.code: response for response in lookup.responses(operation)}
    if len(found) == 1:
        ((code, only),) = found.items()
        return only if code.startswith("2") or code == "default" else None
    return found.get("200") or found.get("201") or found.get("default")
