"""Tell once what many operations share: a definition that has changed changes all that use it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.diff.change import Change
from toolkit.diff.kind import Impact
from toolkit.report.text import counted

_NAMED = 3  # operations that are named before the rest is counted


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one cause: their words are the same, and so is where one of the versions has them."""

    changes: tuple[Change, ...]

    @property
    def first(self) -> Change:
        return self.changes[0]

    @property
    def operations(self) -> str:
        """The operations, as many as fit; empty where the message names the only one, or there is none."""
        names = list(dict.fromkeys(change.operation for change in self.changes))
        if len(names) == 1 and f"`{names[0]}`" in self.first.message:
            return ""
        rest = len(names) - _NAMED
        return ", ".join(names[:_NAMED]) + (f" and {rest} more" if rest > 0 else "")


def grouped(changes: Iterable[Change]) -> list[Group]:
    """Return the changes in their order, those that say the same together."""
    found: dict[object, list[Change]] = {}
    for change in changes:
        found.setdefault((change.kind, change.message, change.maker), []).append(change)
    return [Group(tuple(same)) for same in found.values()]


def summary(changes: Sequence[Change]) -> str:
    """Return `2 breaking, 1 risky and 3 compatible changes`."""
    counts = Counter(change.impact for change in changes)
    parts = [f"{counts[impact]:,} {impact}" for impact in Impact if counts[impact]]
    if not parts:
        return "no changes"
    told = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
    return f"{told} {counted(len(changes), 'change').partition(' ')[2]}"
