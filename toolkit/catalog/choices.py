"""Dropdowns of the catalog: which operation lists the choices, and what it is given."""

from collections.abc import Collection
from typing import Any

from toolkit.arm.imported import Dropdown
from toolkit.arm.versions import API_VERSION
from toolkit.catalog.services import request_of, service_of, version_of
from toolkit.swagger.path_template import variables


def dropdown(choices: Any, given: Collection[str], parameter: str = "", pointer: str = "") -> Dropdown:
    """Return the dropdown of a parameter, or of a property of the body.

    Its list takes the parameters of the same names, which must be among the given.
    """
    said = choices if isinstance(choices, dict) else {"list": choices}
    name = said["list"]
    service = service_of()[name]
    operation = service.operations[name]
    value, title = operation.get("lists", ("name", "name"))
    of_type = {"$filter": f"resourceType eq '{said['type']}'"} if "type" in said else {}
    wanted = variables(request_of(operation)[1])
    missing = [one for one in wanted if one not in given]
    if missing:
        raise LookupError(f"{name} needs {missing}")
    return Dropdown(
        parameter=parameter,
        helper=name,
        collection="value",
        value=said.get("value", value),
        title=title,
        arguments={one: one for one in wanted},
        constants={**of_type, API_VERSION: version_of(service, operation)},
        pointer=pointer,
    )
