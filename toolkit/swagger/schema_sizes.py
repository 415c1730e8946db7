"""How large schema trees grow once their references are expanded.

A reference counts as its target, one to a definition that is being expanded already as a single schema.
So the size of a recursive definition depends on where one comes from. Definitions that are not recursive are
measured once, which is linear even where they double at each level. Recursive ones are followed path by path
until that says enough.
"""

from collections.abc import Mapping

from toolkit.swagger.components import components
from toolkit.swagger.schema_outlines import MANY, Outline, Size

_ENOUGH = 20_000  # schemas of a recursive definition; the platform allows an operation 16,384
_STEPS = 300_000  # that the recursive definitions of a document may take together, about half a second
_ONE = Size(1, 1)


def sizes(outlines: Mapping[str, Outline]) -> dict[str, Size]:
    """Return the size of each definition; recursive ones may have more where that is beyond all limits."""
    found: dict[str, Size] = {}
    steps = _STEPS
    for group in components({name: outline.uses for name, outline in outlines.items()}):
        if len(group) == 1 and group[0] not in outlines[group[0]].uses:  # as are most
            found[group[0]] = expanded(outlines[group[0]], found)
            continue
        members = set(group)
        inner = {name: _within(members, outlines[name], found) for name in group}
        for name in group:
            if inner[name].uses:
                found[name], steps = _followed(name, inner, steps)
            else:
                found[name] = inner[name].size
    return found


def expanded(outline: Outline, sizes: Mapping[str, Size]) -> Size:
    """Return the size of a tree, given that of the definitions it refers to."""
    size = outline.size
    for name, (times, level) in outline.uses.items():
        size = size.with_tree(sizes[name], times, level)
    return size


def _within(group: set[str], outline: Outline, sizes: Mapping[str, Size]) -> Outline:
    """Return the outline with what is outside of the group expanded; what is inside counts as one schema."""
    of_targets = {name: _ONE if name in group else sizes[name] for name in outline.uses}
    inner = {name: use for name, use in outline.uses.items() if name in group}
    return Outline(expanded(outline, of_targets), inner)


def _followed(start: str, outlines: Mapping[str, Outline], steps: int) -> tuple[Size, int]:
    """Follow every path on which no definition stands twice; return the size and the steps that are left.

    Each reference counts as one schema as soon as it is met, and as its target once that is expanded.
    """
    schemas = depth = 1
    expanding: set[str] = set()
    pending = [(start, 1, 1)]
    while pending:
        name, times, level = pending.pop()
        if not times:  # everything below the definition has been followed
            expanding.remove(name)
        elif name not in expanding:
            size, uses = outlines[name].size, outlines[name].uses
            schemas += times * (size.schemas - 1)
            depth = max(depth, level - 1 + size.depth)
            steps -= 1 + len(uses)
            if steps <= 0 or schemas > _ENOUGH:
                break
            expanding.add(name)
            pending.append((name, 0, 0))
            pending += ((used, times * more, level - 1 + lower) for used, (more, lower) in uses.items())
    return Size(min(schemas, MANY), depth), steps
