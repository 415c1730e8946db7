"""The unmanaged solution that brings a connector into Dataverse: everything but its secret."""

from toolkit import templates
from toolkit.bundle import identity, row
from toolkit.bundle.flow import Flow
from toolkit.bundle.identity import Identity
from toolkit.connector.project import ConnectorProject

CONTENT_TYPES = "[Content_Types].xml"
MANIFEST = "solution.xml"
CUSTOMIZATIONS = "customizations.xml"


def files(project: ConnectorProject) -> dict[str, bytes]:
    """Return the solution's files, in the order in which the platform writes them."""
    return of_connector(project, identity.of(project))


def of_connector(project: ConnectorProject, names: Identity, flow: Flow | None = None) -> dict[str, bytes]:
    """Return a solution with the connector and perhaps a flow that uses it."""
    columns = row.columns(project)
    contents = {row.file_name(names.connector_name, column): content for column, content in columns.items()}
    if flow:
        contents[flow.file_name] = flow.content
    return {
        CONTENT_TYPES: _xml("content_types", extensions=_extensions(contents)),
        MANIFEST: _xml("solution", identity=names, flow=flow),
        CUSTOMIZATIONS: _xml(
            "customizations",
            identity=names,
            flow=flow,
            colour=row.colour(project),
            parts=[(column, row.file_name(names.connector_name, column)) for column in columns],
        ),
        **contents,
    }


def _extensions(contents: dict[str, bytes]) -> list[str]:
    """Return the extensions of a solution's files, in upper and lower case as used."""
    return list(dict.fromkeys(["xml", *(name.rpartition(".")[2] for name in contents)]))


def _xml(name: str, **values: object) -> bytes:
    return templates.render(f"packages/solution/{name}.xml.jinja", **values).encode()
