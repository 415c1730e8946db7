"""An operation as search shows it, wherever it is from."""

from dataclasses import dataclass
from enum import StrEnum

SOURCE = "catalog"  # of what is built in


class Flag(StrEnum):
    """What a maker should know of an operation before taking it."""

    PAGED = "paged"  # answers a page, and where the next one is
    LONG_RUNNING = "long-running"  # answers before the work is done
    SECRET = "secret"  # takes or answers what nobody else should see  # noqa: S105 (names no secret)
    DESTRUCTIVE = "destructive"  # what it does cannot be undone
    PRIVILEGED = "privileged"  # changes who may do what
    PREVIEW = "preview"  # the interface may still change


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """An operation that can be added; `source` is `catalog`, or a file in a folder of specifications."""

    id: str
    summary: str
    description: str
    method: str
    path: str
    api_version: str  # empty where only makers know it
    source: str
    flags: tuple[Flag, ...] = ()
    helpers: tuple[str, ...] = ()  # operations of the catalog that fill its dropdowns
    words: str = ""  # other words by which people look for it
    operation_id: str = ""  # the specification's own
    pointer: str = ""  # of the operation in the source
