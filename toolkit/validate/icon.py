"""The judge Pillow: is the icon a picture, and a square one."""

from collections.abc import Iterator

from toolkit.connector.icon import BadIcon, Icon, read_icon
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document, Place
from toolkit.errors import UnreadableFile
from toolkit.lint.rule import ERROR, IMPORT, WARNING, Problem, rule
from toolkit.syntax.spot import Span

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/define-blank"


@rule(
    ConnectorProject,
    name="IconNotUsable",
    code="JD401",
    family="judge",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
)
def icon_not_usable(project: ConnectorProject) -> Iterator[Problem]:
    """An icon is a PNG or JPEG picture of less than 1 MB; Pillow decodes it to be sure that it is whole."""
    seen = _seen(project)
    if isinstance(seen, str):
        yield _problem(project, seen)


@rule(
    ConnectorProject,
    name="IconNotSquare",
    code="JD402",
    family="judge",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
)
def icon_not_square(project: ConnectorProject) -> Iterator[Problem]:
    """The designers show icons in a square; 230 x 230 pixels are recommended."""
    seen = _seen(project)
    if isinstance(seen, Icon) and seen.width != seen.height:
        yield _problem(project, f"the icon is not square, it has {seen.width} x {seen.height} pixels")


def _seen(project: ConnectorProject) -> Icon | str | None:
    """Return the icon, or what is wrong with it."""
    if project.icon is None:
        return None
    try:
        return read_icon(project.icon)
    except (BadIcon, UnreadableFile) as error:
        return str(error)


def _problem(project: ConnectorProject, message: str) -> Problem:
    # A picture has no lines: the mark stands at its start.
    return Problem(message, Place(Document(project.icon or project.folder, "")), span=Span(0, 0))


RULES = (icon_not_usable, icon_not_square)
