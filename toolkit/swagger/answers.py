"""The response whose fields makers use in the following steps of a flow."""

from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation, Response


def success(operation: Operation) -> Response | None:
    """Return the response that the designer takes: the only 2xx, else 200, 201, a `default` with a schema."""
    found = {response.code: response for response in lookup.responses(operation)}
    good = [response for code, response in found.items() if code.startswith("2")]
    if len(good) == 1:
        return good[0]
    default = found.get("default")
    fallback = default if default is not None and "schema" in default.data else None
    return found.get("200") or found.get("201") or fallback
