"""What makes a package too large for whoever imports it, or leaves it short of something."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.bundle import identity, row
from toolkit.connector import limits
from toolkit.connector.limits import Limit
from toolkit.connector.project import ConnectorProject


class Excess(NamedTuple):
    """What is too large or too little; not everything stops an import everywhere."""

    message: str
    is_certain: bool = True


def of_upload(_: ConnectorProject, contents: Mapping[str, bytes]) -> Iterator[Excess]:
    """Yield what the portal and the paconn tool refuse."""
    for name, content in contents.items():
        yield from _excess(f"`{name}`", len(content), "bytes", limits.UPLOAD_BYTES, upto=1)


def of_paconn(project: ConnectorProject, contents: Mapping[str, bytes]) -> Iterator[Excess]:
    """Yield what the paconn tool refuses, and what it crashes at."""
    yield from of_upload(project, contents)
    info = project.definition.data.get("info")
    for key in ("title", "description"):
        if not isinstance(info, dict) or key not in info:
            yield Excess(f"the definition has no `{key}` in `info`; paconn stops there", is_certain=False)


def of_row(project: ConnectorProject, _: Mapping[str, bytes]) -> Iterator[Excess]:
    """Yield what does not fit into a row of Dataverse."""
    names = identity.of(project)
    if len(names.connector_name) > limits.ROW_NAME.value:
        yield Excess(_long_name(names.connector_name), is_certain=False)
    yield from _excess("the display name", len(names.connector_title), "characters", limits.ROW_TITLE)
    yield from _excess("the description", len(names.description), "characters", limits.ROW_DESCRIPTION)
    for column, content in row.columns(project).items():
        size = len(content.decode(errors="replace"))
        if column == "openapidefinition":
            yield from _definition(size)
        elif column != "iconblob":
            yield from _excess(f"`{column}`", size, "characters", limits.COLUMN)


def _long_name(name: str) -> str:
    longest = limits.ROW_NAME.value
    return (
        f"`{name}` has {len(name)} characters; `pac solution unpack` leaves out names of more than {longest}"
    )


def _definition(size: int) -> Iterator[Excess]:
    yield from _excess("the definition", size, "characters", limits.DEFINITION_COLUMN)
    warned = limits.DEFINITION_COLUMN_WARNED.value
    if warned < size <= limits.DEFINITION_COLUMN.value:
        yield Excess(
            f"the definition has {size:,} characters, some environments take {warned:,}", is_certain=False
        )


def of_template(_: ConnectorProject, contents: Mapping[str, bytes]) -> Iterator[Excess]:
    """Yield what a deployment refuses, or Bicep."""
    for name, content in contents.items():
        if name == "azuredeploy.json":
            yield from _excess(f"`{name}`", len(content), "bytes", limits.TEMPLATE_BYTES)
        elif name == "apiDefinition.swagger.json":
            size = len(content.decode(errors="replace"))
            yield from _excess(f"`{name}`", size, "characters", limits.BICEP_FILE)


def _excess(what: str, size: int, unit: str, limit: Limit, upto: int = 0) -> Iterator[Excess]:
    """Yield an excess where the size is above the limit, or with `upto` reaches it."""
    if size + upto > limit.value:
        yield Excess(
            f"{what} has {size:,} {unit}, {'less than' if upto else 'at most'} {limit.value:,} are taken"
        )
