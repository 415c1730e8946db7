"""Build an index: read what has changed since the last time, and put the whole in place at once."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from toolkit import files, parallel
from toolkit.catalog.index import layout, store
from toolkit.catalog.index.layout import SpecificationFile
from toolkit.catalog.index.reading import Asked, Read, read
from toolkit.catalog.index.tables import FORMAT
from toolkit.errors import BadValue, CannotWrite, ProcessDied

Progress = Callable[[int, int], None]  # told how many files are done, and of how many


@dataclass(frozen=True, slots=True)
class Built:
    """What an index has, and what could not be read."""

    files: int
    read: int  # of the files, those that were new or had changed
    operations: int  # the newest of each
    problems: tuple[str, ...]


def build(folder: Path, index: Path, *, jobs: int, progress: Progress) -> Built:
    """Index the specifications in a folder. Of an index of the same folder what still holds is kept."""
    there = {file.path: file for file in layout.files(folder)}
    if not there:
        raise BadValue(
            f"{folder}: holds no specification; a checkout of Azure/azure-rest-api-specs has them in"
            " `specification/*/resource-manager`"
        )
    with _replaced(Path(os.path.realpath(index)), folder.resolve()) as connection:
        known = store.known(connection)
        store.forget(connection, known.keys() - there.keys())
        changed = [file for path, file in there.items() if _has_changed(file, known.get(path))]
        problems = []
        for done, (file, found) in enumerate(_reading(folder, changed, known, jobs), start=1):
            store.put(connection, file, found.digest, found.rows)
            problems += [found.problem] if found.problem else []
            progress(done, len(changed))
        operations = store.refresh(connection)
    return Built(len(there), len(changed), operations, tuple(problems))


def _has_changed(file: SpecificationFile, known: store.Known | None) -> bool:
    return known is None or (known.modified, known.size) != (file.modified, file.size)


def _reading(
    folder: Path, changed: list[SpecificationFile], known: dict[str, store.Known], jobs: int
) -> Iterator[tuple[SpecificationFile, Read]]:
    top = folder.resolve()
    asked = [
        Asked(str(top / file.path), known[file.path].digest if file.path in known else "") for file in changed
    ]
    return zip(changed, parallel.each(read, asked, jobs=jobs, lost=_lost), strict=True)


def _lost(asked: Asked, end: str) -> Read:
    raise ProcessDied(f"{asked.path}: the process that read it {end}")


@contextmanager
def _replaced(index: Path, root: Path) -> Iterator[sqlite3.Connection]:
    """Give a copy of the index to change, or a new one; it takes the index's place when all went well."""
    try:
        with files.workplace_in(index.parent) as beside:
            copy = beside / index.name
            if _is_of(index, root):
                shutil.copyfile(index, copy)
            with closing(sqlite3.connect(copy)) as connection:
                connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
                if not store.about(connection):
                    store.make(connection, root)
                yield connection
                connection.commit()
            copy.replace(index)
    except OSError as error:
        raise CannotWrite(f"{index}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    except sqlite3.Error as error:
        raise CannotWrite(f"{index}: cannot be written: {error}") from error


def _is_of(index: Path, root: Path) -> bool:
    """Whether there is an index of this folder, sound, and made by a version with the same tables."""
    if not index.is_file():
        return False
    with closing(sqlite3.connect(f"{index.as_uri()}?mode=ro", uri=True)) as connection:
        is_meant = store.about(connection) == {"format": FORMAT, "root": str(root)}
        return is_meant and store.is_sound(connection)
