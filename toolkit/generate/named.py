"""Find the operation that somebody names on the command line."""

from difflib import get_close_matches

from toolkit.errors import BadValue
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation


def operation_named(definition: ApiDefinition, name: str) -> Operation:
    """Return the operation of that operationId; raise BadValue with a near miss."""
    operations = lookup.operations_by_id(definition)
    if name in operations:
        return operations[name]
    near = get_close_matches(name, operations, n=1)
    hint = f"; did you mean `{near[0]}`?" if near else ""
    raise BadValue(f"{definition.document.path}: no operation is called `{name}`{hint}")
