"""Changes as one JSON document."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from toolkit.diff.change import Change
from toolkit.diff.compare import Comparison
from toolkit.diff.kind import Impact
from toolkit.finding import Related


def document(comparisons: Sequence[Comparison]) -> str:
    """Return `{"changes": [...], "summary": {"connectors", "breaking", "risky", "compatible"}}`."""
    changes = [(one.name, change) for one in comparisons for change in one.changes]
    counts = Counter(change.impact for _, change in changes)
    data = {
        "changes": [_change(name, change) for name, change in changes],
        "summary": {"connectors": len(comparisons), **{impact.value: counts[impact] for impact in Impact}},
    }
    return json.dumps(data, indent=2)


def _change(connector: str, change: Change) -> dict[str, Any]:
    return {
        "connector": connector,
        "kind": change.kind,
        "code": change.code,
        "impact": change.impact,
        "operation": change.operation or None,
        "address": change.address,
        "message": change.message,
        "maker": change.maker,
        "remedy": change.remedy,
        "before": _value(change.before),
        "after": _value(change.after),
        "old": _place(change.old),
        "new": _place(change.new),
    }


def _value(text: str | None) -> Any:
    """Return a value as data; as text where a number in it was secret, and is asterisks now."""
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        return text


def _place(place: Related) -> dict[str, Any]:
    return {
        "file": place.file,
        "pointer": place.pointer,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
