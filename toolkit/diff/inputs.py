"""Compare what an operation takes: what saved flows have stored must go on to be sent, and be understood."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from toolkit.diff.change import ABSENT
from toolkit.diff.dynamic import dynamic_deltas
from toolkit.diff.kind import Kind
from toolkit.diff.kinds import inputs
from toolkit.diff.limits import limit_deltas
from toolkit.diff.pairs import Delta, Pair, Standing, differing, sides
from toolkit.diff.trees import Local
from toolkit.diff.views import View, view
from toolkit.document import Place
from toolkit.swagger.values import identity
from toolkit.swagger.webhooks import ADDRESS


def look(pair: Pair) -> Local:
    """Compare an input, and what it holds."""
    found = list(own_deltas(pair))
    if not pair.are_comparable:
        return Local(found, [])
    below = list(pair.children())
    for name, child in below:
        found += (delta._replace(steps=(name,)) for delta in standing_deltas(child, pair))
    found += _one_sided(pair)
    return Local(found, below)


def own_deltas(pair: Pair) -> Iterator[Delta]:
    """Yield what differs at an input itself, its visibility and whether it is required left out."""
    old, new = pair.old, pair.new
    if old.type != new.type:
        kind = inputs.TYPE_UNCLEAR if None in {old.type, new.type} else inputs.TYPE
        yield pair.delta(kind, "type")._replace(before=old.outline, after=new.outline)
    elif old.type == "array" and _collection(old) != _collection(new):
        yield pair.delta(inputs.COLLECTION, "collectionFormat")._replace(
            before=_collection(old), after=_collection(new)
        )
    if old.type == new.type and old.text("format") != new.text("format"):
        yield pair.delta(inputs.FORMAT, "format")
    yield from _enums(pair)
    yield from limit_deltas(pair)
    for keyword in differing(pair, ("default",)):
        hidden = pair.old_standing.is_hidden and pair.new_standing.is_hidden
        yield pair.delta(inputs.HIDDEN_DEFAULT if hidden else inputs.DEFAULT, keyword)
    if (old.get("readOnly") is True) != (new.get("readOnly") is True):
        yield pair.delta(inputs.READ_ONLY if new.get("readOnly") is True else inputs.WRITABLE, "readOnly")
    if (old.get(ADDRESS) is True) != (new.get(ADDRESS) is True):
        yield pair.delta(inputs.CALLBACK, ADDRESS)
    if _encoding(old) != _encoding(new):
        yield pair.delta(inputs.ENCODING, "x-ms-url-encoding")
    if old.label != new.label:
        yield pair.delta(inputs.LABEL, "x-ms-summary")
    yield from dynamic_deltas(pair)


def standing_deltas(pair: Pair, above: Pair | None = None) -> Iterator[Delta]:
    """Yield whether an input has become required, optional, hidden or shown; not if all of its holder has."""
    old, new = pair.old_standing, pair.new_standing
    old_above, new_above = (above.old_standing, above.new_standing) if above else (None, None)
    places = pair.old.node.place, pair.new.node.place
    if old.is_required != new.is_required and not _flipped(old_above, new_above, "is_required"):
        yield Delta(_required_kind(pair), *places, keyword="required")
    if old.is_hidden != new.is_hidden:
        if not _flipped(old_above, new_above, "is_hidden"):
            kind = inputs.HIDDEN if new.is_hidden else inputs.SHOWN
            yield pair.delta(kind, "x-ms-visibility")
    elif pair.old.visibility != pair.new.visibility and not new.is_hidden:
        yield pair.delta(inputs.PROMINENCE, "x-ms-visibility")


def added(new: View, standing: Standing, old_holder: Place, steps: tuple[str, ...]) -> Delta:
    """Return that an input is new."""
    if new.get(ADDRESS) is True:
        kind = inputs.CALLBACK
    elif not standing.is_required:
        kind = inputs.ADDED
    elif standing.is_hidden or new.get("readOnly") is True:
        kind = inputs.HIDDEN_ADDED
    else:
        kind = inputs.REQUIRED_ADDED
    return Delta(kind, old_holder, new.node.place, after=new.outline, steps=steps)


def removed(old: View, new_holder: Place, steps: tuple[str, ...]) -> Delta:
    """Return that an input is gone; of one that is `readOnly` the designer has never shown a field."""
    kind = inputs.READ_ONLY_REMOVED if old.get("readOnly") is True else inputs.REMOVED
    kind = inputs.CALLBACK if old.get(ADDRESS) is True else kind
    return Delta(kind, old.node.place, new_holder, before=old.outline, steps=steps)


def _one_sided(pair: Pair) -> Iterator[Delta]:
    old, new = pair.old.members, pair.new.members
    found = sides(old, new)
    for before, after in found.renamed.items():
        yield Delta(inputs.RENAMED, old[before].place, new[after].place, before, after, (before,))
    for name in found.gone:
        yield removed(view(old[name]), pair.new.place("properties"), (name,))
    for name in found.come:
        child = view(new[name])
        standing = pair.new_standing.below(pair.new, name, child)
        yield added(child, standing, pair.old.place("properties"), (name,))


def _flipped(old: Standing | None, new: Standing | None, name: str) -> bool:
    return old is not None and bool(getattr(old, name) != getattr(new, name))


def _required_kind(pair: Pair) -> Kind:
    if not pair.new_standing.is_required:
        return inputs.BECAME_OPTIONAL
    is_sent = pair.new_standing.is_hidden and pair.new.has("default")
    return inputs.HIDDEN_BECAME_REQUIRED if is_sent else inputs.BECAME_REQUIRED


def _enums(pair: Pair) -> Iterator[Delta]:
    old, new = (_members(one) for one in (pair.old, pair.new))
    delta = partial(pair.delta, keyword="enum")
    if old is None and new is not None:
        yield delta(inputs.ENUM_INTRODUCED)
    elif old is not None and new is None:
        yield delta(inputs.ENUM_LIFTED)
    elif old is not None and new is not None:
        gone, come = _missing(old, new), _missing(new, old)
        if gone:
            yield delta(inputs.ENUM_REMOVED)._replace(before=gone, after=ABSENT)
        if come:
            yield delta(inputs.ENUM_ADDED)._replace(before=ABSENT, after=come)


def _members(found: View) -> list[Any] | None:
    value = found.get("enum")
    return value if isinstance(value, list) and value else None


def _missing(values: list[Any], others: list[Any]) -> list[Any]:
    known = {identity(value) for value in others}
    return sorted((value for value in values if identity(value) not in known), key=str)


def _collection(found: View) -> str:
    return found.text("collectionFormat") or "csv"


def _encoding(found: View) -> str:
    return found.text("x-ms-url-encoding").lower() or "single"
