"""Long-running operations: accepted at once, finished later, and followed by polling."""

from typing import Any

from toolkit.swagger.nodes import Operation

EXTENSION = "x-ms-long-running-operation"
OPTIONS = "x-ms-long-running-operation-options"

# Headers by which an answer says where to ask for the progress.
POLLING_HEADERS = frozenset({"location", "azure-asyncoperation"})


def is_marked(operation: Operation) -> bool:
    """Whether the operation says that it runs long."""
    return operation.data.get(EXTENSION) is True


def is_long_running(operation: Operation) -> bool:
    """Whether the operation runs long, whatever it says: it has options for that, or is accepted with 202.

    A GET that answers 202 is what polls another operation.
    """
    responses = operation.data.get("responses")
    is_accepted = operation.method != "get" and isinstance(responses, dict) and "202" in responses
    return is_marked(operation) or OPTIONS in operation.data or is_accepted


def final_state_via(operation: Operation) -> Any:
    """Return the option that says where the final result is found; None where there is none."""
    options = operation.data.get(OPTIONS)
    return options.get("final-state-via") if isinstance(options, dict) else None
