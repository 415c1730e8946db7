"""Changes to plain data: a merge patch, and one value over another."""

from typing import Any

_DEEPEST = 100  # what is nested deeper replaces as a whole


def patched(target: Any, change: Any, depth: int = _DEEPEST) -> Any:
    """Return what a JSON merge patch (RFC 7396) makes of a value."""
    if not isinstance(change, dict):
        return change
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in change.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = patched(merged.get(name), value, depth - 1) if depth else value
    return merged


def overlaid(below: Any, above: Any, depth: int = _DEEPEST) -> Any:
    """Return objects as one, in which what lies above counts; null is a value like others."""
    if not (isinstance(below, dict) and isinstance(above, dict) and depth):
        return above
    return {
        **below,
        **{
            name: overlaid(below[name], value, depth - 1) if name in below else value
            for name, value in above.items()
        },
    }
