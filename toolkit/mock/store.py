"""What the mock remembers: resources by their ids, upper and lower case alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from toolkit.mock.errors import conflict

MOST = 20_000  # resources; whoever makes more wants another tool

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A resource: its id as spelled when it was made, its full type, and its body."""

    id: str
    type: str
    body: Body
    power: str = ""  # `running`, `deallocated` and the like, of what has such a state
    is_sketch: bool = False  # of a body that holds a few facts so far

    @property
    def key(self) -> str:
        return key_of(self.id)


@dataclass(slots=True)
class Store:
    """Resources, in the order in which they were made."""

    writes: int = 0
    _entries: dict[str, Entry] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, path: str) -> Entry | None:
        return self._entries.get(key_of(path))

    def put(self, entry: Entry) -> None:
        if len(self._entries) >= MOST and entry.key not in self._entries:
            raise conflict(
                f"The mock holds {MOST} resources, which is its limit; delete some, or start it anew."
            )
        self._entries[entry.key] = entry
        self.writes += 1

    def change(self, path: str, **changes: Any) -> None:
        """Change a resource that may be gone by now."""
        entry = self.get(path)
        if entry is not None:
            self._entries[entry.key] = replace(entry, **changes)

    def delete(self, path: str) -> None:
        """Remove a resource and all below it."""
        key = key_of(path)
        for name in [name for name in self._entries if name == key or name.startswith(f"{key}/")]:
            del self._entries[name]

    def below(self, scope: str, resource_type: str = "") -> Iterator[Entry]:
        """Yield what lies below a scope, the empty one of all: of one type, or of whatever type."""
        prefix, wanted = f"{key_of(scope)}/", resource_type.lower()
        for key, entry in self._entries.items():
            if key.startswith(prefix) and (not wanted or entry.type.lower() == wanted):
                yield entry


def key_of(path: str) -> str:
    return path.rstrip("/").lower()
