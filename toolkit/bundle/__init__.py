"""Packages for import: one module for each format, each returning files by name, nothing written yet."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from toolkit import files as disk
from toolkit.bundle import certification, logic_apps, pac, paconn, sizes, solution, wizard
from toolkit.bundle.sizes import Excess
from toolkit.connector.project import ConnectorProject

Files = Mapping[str, bytes]


class BundleTarget(StrEnum):
    WIZARD = "wizard"  # the portal's import of an OpenAPI file
    PACONN = "paconn"  # the folder that the paconn command line tool sends
    PAC = "pac"  # the folder that the Power Platform CLI sends
    SOLUTION = "solution"  # an unmanaged solution of Dataverse
    CERTIFICATION = "certification"  # what a publisher submits
    LOGIC_APPS = "logic-apps"  # an ARM template, and Bicep
    ALL = "all"  # each of them, in a folder or an archive of its own


@dataclass(frozen=True, slots=True)
class Target:
    """How a package is made, and what it may not exceed."""

    files: Callable[[ConnectorProject], Files]
    excess: Callable[[ConnectorProject, Files], Iterator[Excess]]
    is_archive: bool = False  # imported as one file
    keeps_sign_in: bool = True  # carries the IDs that a sign-in needs, placeholders or not


def _all(project: ConnectorProject) -> Files:
    """Return every other package: as an archive where it is imported as one, else in a folder."""
    contents: dict[str, bytes] = {}
    for name, target in _SINGLE.items():
        made = target.files(project)
        if target.is_archive:
            contents[f"{name}.zip"] = disk.archive(made)
        else:
            contents |= {f"{name}/{inner}": content for inner, content in made.items()}
    return contents


def _all_excess(project: ConnectorProject, contents: Files) -> Iterator[Excess]:
    for name, target in _SINGLE.items():
        # Nothing is asked of the files of an archive: what has to fit is the row that they become.
        folder = f"{name}/"
        made = {path.removeprefix(folder): contents[path] for path in contents if path.startswith(folder)}
        for excess in target.excess(project, made):
            yield Excess(f"{name}: {excess.message}", excess.is_certain)


_SINGLE: dict[BundleTarget, Target] = {
    BundleTarget.WIZARD: Target(wizard.files, sizes.of_upload, keeps_sign_in=False),
    BundleTarget.PACONN: Target(paconn.files, sizes.of_paconn),
    BundleTarget.PAC: Target(pac.files, sizes.of_row),
    BundleTarget.SOLUTION: Target(solution.files, sizes.of_row, is_archive=True),
    BundleTarget.CERTIFICATION: Target(certification.files, sizes.of_row, is_archive=True),
    BundleTarget.LOGIC_APPS: Target(logic_apps.files, sizes.of_template, keeps_sign_in=False),
}
TARGETS: dict[BundleTarget, Target] = {**_SINGLE, BundleTarget.ALL: Target(_all, _all_excess)}

__all__ = ["TARGETS", "BundleTarget", "Excess", "Files", "Target"]
