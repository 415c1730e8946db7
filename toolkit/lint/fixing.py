"""Mend what can be mended: apply fixes in rounds until nothing changes any more."""

from collections.abc import Callable, Iterable, Sequence

from toolkit import patch
from toolkit.document import Document
from toolkit.errors import PatchRefused
from toolkit.finding import Finding, FixKind
from toolkit.patch import Patch

ROUNDS = 10  # a fix may uncover another; more rounds than this would mean that two rules disagree

Groups = list[tuple[Patch, ...]]


def fixed(
    document: Document, lint: Callable[[Document], Sequence[Finding]], kinds: frozenset[FixKind]
) -> tuple[Document, Sequence[Finding], int]:
    """Return the document with the fixes of these kinds made, what is still wrong, and how many were made."""
    findings = lint(document)
    made = 0
    for _ in range(ROUNDS):
        groups = [
            finding.fix.patches
            for finding in findings
            if finding.fix and finding.fix.kind in kinds and finding.file == str(document.path)
        ]
        changed, count = _applied(document, groups)
        if not count:
            break
        document, made = changed, made + count
        findings = lint(document)
    return document, findings, made


def _applied(document: Document, groups: Groups) -> tuple[Document, int]:
    kept = patch.compatible(document, _distinct(groups))
    changed = _patched(document, kept)
    if changed is None:
        # One of them cannot be made in this text: leave it out, so that it does not keep the others back.
        kept = [group for group in kept if _patched(document, [group])]
        changed = _patched(document, kept)
    return (changed, len(kept)) if changed else (document, 0)


def _patched(document: Document, groups: Groups) -> Document | None:
    try:
        return patch.apply(document, [one for group in groups for one in group])
    except PatchRefused:
        return None


def _distinct(groups: Iterable[tuple[Patch, ...]]) -> Groups:
    """Leave out a fix that another finding brings, too: one change can mend several."""
    seen: set[str] = set()
    distinct: Groups = []
    for group in groups:
        key = repr(group)
        if key not in seen:
            seen.add(key)
            distinct.append(group)
    return distinct
