"""Packages for import: one module for each format, each returning files by name, nothing written yet."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from toolkit.bundle import paconn, wizard
from toolkit.connector.project import DEFINITION_NAMES, PART_NAMES, ConnectorProject

Files = Mapping[str, bytes]


class BundleTarget(StrEnum):
    WIZARD = "wizard"  # the portal's import of an OpenAPI file
    PACONN = "paconn"  # the folder that the paconn command line tool sends


TARGETS: dict[BundleTarget, Callable[[ConnectorProject], Files]] = {
    BundleTarget.WIZARD: wizard.files,
    BundleTarget.PACONN: paconn.files,
}

FILE_NAMES = frozenset({DEFINITION_NAMES[0], wizard.PAGE, *PART_NAMES})  # what any bundle may hold

__all__ = ["FILE_NAMES", "TARGETS", "BundleTarget", "Files"]
