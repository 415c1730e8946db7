"""Whether a connector is one of Azure Resource Manager, whose paths are known and tell what is meant."""

from toolkit.connector import clouds
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition

_STARTS = ("/subscriptions/", "/providers/", "/{scope}/")


def is_azure(definition: ApiDefinition) -> bool:
    """Whether a definition is one of Resource Manager, by its host or its paths."""
    return lookup.once(definition, "is_azure", lambda: _is_azure(definition))


def _is_azure(definition: ApiDefinition) -> bool:
    host = definition.data.get("host")
    if isinstance(host, str) and clouds.of_host(host):
        return True
    paths = (operation.path.lower() for operation in lookup.operations(definition))
    return any(path.startswith(_STARTS) and "/providers/microsoft." in path for path in paths)
