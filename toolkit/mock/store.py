"""What the mock remembers: resources by their ids, upper and lower case alike."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from toolkit.mock.errors import conflict

MOST = 20_000  # resources; whoever makes more wants another tool
MOST_SIZE = 128 * 1024 * 1024  # about the bytes that all of them take in memory

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
    size: int = 0
    _entries: dict[str, Entry] = field(default_factory=dict)
    _sizes: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, path: str) -> Entry | None:
        return self._entries.get(key_of(path))

    def put(self, entry: Entry) -> None:
        size, before = _size(entry.body), self._sizes.get(entry.key, 0)
        if len(self._entries) >= MOST and entry.key not in self._entries:
            raise conflict(
                f"The mock holds {MOST} resources, which is its limit; delete some, or start it anew."
            )
        if size > before and self.size + size - before > MOST_SIZE:
            raise conflict("The mock holds as much as it can; delete some resources, or start it anew.")
        self._keep(entry, size)
        self.writes += 1

    def change(self, path: str, **changes: Any) -> None:
        """Change a resource that may be gone by now."""
        entry = self.get(path)
        if entry is not None:
            changed = replace(entry, **changes)
            self._keep(changed, _size(changed.body))

    def delete(self, path: str) -> None:
        """Remove a resource and all below it."""
        key = key_of(path)
        for name in [name for name in self._entries if name == key or name.startswith(f"{key}/")]:
            del self._entries[name]
            self.size -= self._sizes.pop(name)

    def below(self, scope: str, resource_type: str = "") -> Iterator[Entry]:
        """Yield what lies below a scope, the empty one of all: of one type, or of whatever type."""
        prefix, wanted = f"{key_of(scope)}/", resource_type.lower()
        for key, entry in self._entries.items():
            if key.startswith(prefix) and (not wanted or entry.type.lower() == wanted):
                yield entry

    def _keep(self, entry: Entry, size: int) -> None:
        self.size += size - self._sizes.get(entry.key, 0)
        self._entries[entry.key], self._sizes[entry.key] = entry, size


def _size(body: Body) -> int:
    """Return about how much memory a body takes, and an answer that tells it."""
    text = json.dumps(body)
    return 3 * len(text) + 50 * sum(map(text.count, ",[{"))


def key_of(path: str) -> str:
    return path.rstrip("/").lower()
