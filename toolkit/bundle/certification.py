"""What a certification takes: an introduction, and a package with the connector and with a flow for it."""

from toolkit import files as disk
from toolkit import templates
from toolkit.bundle import identity, solution
from toolkit.bundle.flow import test_flow
from toolkit.bundle.identity import Identity
from toolkit.connector.project import ConnectorProject
from toolkit.document import read_bytes
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition

INTRODUCTION = "intro.md"
PACKAGE = "package.zip"
ASSETS = "PkgAssets"


def files(project: ConnectorProject) -> dict[str, bytes]:
    """Return the introduction, the project's own where it has one, and the package."""
    names = identity.of(project)
    solutions = {
        f"{ASSETS}/connector.zip": solution.of_connector(project, names),
        f"{ASSETS}/flow.zip": solution.of_connector(project, names.of_flow(), test_flow(project, names)),
    }
    package = {name: disk.archive(contents) for name, contents in solutions.items()}
    return {INTRODUCTION: _introduction(project, names), PACKAGE: disk.archive(package)}


def _introduction(project: ConnectorProject, names: Identity) -> bytes:
    own = project.folder / INTRODUCTION
    if own.is_file():
        return read_bytes(own)
    operations = lookup.operations(ApiDefinition(project.definition))
    text = templates.render(
        "packages/intro.md.jinja",
        names=names,
        operations=[operation.data for operation in operations if not operation.is_internal],
    )
    return text.encode(errors="backslashreplace")
