"""Merge what is new in a source into what has been edited since: plain data, three ways."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.patch import Patch, Put, Remove
from toolkit.pointer import Tokens

_GONE = object()


class Merged(NamedTuple):
    """The merged value, and where an edit of one's own stands against a change of the source."""

    value: Any
    kept: tuple[Tokens, ...] = ()


def merged(base: Any, mine: Any, new: Any) -> Merged:
    """Return a value in which what was edited stays as edited, and all else is as it is in the source now."""
    if new in (base, mine):
        return Merged(mine)
    if mine == base:
        return Merged(new)
    if all(isinstance(value, dict) for value in (base, mine, new)):
        return _members(base, mine, new)
    if all(_is_named(value) for value in (base, mine, new)):
        return _named_items(base, mine, new)
    return Merged(mine, ((),))


def patches(place: Tokens, old: Any, new: Any) -> Iterator[Patch]:
    """Yield the fewest patches on members that make one value the other; what has no members is put anew."""
    if old == new:
        return
    if not (isinstance(old, dict) and isinstance(new, dict)):
        yield Put(place, new)
        return
    for key in old.keys() - new.keys():
        yield Remove((*place, key))
    for key, value in new.items():
        if key in old:
            yield from patches((*place, key), old[key], value)
        else:
            yield Put((*place, key), value)


def _members(base: dict[str, Any], mine: dict[str, Any], new: dict[str, Any]) -> Merged:
    value: dict[str, Any] = {}
    kept: list[Tokens] = []
    for key in dict.fromkeys((*mine, *new)):
        one = _member(*(side.get(key, _GONE) for side in (base, mine, new)))
        kept += [(key, *tokens) for tokens in one.kept]
        if one.value is not _GONE:
            value[key] = one.value
    return Merged(value, tuple(kept))


def _member(base: Any, mine: Any, new: Any) -> Merged:
    if _GONE in (base, mine, new):
        is_untouched = mine is base or mine == base
        if is_untouched:
            return Merged(new)
        return Merged(mine, () if new in (base, mine) else ((),))
    return merged(base, mine, new)


def _is_named(value: Any) -> bool:
    """Whether a value is a list of objects that have names, such as parameters."""
    return isinstance(value, list) and all(isinstance(item, dict) and "name" in item for item in value)


def _named_items(base: list[Any], mine: list[Any], new: list[Any]) -> Merged:
    """Merge by name and location; the order is the source's, and what is one's own comes last."""
    sides = [{(item["name"], item.get("in")): item for item in side} for side in (base, mine, new)]
    ranked = {str(key): key for key in (*sides[2], *sides[1])}
    whole = _members(*({str(key): item for key, item in side.items()} for side in sides))
    order = [name for name in ranked if name in whole.value]
    kept = tuple((order.index(name), *rest) for name, *rest in whole.kept if name in order)
    return Merged([whole.value[name] for name in order], kept)
