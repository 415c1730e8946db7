"""Compare where choices and fields come from while a flow is made."""

from collections.abc import Iterator
from typing import Any

from toolkit.diff.kind import Kind
from toolkit.diff.kinds import outputs
from toolkit.diff.pairs import Delta, Pair, differing
from toolkit.diff.views import View
from toolkit.swagger.dynamic_calls import EXTENSIONS, PROPERTIES, SCHEMA

_FIELDS = (SCHEMA, PROPERTIES)


def dynamic_deltas(pair: Pair) -> Iterator[Delta]:
    """Yield each dynamic extension that is new, gone or another."""
    for keyword in differing(pair, EXTENSIONS):
        before, after = pair.old.get(keyword), pair.new.get(keyword)
        kind = _kind(pair, keyword, before, after)
        told = pair.delta(kind, keyword)
        if kind is outputs.PICKER_REMOVED:
            told = told._replace(before=keyword)
        elif kind is not outputs.PICKER_CHANGED:
            told = told._replace(after=keyword)
        yield told


def _kind(pair: Pair, keyword: str, before: Any, after: Any) -> Kind:
    if after is None:
        return outputs.PICKER_REMOVED
    if before is not None:
        return outputs.PICKER_CHANGED
    if keyword in _FIELDS and not _has_dynamic_fields(pair.old):
        return outputs.SCHEMA_DYNAMIC
    return outputs.PICKER_ADDED


def _has_dynamic_fields(found: View) -> bool:
    return any(found.has(keyword) for keyword in _FIELDS)
