"""Make operations smaller where many of them would not fit into one connector."""

from dataclasses import replace

from toolkit.arm.imported import ImportedOperation
from toolkit.generate.adding import Wish
from toolkit.swagger.nodes import Data
from toolkit.swagger.schema_references import mapped

# The newer form says the same once more, for what references into bodies cannot say in the older one.
_NEWER, _OLDER = "x-ms-dynamic-list", "x-ms-dynamic-values"


def with_one_form(wish: Wish) -> Wish:
    """Return the wish with each dropdown written in one form instead of two; it works the same."""
    return replace(wish, operation=_slimmed(wish.operation))


def _slimmed(operation: ImportedOperation) -> ImportedOperation:
    return replace(
        operation,
        operation=mapped(operation.operation, _older_only),
        definitions={name: mapped(data, _older_only) for name, data in operation.definitions.items()},
        helpers=tuple(map(_slimmed, operation.helpers)),
    )


def _older_only(data: Data) -> Data:
    return {key: value for key, value in data.items() if key != _NEWER} if _OLDER in data else data
