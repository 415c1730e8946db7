"""The checks of the official validator of certification packages, in its order.

The first that fails is the last. Names are compared without regard to upper and lower case, as on Windows,
for which the validator is written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from toolkit.bundle import archives, xml
from toolkit.bundle.package import Package
from toolkit.bundle.solution import CONTENT_TYPES, CUSTOMIZATIONS, MANIFEST

_CONNECTOR, _WORKFLOWS, _PLUGIN = "Connector", "Workflows", "aicopilot_aiplugin"

# The folders that a solution needs for each kind of node in its customizations.
_FOLDERS = {
    _CONNECTOR: (_CONNECTOR,),
    _WORKFLOWS: (_CONNECTOR, _WORKFLOWS),
    _PLUGIN: (_CONNECTOR, "aiplugins", "aipluginoperations"),
}

# The solutions that a package has to have, and the nodes that tell them.
_SOLUTIONS = {
    "connector": frozenset({_CONNECTOR}),
    "flow": frozenset({_CONNECTOR, _WORKFLOWS}),
    "plugin": frozenset({_CONNECTOR, _PLUGIN}),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What the validator says of a package, and the solutions as far as it came to them."""

    failures: tuple[str, ...]
    solutions: tuple[Package, ...] = ()


def check(path: Path, package: Package, *, plugin: bool = False) -> Checked:
    """Return why the official validator would refuse a package; with a plugin it expects three solutions."""
    failures = list(_outer(path, package))
    if failures:
        return Checked(tuple(failures))
    inner = _opened(package, package.at_root(".zip")[0])
    folders = inner.root_folders
    if len(folders) != 1:
        return Checked((f"{inner.path}: has {_counted(len(folders), 'folder')}, exactly one is expected",))
    assets = inner.inside(folders[0])
    failures = list(_assets(assets, plugin=plugin))
    if failures:
        return Checked(tuple(failures))
    solutions = tuple(_opened(assets, name) for name in sorted(assets.at_root(".zip"), key=str.lower))
    kinds = []
    for solution in solutions:
        nodes, failure = _nodes(solution, plugin=plugin)
        if failure:
            return Checked((failure,), solutions)
        kinds.append(nodes)
    return Checked(tuple(_missing(assets, kinds, plugin=plugin)), solutions)


def _outer(path: Path, package: Package) -> Iterator[str]:
    if path.suffix.lower() != ".zip":
        yield f"{path}: its name does not end in .zip"
        return
    yield from _no_folder(package)
    for suffix, what in ((".md", "introduction"), (".zip", "package")):
        count = len(package.at_root(suffix))
        if count != 1:
            yield f"{path}: has {_counted(count, f'{suffix} file')}, exactly one {what} is expected"


def _assets(assets: Package, *, plugin: bool) -> Iterator[str]:
    yield from _no_folder(assets)
    expected = 3 if plugin else 2
    count = len(assets.at_root(".zip"))
    if count != expected:
        kinds = "connector, flow and plugin" if plugin else "connector and flow"
        yield f"{assets.path}: has {_counted(count, 'solution')}, {expected} are expected: {kinds}"


def _no_folder(package: Package) -> Iterator[str]:
    for folder in package.root_folders:
        yield f"{package.path}: has the folder `{folder}`, and no folder is expected there"


def _nodes(solution: Package, *, plugin: bool) -> tuple[frozenset[str], str | None]:
    """Return the nodes that tell what a solution is, and what fails in it, if anything."""
    missing = [name for name in (CONTENT_TYPES, CUSTOMIZATIONS, MANIFEST) if solution.named(name) is None]
    if missing:
        return frozenset(), f"{solution.path}: has no {' and no '.join(missing)} at its root"
    root = xml.parse(solution.path, CUSTOMIZATIONS, solution.get(CUSTOMIZATIONS) or b"")
    wanted = _FOLDERS if plugin else (_CONNECTOR, _WORKFLOWS)
    nodes = frozenset(name for name in wanted if _holds_something(root, name))
    folders = {name.lower() for name in solution.root_folders}
    for node in (name for name in wanted if name in nodes):
        absent = [folder for folder in _FOLDERS[node] if folder.lower() not in folders]
        if absent:
            reason = (
                f"{CUSTOMIZATIONS} holds `{node}`, but there is no folder {' and no folder '.join(absent)}"
            )
            return nodes, f"{solution.path}: {reason}"
    return nodes, None


def _holds_something(root: Element, name: str) -> bool:
    """Whether the first element of the name has anything in it; blanks alone are nothing, a comment is."""
    element = next(root.iter(name), None)
    return element is not None and bool(len(element) or element.attrib or (element.text or "").strip())


def _missing(assets: Package, kinds: list[frozenset[str]], *, plugin: bool) -> Iterator[str]:
    for kind, nodes in _SOLUTIONS.items():
        if nodes not in kinds and (plugin or kind != "plugin"):
            listed = " and ".join(sorted(nodes))
            yield f"{assets.path}: no solution is that of the {kind}, with {listed} and nothing else of these"
            return


def _opened(package: Package, name: str) -> Package:
    return archives.read(package.path / name, package.files[name])


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
