"""Compare what an operation answers: what the following steps of saved flows use must stay."""

from collections.abc import Iterator

from toolkit.diff.dynamic import dynamic_deltas
from toolkit.diff.kinds import outputs
from toolkit.diff.pairs import Delta, Pair, sides
from toolkit.diff.trees import Local
from toolkit.diff.views import View, view


def look(pair: Pair) -> Local:
    """Compare an output, and what it holds."""
    found = list(_own_deltas(pair))
    if not pair.are_comparable:
        return Local(found, [])
    below = list(pair.children())
    for name, child in below:
        found += (delta._replace(steps=(name,)) for delta in _visibility(child, pair))
    found += _one_sided(pair)
    return Local(found, below)


def _own_deltas(pair: Pair) -> Iterator[Delta]:
    old, new = pair.old, pair.new
    if old.type != new.type:
        kind = outputs.TYPE_UNCLEAR if None in {old.type, new.type} else outputs.TYPE
        yield pair.delta(kind, "type")._replace(before=old.outline, after=new.outline)
    elif old.text("format") != new.text("format"):
        yield pair.delta(outputs.FORMAT, "format")
    if _values(old) != _values(new):
        yield pair.delta(outputs.ENUM, "enum")
    if old.label != new.label:
        yield pair.delta(outputs.LABEL, "x-ms-summary")
    yield from dynamic_deltas(pair)


def _visibility(pair: Pair, above: Pair) -> Iterator[Delta]:
    old, new = pair.old_standing.is_hidden, pair.new_standing.is_hidden
    if old != new:
        if above.old_standing.is_hidden == above.new_standing.is_hidden:
            yield pair.delta(outputs.HIDDEN if new else outputs.SHOWN, "x-ms-visibility")
    elif pair.old.visibility != pair.new.visibility and not new:
        yield pair.delta(outputs.PROMINENCE, "x-ms-visibility")


def _one_sided(pair: Pair) -> Iterator[Delta]:
    old, new = pair.old.members, pair.new.members
    found = sides(old, new)
    for before, after in found.renamed.items():
        yield Delta(outputs.RENAMED, old[before].place, new[after].place, before, after, (before,))
    for name in found.gone:
        gone = view(old[name])
        holder = pair.new.place("properties")
        yield Delta(outputs.REMOVED, gone.node.place, holder, before=gone.outline, steps=(name,))
    for name in found.come:
        come = view(new[name])
        holder = pair.old.place("properties")
        yield Delta(outputs.ADDED, holder, come.node.place, after=come.outline, steps=(name,))


def _values(found: View) -> set[str]:
    value = found.get("enum")
    return set(map(str, value)) if isinstance(value, list) else set()
