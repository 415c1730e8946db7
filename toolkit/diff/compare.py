"""Compare two versions of a connector."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.connector.project import DEFINITION_NAMES
from toolkit.diff import connection, definitions, policies, presentation, security
from toolkit.diff.change import Change, Difference, change_of
from toolkit.diff.kind import Impact
from toolkit.diff.version import Version
from toolkit.document import Document

MOST = 10_000  # changes of one connector, breaking ones first; nobody reads more

_NONE = b"{}"
_ORDER = {impact: rank for rank, impact in enumerate(Impact)}


@dataclass(frozen=True)
class Comparison:
    """What has changed in one connector, and the documents in which that is written."""

    name: str
    changes: tuple[Change, ...]
    old: tuple[Document, ...]
    new: tuple[Document, ...]

    @classmethod
    def of(cls, name: str, old: Version | None, new: Version | None) -> "Comparison":
        """Compare two versions, of which one may be missing: then all operations are gone, or new."""
        before, after = (one or _without_operations(name) for one in (old, new))
        changes = compare(before, after) if before.contents != after.contents else []
        if old is None or new is None:
            changes = [change for change in changes if change.operation]
        return cls(name, tuple(changes), before.documents, after.documents)

    @property
    def is_cut(self) -> bool:
        """Whether there may be more changes than are told."""
        return len(self.changes) == MOST


def compare(old: Version, new: Version) -> list[Change]:
    """Return the changes, breaking ones first; what does not matter to a flow or a maker is none."""
    found = sorted(_differences(old, new), key=lambda one: _ORDER[one.kind.impact])[:MOST]
    for places in ([one.old for one in found], [one.new for one in found]):
        for document in {place.document.path: place.document for place in places}.values():
            document.look_ahead(place.tokens for place in places if place.document is document)
    return sorted(map(change_of, found), key=_rank)


def _without_operations(name: str) -> Version:
    """Return the version of a connector that is not there."""
    return Version.of_files(Path(name), {DEFINITION_NAMES[0]: _NONE})


def _differences(old: Version, new: Version) -> Iterator[Difference]:
    yield from definitions.differences(old.definition, new.definition)
    decides = not (old.has_properties and new.has_properties)
    yield from security.differences(old.definition, new.definition, decides=decides)
    yield from connection.differences(old.project, new.project)
    yield from policies.differences(old, new)
    yield from presentation.differences(old, new)


def _rank(change: Change) -> tuple[int, str, str, str, str]:
    return _ORDER[change.impact], change.operation, change.address, change.kind, change.message
