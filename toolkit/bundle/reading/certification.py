"""Read the package of a certification: the solution with the connector alone, and the introduction."""

from toolkit.bundle import archives
from toolkit.bundle.certification import INTRODUCTION
from toolkit.bundle.package import Package
from toolkit.bundle.reading import solution

_INNER = 3  # archives are looked at in one; a package has no more, and each may unpack to much
_DEPTH = 2  # and lie no deeper than this


def read(package: Package, depth: int = 0) -> dict[str, bytes] | None:
    """Return a project's files, or None where no archive in an archive holds a solution."""
    inner = [name for name in package.files if name.lower().endswith(".zip")]
    for name in inner[:_INNER]:
        found = archives.read(package.path / name, package.files[name])
        files = solution.read(found) if _is_of_connector(found) else None
        if files is None and depth < _DEPTH:
            files = read(found, depth + 1)
        if files is not None:
            return files | _introduction(package)
    return None


def _is_of_connector(package: Package) -> bool:
    """Whether a solution holds a connector and no flow."""
    return "workflows" not in {name.lower() for name in package.root_folders}


def _introduction(package: Package) -> dict[str, bytes]:
    names = package.at_root(".md")
    return {INTRODUCTION: package.files[names[0]]} if len(names) == 1 else {}
