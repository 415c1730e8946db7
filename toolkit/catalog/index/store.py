"""The index as a database: files, the operations in them, and which of several versions is the newest."""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from toolkit.catalog.index.layout import SpecificationFile
from toolkit.catalog.index.tables import FORMAT, NEWEST, TABLES
from toolkit.catalog.terms import words_in
from toolkit.swagger.path_template import shape_of


class Row(NamedTuple):
    """An operation; `section` is where the specification has it."""

    name: str
    summary: str
    description: str
    method: str
    section: str
    path: str
    operation_id: str
    flags: str


class Known(NamedTuple):
    """A file as it was when it was read."""

    modified: int
    size: int
    digest: str


def make(connection: sqlite3.Connection, root: Path) -> None:
    """Make the tables of an empty index."""
    connection.executescript(TABLES)
    connection.executemany("INSERT INTO about VALUES (?, ?)", [("format", FORMAT), ("root", str(root))])


def about(connection: sqlite3.Connection) -> Mapping[str, str]:
    """Return the format and the indexed folder; nothing where the database is no index."""
    try:
        return dict(connection.execute("SELECT key, value FROM about"))
    except sqlite3.DatabaseError:
        return {}


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether the database says of itself that nothing in it is damaged."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def known(connection: sqlite3.Connection) -> dict[str, Known]:
    """Return the files that were read, by their paths."""
    rows = connection.execute("SELECT path, modified, size, digest FROM files")
    return {path: Known(*rest) for path, *rest in rows}


def put(
    connection: sqlite3.Connection, file: SpecificationFile, digest: str, rows: Iterable[Row] | None
) -> None:
    """Write a file and its operations; without rows it is the same as before, and only its time is not."""
    if rows is None:
        connection.execute(
            "UPDATE files SET modified = ?, size = ? WHERE path = ?", (file.modified, file.size, file.path)
        )
        return
    forget(connection, [file.path])
    cursor = connection.execute(
        "INSERT INTO files (path, modified, size, digest, namespace, version, preview)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (file.path, file.modified, file.size, digest, file.namespace, file.version, file.is_preview),
    )
    for row in rows:
        place = (cursor.lastrowid, _operation(connection, row))
        connection.execute("INSERT OR IGNORE INTO places VALUES (?, ?)", place)


def forget(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    for path in paths:
        connection.execute("DELETE FROM places WHERE file IN (SELECT id FROM files WHERE path = ?)", (path,))
        connection.execute("DELETE FROM files WHERE path = ?", (path,))


def refresh(connection: sqlite3.Connection) -> int:
    """Find the newest operations and make them searchable; return how many there are."""
    connection.execute("DELETE FROM operations WHERE id NOT IN (SELECT operation FROM places)")
    connection.execute("DELETE FROM newest")
    connection.execute(NEWEST)
    connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
    rows = connection.execute(
        "SELECT id, name, summary, path, operation_id, description"
        " FROM operations JOIN newest ON operation = id"
    )
    connection.executemany(
        "INSERT INTO words (rowid, title, path, description) VALUES (?, ?, ?, ?)",
        ((row[0], *_searchable(*row[1:])) for row in rows.fetchall()),
    )
    count: int = connection.execute("SELECT count(*) FROM newest").fetchone()[0]
    return count


def _operation(connection: sqlite3.Connection, row: Row) -> int:
    """Return the number of an operation; versions that say the same of it share one."""
    connection.execute(
        "INSERT OR IGNORE INTO operations"
        " (name, summary, description, method, section, path, operation_id, flags, shape)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, shape_of(row.path)),
    )
    number: int = connection.execute(
        "SELECT id FROM operations WHERE path = ? AND method = ? AND section = ? AND operation_id = ?"
        " AND summary = ? AND description = ? AND flags = ?",
        (row.path, row.method, row.section, row.operation_id, row.summary, row.description, row.flags),
    ).fetchone()[0]
    return number


def _searchable(
    name: str, summary: str, path: str, operation_id: str, description: str
) -> tuple[str, str, str]:
    title = dict.fromkeys((*words_in(name), *words_in(summary), *words_in(operation_id)))
    whole = (part.lower() for part in path.split("/") if part and part[0] != "{")
    return (
        " ".join(title),
        " ".join((*words_in(path), *words_in(" ".join(whole)))),
        " ".join(words_in(description)),
    )
