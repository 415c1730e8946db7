"""Import an operation again from where it came from, or from the newest stable specification beside that."""

import os
from contextlib import ExitStack
from pathlib import Path

from toolkit.arm.by_hand import SOURCE as BY_HAND
from toolkit.arm.imported import ImportedOperation, ImportRefused
from toolkit.arm.importing import import_operation
from toolkit.arm.options import ImportOptions
from toolkit.arm.specification import SourceOperation, Specification
from toolkit.catalog import builtin
from toolkit.catalog.entry import SOURCE as CATALOG
from toolkit.catalog.index import layout
from toolkit.cli.wishes import from_address
from toolkit.deadline import TooSlow
from toolkit.errors import SpecgenError
from toolkit.generate.lock import LockedOperation
from toolkit.swagger.path_template import shape_of


class Web(ExitStack):
    """Specifications on the web: each is asked for once, and all of them together have the time of one."""

    def __init__(self) -> None:
        super().__init__()
        self._until: float | None = None
        self._found: dict[str, Specification | SpecgenError | TooSlow] = {}

    def specification(self, address: str) -> Specification:
        if address not in self._found:
            self._found[address] = self._asked(address)
        found = self._found[address]
        if isinstance(found, Specification):
            return found
        raise found

    def _asked(self, address: str) -> Specification | SpecgenError | TooSlow:
        # Importing the HTTP client takes longer than reading a specification does.
        from toolkit.arm.web import in_two_minutes, specification_at

        self._until = self._until or in_two_minutes()
        try:
            return self.enter_context(specification_at(address, until=self._until))
        except (SpecgenError, TooSlow) as error:
            return error


def operation(
    locked: LockedOperation, options: ImportOptions, project: Path, web: Web
) -> ImportedOperation | None:
    """Return the operation as its source has it now; None for one made by hand, which has none."""
    if locked.source == BY_HAND:
        return None
    if locked.source == CATALOG:
        return _of_catalog(locked)
    if "://" in locked.source:
        return _imported(web.specification(locked.source), locked.source, locked, options)
    path = _newest(Path(os.path.normpath(project / locked.source)))
    told = Path(os.path.relpath(path, project)).as_posix()
    return _imported(Specification.read(path), told, locked, options)


def _of_catalog(locked: LockedOperation) -> ImportedOperation:
    for name, entry in builtin.operations().items():
        if entry.operation_id == locked.operation_id and entry.pointer == locked.pointer:
            return builtin.load(name)
    raise ImportRefused("the catalog has it no more")


def _imported(
    specification: Specification, address: str, locked: LockedOperation, options: ImportOptions
) -> ImportedOperation:
    imported = import_operation(specification, _source(specification, locked), options)
    return from_address(imported, address)


def _source(specification: Specification, locked: LockedOperation) -> SourceOperation:
    method, path = locked.pointer.rpartition("/")[2], locked.pointer.split("/")[2]
    shape = shape_of(path.replace("~1", "/").replace("~0", "~"))
    for one in specification.operations:
        if one.method == method and shape_of(one.path) == shape:
            return one
    raise ImportRefused(f"{specification.root} has it no more")


def _newest(path: Path) -> Path:
    """Return the file of the same name in the newest stable folder of versions beside the file's own."""
    own = layout.placed(path.as_posix())
    if own is None:
        return path
    versions = path.parent.parent
    stable = versions.parent / "stable" if versions.name in {"stable", "preview"} else versions
    found = [
        (place[1], one)
        for one in stable.glob(f"*/{path.name}")
        if (place := layout.placed(one.as_posix())) and not place[2] and place[1] >= own[1]
    ]
    return max(found, default=(own[1], path))[1]
