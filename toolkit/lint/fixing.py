"""Mend what can be mended: apply fixes in rounds until nothing changes any more."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from toolkit import patch
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.errors import PatchRefused
from toolkit.finding import Finding, FixKind
from toolkit.patch import Patch

ROUNDS = 10  # a fix may uncover another; more rounds than this would mean that two rules disagree

Group = tuple[Patch, ...]  # the patches of one fix: all or none
Lint = Callable[[ConnectorProject], Sequence[Finding]]


def fixed(
    project: ConnectorProject, lint: Lint, kinds: frozenset[FixKind]
) -> tuple[ConnectorProject, Sequence[Finding], Counter[Path]]:
    """Return the project with its fixes of these kinds made, what is still wrong, and the number of fixes."""
    findings = lint(project)
    made: Counter[Path] = Counter()
    for _ in range(ROUNDS):
        before = project
        for document in before.documents:
            changed, count = _applied(document, _groups(findings, document, kinds))
            if count:
                project = project.with_document(changed)
                made[document.path] += count
        if project is before:
            break
        findings = lint(project)
    return project, findings, made


def _groups(findings: Iterable[Finding], document: Document, kinds: frozenset[FixKind]) -> list[Group]:
    """Return the fixes for a document, each once: one change can mend several findings."""
    groups = {
        repr(finding.fix.patches): finding.fix.patches
        for finding in findings
        if finding.fix and finding.fix.kind in kinds and finding.file == str(document.path)
    }
    return list(groups.values())


def _applied(document: Document, groups: list[Group]) -> tuple[Document, int]:
    """Make the fixes that do not meet; where the text does not take all of them, as many as it takes."""
    kept = patch.compatible(document, groups)
    changed = _patched(document, kept)
    if changed:
        return changed, len(kept)
    changed, taken = document, list[Group]()
    for group in kept:
        if further := _patched(document, [*taken, group]):
            changed, taken = further, [*taken, group]
    return changed, len(taken)


def _patched(document: Document, groups: list[Group]) -> Document | None:
    try:
        return patch.apply(document, [one for group in groups for one in group])
    except PatchRefused:
        return None
