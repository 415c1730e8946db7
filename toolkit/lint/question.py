"""What the answer about a target depends on, all of it, as one short text."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from toolkit.connector.project import PART_NAMES, SETTINGS_NAME, definition_path
from toolkit.document import Document, read_bytes
from toolkit.edition import edition
from toolkit.errors import SpecgenError
from toolkit.lint.adoption.relative import relative
from toolkit.lint.adoption.sifting import Sieve
from toolkit.lint.run import Plan, Target

BY_THE_DAY = frozenset({"PreviewVersionOverOneYear"})  # the rules that look at the calendar


def key(target: Target, plan: Plan, asker: Sequence[Any], linted: Iterable[Document] = ()) -> str | None:
    """Return a digest of the question: who asks, by which code and rules, about which content.

    What has been linted counts as it was then; other files as they are now. None: it cannot be asked again.
    """
    if target.content is not None:
        return None
    try:
        contents = list(_contents(target, {document.path: document for document in linted}))
    except SpecgenError:
        return None
    question = [edition(), asker, _plan(plan), _sieve(plan.sieve, target), str(target.path), contents]
    return sha256(json.dumps(question).encode()).hexdigest()


def _plan(plan: Plan) -> list[Any]:
    """Return what a plan says; not which fixes it makes, for an answer that is kept has none to make."""
    is_dated = not BY_THE_DAY.isdisjoint(plan.rules)
    day = str(datetime.now(UTC).date()) if is_dated else ""
    return [plan.rules, plan.phase, plan.replacements, plan.seconds, day]


def _sieve(sieve: Sieve, target: Target) -> list[Any]:
    ignored = [[pattern, sorted(names)] for pattern, names in sieve.ignores.rules]
    known = sorted(sieve.baseline.counts.items()) if sieve.baseline else None
    folders = [sieve.ignores.folder, sieve.baseline.folder if sieve.baseline else Path()]
    return [sieve.anchors, ignored, known, [relative(target.path, folder) for folder in folders]]


def _contents(target: Target, linted: dict[Path, Document]) -> Iterator[Any]:
    """Yield the names and digests of the files that a rule may look at, and whether others are there."""
    for path in _files(target):
        content = linted[path].content if path in linted else read_bytes(path)
        yield path.name, sha256(content).hexdigest()
        if path.name == SETTINGS_NAME and target.is_project:
            yield _named(path, content)


def _files(target: Target) -> list[Path]:
    if not target.is_project:
        return [target.path]
    parts = (target.path / name for name in sorted(PART_NAMES))
    return [definition_path(target.path) or target.path, *(part for part in parts if part.is_file())]


def _named(path: Path, content: bytes) -> list[str]:
    """Return the files that settings.json names, as far as they exist."""
    with suppress(SpecgenError):
        data = Document.from_bytes(path, content).data
        names = data.values() if isinstance(data, dict) else ()
        return sorted(name for name in names if isinstance(name, str) and _is_file(path.parent, name))
    return []


def _is_file(folder: Path, name: str) -> bool:
    try:
        return (folder / name).is_file()
    except (OSError, ValueError):
        return False
