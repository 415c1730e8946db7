"""The newer form of a dynamic call, which tells parameters from properties of a body by how it names them."""

from toolkit.swagger.dynamic_calls import LIST, PROPERTIES, SCHEMA, VALUES, DynamicCall, Entry
from toolkit.swagger.dynamic_names import Meanings, meanings
from toolkit.swagger.dynamic_sources import referred
from toolkit.swagger.nodes import Data

SUCCESSORS = {VALUES: LIST, SCHEMA: PROPERTIES}
_PATHS = {"value-collection": "itemsPath", "value-path": "itemValuePath", "value-title": "itemTitlePath"}


def successor(call: DynamicCall) -> Data | None:
    """Return the same call as the successor of its extension writes it; None where it cannot be translated.

    Where a name may be that of a parameter or of a property the parameter is taken.
    """
    parameters = {_key(entry): _value(entry) for entry in call.entries}
    paths = {key: call.path(key) for key in _PATHS if key in call.data}
    if None in parameters or None in parameters.values() or None in paths.values() or call.called is None:
        return None
    made: Data = {"operationId": call.operation_id, "parameters": parameters}
    if call.extension == VALUES:
        return made | {_PATHS[key]: path for key, path in paths.items()}
    # Without a path the older form takes the answer for a map of properties, the newer one for a schema.
    return made | _item_value_path(call.data) if paths.get("value-path") else None


def expected_item_value_path(dynamic_schema: Data) -> str | None:
    """Return where x-ms-dynamic-properties finds the same schema: it stops above its `properties`."""
    path = dynamic_schema.get("value-path", "")
    if not isinstance(path, str):
        return None
    return "" if path == "properties" else path.removesuffix("/properties")


def _item_value_path(dynamic_schema: Data) -> Data:
    path = expected_item_value_path(dynamic_schema)
    return {"itemValuePath": path} if path else {}


def _key(entry: Entry) -> str | None:
    called = entry.call.called
    return _name(meanings(called, entry.key)) if called else None


def _value(entry: Entry) -> Data | None:
    if entry.static is not None:
        return {"value": entry.static[1]}
    names = {_name(found) for _, found in referred(entry)}
    name = names.pop() if len(names) == 1 else None
    return {"parameterReference": name} if name else None


def _name(found: Meanings) -> str | None:
    """Return the name that means the same in the newer form, where it means one thing there."""
    return found.first.name if found.first and not (found.parameter and found.full_path) else None
