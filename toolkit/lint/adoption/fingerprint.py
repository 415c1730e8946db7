"""Give findings names that survive edits elsewhere: the rule, the file, and a pointer without indexes.

An element of an array is known by its name, such as that of a parameter, or by its value:
`/parameters/[palette]`. What two findings have in common all the same is told apart by counting.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from toolkit.document import Document
from toolkit.finding import Finding
from toolkit.pointer import parse, render, resolve

_NAMES = (
    "operationId",
    "name",
    "propertyName",
    "title",
    "$ref",
    "value",
    "url",
)  # by which objects are known
_LONGEST = 60  # characters of a value


def anchored(findings: Iterable[Finding], documents: Iterable[Document]) -> list[Finding]:
    """Return the findings with their anchors; `documents` are those that they are about."""
    data = {str(document.path): document.data for document in documents}
    return [finding._replace(anchor=anchor(data.get(finding.file), finding.pointer)) for finding in findings]


def anchor(data: Any, pointer: str) -> str:
    """Return the pointer with names for indexes; it may go beyond what the data holds."""
    steps = []
    for token in parse(pointer):
        element = _below(data, token)
        steps.append(f"[{_name(element)}]" if isinstance(data, list) else token)
        data = element
    return render(tuple(steps))


def fingerprints(findings: Iterable[Finding], paths: Iterable[str]) -> list[str]:
    """Return a digest for each anchored finding in the file of the path; no two are the same."""
    seen: Counter[Sequence[str]] = Counter()
    digests = []
    for finding, path in zip(findings, paths, strict=True):
        key = (finding.rule, path, finding.anchor)
        seen[key] += 1
        digests.append(_digest((*key, str(seen[key]))))
    return digests


def _below(data: Any, token: str) -> Any:
    try:
        return resolve(data, (token,))
    except LookupError:
        return None


def _name(element: Any) -> str:
    if isinstance(element, dict):
        names = (element.get(key) for key in _NAMES)
        return next((name for name in names if isinstance(name, str)), "")[:_LONGEST]
    return "" if isinstance(element, list) else json.dumps(element, ensure_ascii=False).strip('"')[:_LONGEST]


def _digest(parts: Sequence[str]) -> str:
    # Importing it takes longer than most reports do.
    from hashlib import sha256

    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
