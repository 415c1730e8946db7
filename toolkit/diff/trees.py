"""Walk two schema trees side by side: references followed, loops cut, shared schemas looked at once."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from toolkit.diff.pairs import Delta, Pair
from toolkit.errors import TooMuch

MOST_PAIRS = 50_000  # of schemas, in all inputs or all outputs: two seconds; connectors have up to 6,000
MOST_PLACES = 25  # of one schema in one tree at which a change of it is told

Key = tuple[object, ...]
Below = tuple[str, Pair]  # the name of what both hold, and the pair of it


class Local(NamedTuple):
    """What differs at a pair itself, and the pairs below it."""

    deltas: list[Delta]
    below: list[Below]


Look = Callable[[Pair], Local]


class _Visit(NamedTuple):
    pair: Pair
    steps: tuple[str, ...]
    above: "_Visit | None"


def deltas(top: Pair, look: Look, known: dict[Key, Local]) -> Iterator[tuple[tuple[str, ...], Delta]]:
    """Yield what differs in two trees, each with the steps from the top to the pair it was found at.

    Only ways to differences are walked, the shortest first. A way ends where it meets itself; a schema that
    stands in very many places is told of at the first of them.
    """
    differing = _differing(top, look, known)
    visits: dict[Key, int] = defaultdict(int)
    pending = deque([_Visit(top, (), None)] if top.key in differing else [])
    while pending:
        visit = pending.popleft()
        key = visit.pair.key
        if visits[key] == MOST_PLACES or _is_loop(visit):
            continue
        visits[key] += 1
        local = known[key]
        for delta in local.deltas:
            yield visit.steps, delta
        for name, pair in local.below:
            if pair.key in differing:
                pending.append(_Visit(pair, (*visit.steps, name), visit))


def _differing(top: Pair, look: Look, known: dict[Key, Local]) -> set[Key]:
    """Return the pairs that differ, or lead to one that does."""
    above: dict[Key, list[Key]] = defaultdict(list)
    reached = {top.key}
    pending = [top]
    found: list[Key] = []
    while pending:
        pair = pending.pop()
        if len(known) + len(pair.old.properties) + len(pair.new.properties) > MOST_PAIRS:
            path = pair.new.node.place.document.path
            raise TooMuch(f"{path}: has more than {MOST_PAIRS:,} properties, which are too many to compare")
        local = known.get(pair.key) or known.setdefault(pair.key, look(pair))
        if local.deltas:
            found.append(pair.key)
        for _, below in local.below:
            above[below.key].append(pair.key)
            if below.key not in reached:
                reached.add(below.key)
                pending.append(below)
    differing: set[Key] = set()
    while found:
        key = found.pop()
        if key not in differing:
            differing.add(key)
            found += above[key]
    return differing


def _is_loop(visit: _Visit) -> bool:
    above = visit.above
    while above is not None:
        if above.pair.key == visit.pair.key:
            return True
        above = above.above
    return False
