"""Recognise what is gone under one name and new under another."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

Thing = TypeVar("Thing")
Signature = Callable[[str, Thing], Hashable | None]

_NEITHER = re.compile(r"[\W_]+")


def renames(
    old: Mapping[str, Thing], new: Mapping[str, Thing], signatures: Iterable[Signature[Thing]]
) -> dict[str, str]:
    """Return the new names by the old ones. Two things are one if a signature is theirs alone.

    A signature that comes earlier counts more; None is the signature of what cannot be told by it. The
    versions may change places: the same pairs are found.
    """
    gone = {name: thing for name, thing in old.items() if name not in new}
    come = {name: thing for name, thing in new.items() if name not in old}
    found: dict[str, str] = {}
    for signature in signatures:
        before, after = _alone(gone, signature), _alone(come, signature)
        for key in before.keys() & after.keys():
            found[before[key]] = after[key]
            del gone[before[key]], come[after[key]]
    return found


def squashed(name: str) -> str:
    """Return what two spellings of a name have in common: neither case nor signs count."""
    return _NEITHER.sub("", name).casefold()


def _alone(things: Mapping[str, Thing], signature: Signature[Thing]) -> dict[Hashable, str]:
    """Return the names by signature, as far as no two share one."""
    names: dict[Hashable, list[str]] = defaultdict(list)
    for name, thing in things.items():
        key = signature(name, thing)
        if key is not None:
            names[key].append(name)
    return {key: named[0] for key, named in names.items() if len(named) == 1}
