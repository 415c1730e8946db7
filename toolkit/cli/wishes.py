"""Where operations to add come from: the catalog, the index, a specification, or a request by hand."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from toolkit.arm.by_hand import Request, made
from toolkit.arm.imported import ImportedOperation, ImportRefused
from toolkit.arm.importing import import_operation
from toolkit.arm.names import operation_name
from toolkit.arm.options import ImportOptions
from toolkit.arm.specification import SourceOperation, Specification
from toolkit.catalog import builtin
from toolkit.catalog.index import layout, looking
from toolkit.catalog.search import BuiltIn, search
from toolkit.errors import BadValue
from toolkit.generate.adding import Wish
from toolkit.words import words_of


def named(names: Iterable[str], index: Path | None, options: ImportOptions, project: Path) -> list[Wish]:
    """Return operations of the catalog, or where it has none of a name those of the index."""
    return [_of_catalog(name) or _of_index(name, index, options, project) for name in dict.fromkeys(names)]


def of_specification(
    source: str, names: Sequence[str], options: ImportOptions, project: Path, *, every: bool
) -> tuple[list[Wish], list[str]]:
    """Return operations of a file, a folder or an address; with `every` also why others are left out."""
    with _opened(source, names) as (specification, address):
        chosen = specification.operations if every else [_chosen(specification, name) for name in names]
        wishes, refused = [], []
        for one in chosen:
            try:
                wishes.append(_wish(_told_in(project, address), specification, one, options))
            except ImportRefused as error:
                if not every:
                    raise
                refused.append(str(error))
    if not wishes:
        reason = f": {refused[0]}" if refused else ""
        raise ImportRefused(f"{source}: has no operation that a connector can have{reason}")
    return wishes, refused


def by_hand(request: Request, options: ImportOptions) -> Wish:
    """Return an operation made from its request."""
    return Wish(made(request, options), {"request": asdict(request), **_told(options)})


def _of_catalog(name: str) -> Wish | None:
    entries = {known.lower(): known for known in builtin.operations()}
    return Wish(builtin.load(entries[name.lower()])) if name.lower() in entries else None


def _of_index(name: str, chosen: Path | None, options: ImportOptions, project: Path) -> Wish:
    path, is_named = looking.place(chosen)
    entries = looking.Index(path).named(name) if is_named or path.exists() else []
    if not entries:
        near = [entry.id for entry in search(words_of(name) or [name], [BuiltIn()]).entries[:3]]
        hint = f"; did you mean {' or '.join(f'`{one}`' for one in near)}?" if near else ""
        raise BadValue(f"no operation is called `{name}`{hint}; `specgen search` finds them by words")
    if len(entries) > 1:
        files = ", ".join(sorted({entry.source for entry in entries}))
        raise BadValue(f"`{name}` is in several specifications; choose one with --from: {files}")
    specification = Specification.read(Path(entries[0].source))
    source = next(one for one in specification.operations if one.pointer == entries[0].pointer)
    return _wish(_told_in(project, Path(entries[0].source)), specification, source, options)


def _wish(
    address: str, specification: Specification, source: SourceOperation, options: ImportOptions
) -> Wish:
    imported = from_address(import_operation(specification, source, options), address)
    return Wish(imported, _told(options))


def from_address(operation: ImportedOperation, address: str) -> ImportedOperation:
    """Return the operation, and its helpers, with the address where they can be found again."""
    return replace(
        operation,
        provenance=replace(operation.provenance, source=address),
        helpers=tuple(from_address(helper, address) for helper in operation.helpers),
    )


def _told_in(project: Path, address: Path | str) -> str:
    """Return an address as the lock file keeps it: that of a file as seen from the project."""
    return Path(os.path.relpath(address, project)).as_posix() if isinstance(address, Path) else address


def _told(options: ImportOptions) -> dict[str, Any]:
    """Return the options that are not as usual, as the lock file keeps them."""
    usual = ImportOptions()
    names = ("fields", "depth", "prune", "poly", "visibility")
    told = {name: getattr(options, name) for name in names if getattr(options, name) != getattr(usual, name)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


@contextmanager
def _opened(source: str, names: Sequence[str]) -> Iterator[tuple[Specification, Path | str]]:
    if "://" in source:
        # Importing the HTTP client takes longer than reading a specification does.
        from toolkit.arm.web import specification_at

        with specification_at(source) as specification:
            yield specification, source
    else:
        path = Path(source)
        path = _file_in(path, names) if path.is_dir() else path
        yield Specification.read(path), path


def _file_in(folder: Path, names: Sequence[str]) -> Path:
    """Return the newest stable file of a folder of specifications that has all the operations."""
    if not names:
        raise BadValue(f"{folder}: is a folder; name operations with --operation, or a file for --all")
    files = sorted(layout.files(folder), key=lambda file: (not file.is_preview, file.version), reverse=True)
    lowered = [name.lower() for name in names]
    for file in files:
        if _ids(folder / file.path).issuperset(lowered):
            return folder / file.path
    raise ImportRefused(f"{folder}: no specification in it has {' and '.join(f'`{name}`' for name in names)}")


def _ids(path: Path) -> set[str]:
    try:
        return set(_names(Specification.read(path).operations))
    except ImportRefused:
        return set()


def _names(operations: Iterable[SourceOperation]) -> Iterator[str]:
    """Yield what operations can be called on the command line, in lower case."""
    for one in operations:
        yield one.operation_id.lower()
        yield operation_name(one.operation_id, one.method, one.path).id.lower()


def _chosen(specification: Specification, name: str) -> SourceOperation:
    """Return an operation by the specification's operationId, or by the one it would have here."""
    for one in specification.operations:
        if name.lower() in _names([one]):
            return one
    known = [one.operation_id for one in specification.operations]
    near = get_close_matches(name, known, n=2, cutoff=0.5)
    hint = f"; did you mean {' or '.join(f'`{one}`' for one in near)}?" if near else ""
    raise ImportRefused(f"{specification.root}: has no operation `{name}`{hint}")
