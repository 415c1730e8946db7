"""What the mock holds: collections of objects by their paths, each filled when it is first looked at."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from toolkit.mock.errors import ArmError

MOST = 10_000  # objects; more than anybody tries by hand

Seed = Callable[[], Iterable[tuple[str, Any]]]


class Store:
    """Objects by the path of their collection and their name, both without regard to case."""

    def __init__(self) -> None:
        self._collections: dict[str, dict[str, Any]] = {}
        self._removed: set[str] = set()

    def items(self, collection: str, seed: Seed) -> list[Any]:
        """Return the objects of a collection."""
        return list(self._filled(collection, seed).values())

    def get(self, collection: str, name: str, seed: Seed) -> Any | None:
        return self._filled(collection, seed).get(name.lower())

    def put(self, collection: str, name: str, value: Any, seed: Seed) -> bool:
        """Hold an object; return whether it is new."""
        members = self._filled(collection, seed)
        is_new = name.lower() not in members
        if is_new and sum(map(len, self._collections.values())) >= MOST:
            raise ArmError(507, "StorageFull", f"The mock holds at most {MOST:,} objects; start it anew.")
        members[name.lower()] = value
        return is_new

    def remove(self, collection: str, name: str, seed: Seed) -> bool:
        """Forget an object and all that is below it; return whether it was there."""
        members = self._filled(collection, seed)
        below = f"{collection}/{name}/".lower()
        for path in [path for path in self._collections if f"{path}/".startswith(below)]:
            del self._collections[path]
        self._removed.add(below)
        return members.pop(name.lower(), None) is not None

    def _filled(self, collection: str, seed: Seed) -> dict[str, Any]:
        path = collection.lower()
        if path not in self._collections:
            self._collections[path] = dict(self._seeded(path, seed))
        return self._collections[path]

    def _seeded(self, path: str, seed: Seed) -> Iterator[tuple[str, Any]]:
        """Yield what a collection starts with: nothing where what it was in has been removed once."""
        if not any(f"{path}/".startswith(removed) for removed in self._removed):
            yield from ((name.lower(), value) for name, value in seed())
