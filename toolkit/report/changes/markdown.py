"""Changes as a comment on a pull request."""

from collections.abc import Iterator, Sequence

from toolkit.diff.change import Change
from toolkit.diff.compare import Comparison
from toolkit.diff.kind import Impact
from toolkit.harmless import harmless
from toolkit.report.changes.groups import Group, grouped, summary
from toolkit.templates import table_cell

_TITLES = {
    Impact.BREAKING: "Breaking: saved flows fail, or lose what they use",
    Impact.RISKY: "Risky: saved flows may behave differently",
    Impact.COMPATIBLE: "Compatible",
}


def document(comparisons: Sequence[Comparison]) -> str:
    """Return the comment; what is compatible is folded."""
    lines = ["## What this change means for saved flows", ""]
    for comparison in comparisons:
        name = f"`{harmless(comparison.name)}`: " if len(comparisons) > 1 else ""
        lines += [f"{name}{summary(comparison.changes)}.", ""]
        for impact in Impact:
            lines += _section(impact, [one for one in comparison.changes if one.impact is impact])
    return "\n".join(lines).rstrip()


def _section(impact: Impact, changes: list[Change]) -> Iterator[str]:
    if not changes:
        return
    is_folded = impact is Impact.COMPATIBLE
    yield f"<details><summary>{_TITLES[impact]}</summary>" if is_folded else f"### {_TITLES[impact]}"
    yield ""
    yield "| Operation | Change | What makers see | How to ship it | Line |"
    yield "| --- | --- | --- | --- | --- |"
    for group in grouped(changes):
        yield _row(group)
    yield ""
    if is_folded:
        yield "</details>"
        yield ""


def _row(group: Group) -> str:
    change = group.first
    lines = f"{change.old.line} → {change.new.line}"
    what = f"**{change.code}**: {change.message}"
    cells = (group.operations or change.operation, what, change.maker, change.remedy, lines)
    return f"| {' | '.join(table_cell(_escaped(cell)) for cell in cells)} |"


def _escaped(text: str) -> str:
    return harmless(text).replace("<", "&lt;").replace("@", "&#64;")
