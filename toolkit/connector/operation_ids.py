"""Where a project remembers operations by their ids, beside the operations themselves."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from toolkit.connector import api_properties
from toolkit.connector.project import ConnectorProject


def remembered(project: ConnectorProject) -> frozenset[str]:
    """Return the ids that stand elsewhere, too: in dynamic extensions, policies or the list of the script."""
    written = Counter(_ids(project.definition.data))
    in_properties = {operation.value for operation in api_properties.script_operations(project)}
    for policy in api_properties.policies(project):
        in_properties |= {operation.value for operation in policy.operations}
    return frozenset({name for name, count in written.items() if count > 1} | in_properties)


def _ids(data: Any) -> Iterator[str]:
    """Yield every `operationId` of a definition, as often as it is written."""
    pending = [data]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            name = value.get("operationId")
            if isinstance(name, str):
                yield name
            pending += [member for member in value.values() if isinstance(member, (dict, list))]
        elif isinstance(value, list):
            pending += [element for element in value if isinstance(element, (dict, list))]
