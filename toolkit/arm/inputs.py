"""The parameters of an operation, in the order in which makers fill them in."""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.arm import labels, parameters, versions
from toolkit.arm.dynamic import extensions
from toolkit.arm.forms import Form
from toolkit.arm.imported import Dropdown, ImportRefused
from toolkit.arm.labelling import labels_of
from toolkit.arm.paths import ConnectorPath
from toolkit.arm.specification import Located
from toolkit.swagger.nodes import Data
from toolkit.swagger.path_template import variables

_BODY = "Body"  # what is in it has labels of its own
_ORDER = ("path", "query", "header", "formData")


def inputs(path: ConnectorPath, declared: list[Located], dropdowns: Mapping[str, Dropdown]) -> Iterator[Data]:
    """Yield the parameters that are neither body nor version: those of the path first, in its order."""
    named = _by_name(path, declared)
    texts = labels_of(path.path, named, dropdowns)
    for name, data in named.items():
        found = parameters.written(data, name, texts[name])
        if name in dropdowns:
            found = {**_without_checks(found), **extensions(dropdowns[name])}
        yield found
    yield from (parameters.fixed(name, value) for name, value in path.query.items() if name not in named)


def body_of(declared: list[Located]) -> Located | None:
    """Return the body parameter."""
    return next((one for one in declared if one.data.get("in") == "body"), None)


def body(declared: Data, form: Form, schema: Data) -> Data:
    """Return the body parameter; it is required as soon as something in it is."""
    is_required = declared.get("required") is True or bool(form.required)
    return {
        "name": "body",
        "in": "body",
        **({"required": True} if is_required else {}),
        "x-ms-summary": _BODY,
        "description": labels.description(declared.get("description"), _BODY) or "What is sent to Azure.",
        "schema": schema,
    }


def _by_name(path: ConnectorPath, declared: list[Located]) -> dict[str, Data]:
    """Return what is declared, by the names of the connector's path; a name belongs to one parameter only."""
    found: dict[str, Data] = {}
    for place in _ORDER:
        of_place = [one.data for one in declared if one.data.get("in") == place]
        if place == "path":
            by_name = {path.called(data["name"]): data for data in of_place}
            found |= {
                name: by_name.get(name) or parameters.of_template(name) for name in variables(path.path)
            }
            continue
        for data in of_place:
            if data["name"] in found:
                raise ImportRefused(f"two parameters are called `{data['name']}`")
            if not versions.is_version(data):
                found[data["name"]] = data
    return found


def _without_checks(data: Data) -> Data:
    """Return a parameter without what would refuse an expression, or a choice from a list."""
    unwanted: Any = ("pattern", "minLength", "maxLength", "enum", "x-ms-enum-values")
    return {key: value for key, value in data.items() if key not in unwanted}
