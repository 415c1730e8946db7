"""Look into an index: for words, or for an operation by its name."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from toolkit import pointer
from toolkit.catalog.entry import CatalogEntry, Flag
from toolkit.catalog.index import store
from toolkit.catalog.index.tables import FORMAT
from toolkit.catalog.terms import Phrase, Term
from toolkit.errors import UnreadableFile

MOST_CANDIDATES = 100  # of which the best are found

_ENVIRONMENT = "SPECGEN_INDEX"
_NAME = "index.sqlite3"
_NAMED = "SELECT * FROM entries WHERE name = ? OR operation_id = ? ORDER BY file, path"
# The numbers are what the columns of `words` count: title, path and description.
_BEST = (
    "SELECT entries.* FROM (SELECT rowid AS found, bm25(words, 6.0, 3.0, 1.0) AS worth FROM words"
    " WHERE words MATCH ? ORDER BY worth LIMIT ?) JOIN entries ON entries.id = found ORDER BY worth"
)

# What a path tells of the lists that can fill its dropdowns.
_HELPERS = (
    ("/subscriptions/{", "ListSubscriptions"),
    ("/resourcegroups/{", "ListResourceGroups"),
    ("/locations/{", "ListSubscriptionLocations"),
    ("/managementgroups/{", "ListManagementGroups"),
)


class IndexPlace(NamedTuple):
    """Where the index is, and whether somebody has said so."""

    path: Path
    is_named: bool


def place(chosen: Path | None) -> IndexPlace:
    """Return where the index is: as chosen, as the environment says, or with the user's other data."""
    if chosen is not None:
        return IndexPlace(chosen, is_named=True)
    if named := os.environ.get(_ENVIRONMENT):
        return IndexPlace(Path(named), is_named=True)
    # Importing it takes longer than looking into an index does.
    import platformdirs

    return IndexPlace(platformdirs.user_data_path("specgen", appauthor=False) / _NAME, is_named=False)


class Index:
    """An index that is open for reading."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        except sqlite3.Error as error:
            raise UnreadableFile(f"{path}: is no index that can be read") from error
        about = store.about(self._connection)
        if about.get("format") != FORMAT:
            raise UnreadableFile(f"{path}: is no index of this version; `specgen index build` makes one")
        self._root = Path(about["root"])

    def has(self, word: str) -> bool:
        """Whether an operation has a word that begins like this."""
        query = "SELECT 1 FROM vocabulary WHERE term >= ? AND term < ? LIMIT 1"
        return bool(self._rows(query, (word, f"{word}\U0010ffff")))

    def vocabulary(self) -> Sequence[str]:
        return self._vocabulary

    def candidates(self, terms: Sequence[Term], *, is_whole: bool) -> Iterable[CatalogEntry]:
        """Return the operations that SQLite finds best."""
        joined = (" AND " if is_whole else " OR ").join(map(_expression, terms))
        return [self._entry(*row) for row in self._rows(_BEST, (joined, MOST_CANDIDATES))]

    def named(self, name: str) -> list[CatalogEntry]:
        """Return the operations of that operationId, the connector's or the specification's."""
        return [self._entry(*row) for row in self._rows(_NAMED, (name, name))]

    @cached_property
    def _vocabulary(self) -> Sequence[str]:
        return [word for (word,) in self._rows("SELECT term FROM vocabulary", ())]

    def _rows(self, query: str, values: tuple[object, ...]) -> list[tuple[str, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise UnreadableFile(f"{self._path}: the index is damaged; build it again") from error

    def _entry(self, *row: str) -> CatalogEntry:
        _, name, summary, description, method, section, path, operation_id, flags, version, preview, file = (
            row
        )
        marks = (*map(Flag, flags.split()), *((Flag.PREVIEW,) if preview else ()))
        return CatalogEntry(
            id=name,
            summary=summary,
            description=description,
            method=method.upper(),
            path=path,
            api_version=version,
            source=str(self._root / file),
            flags=marks,
            helpers=tuple(_helpers(path)),
            operation_id=operation_id,
            pointer=pointer.render((section, path, method)),
        )


def _helpers(path: str) -> Iterator[str]:
    low = path.lower()
    return (helper for part, helper in _HELPERS if part in low)


def _expression(term: Term) -> str:
    return f"({' OR '.join(map(_all_of, term.phrases))})"


def _all_of(phrase: Phrase) -> str:
    """Return what finds all words of a phrase, or words that begin like them; they are letters and digits."""
    return f"({' AND '.join(f'{chr(34)}{word}{chr(34)}*' for word in phrase)})"
