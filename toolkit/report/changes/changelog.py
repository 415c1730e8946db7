"""Changes as lines of a CHANGELOG, in the words of makers."""

from collections.abc import Iterator, Sequence

from toolkit.diff.change import Change
from toolkit.diff.compare import Comparison
from toolkit.diff.kind import Impact
from toolkit.harmless import harmless
from toolkit.report.changes.groups import Group, grouped

# Under which heading a kind stands, by the end of its name; everything else is under the last.
_HEADINGS = {
    "Added": ("-added", "-shown"),
    "Deprecated": ("-deprecated",),
    "Removed": ("-removed", "-hidden"),
}
_OTHER = "Changed"


def document(comparisons: Sequence[Comparison]) -> str:
    """Return the lines under the headings of keepachangelog.com, breaking ones first."""
    changes = [change for comparison in comparisons for change in comparison.changes]
    groups = grouped(changes)
    lines: list[str] = []
    for heading in (*_HEADINGS, _OTHER):
        told = list(_lines([group for group in groups if _heading(group.first) == heading]))
        lines += [f"### {heading}", "", *told, ""] if told else []
    return "\n".join(lines).rstrip()


def _heading(change: Change) -> str:
    return next((name for name, ends in _HEADINGS.items() if change.kind.endswith(ends)), _OTHER)


def _lines(groups: list[Group]) -> Iterator[str]:
    for group in groups:
        change = group.first
        operations = f"{group.operations}: " if group.operations else ""
        warning = "**Breaking**: " if change.impact is Impact.BREAKING else ""
        yield harmless(f"- {warning}{operations}{change.message}.")
