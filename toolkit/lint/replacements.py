"""Say what fixes do to the text, for tools that show or make them, such as an editor."""

from collections.abc import Iterable, Iterator, Sequence

from toolkit import patch
from toolkit.connector.secrets import masked
from toolkit.document import Document
from toolkit.errors import PatchRefused
from toolkit.finding import Finding, Replacement
from toolkit.patch import Patch

Group = tuple[Patch, ...]  # the patches of one fix: all or none


def with_replacements(findings: Iterable[Finding], documents: Iterable[Document]) -> list[Finding]:
    """Return the findings, their fixes with replacements; one that the text does not take has none."""
    findings = list(findings)
    made = {str(document.path): _replacements(document, findings) for document in documents}
    return [_with(finding, made.get(finding.file, {})) for finding in findings]


def _with(finding: Finding, made: dict[str, tuple[Replacement, ...]]) -> Finding:
    replacements = made.get(repr(finding.fix.patches)) if finding.fix else None
    if finding.fix is None or replacements is None:
        return finding
    return finding._replace(fix=finding.fix._replace(replacements=replacements))


def _replacements(document: Document, findings: Iterable[Finding]) -> dict[str, tuple[Replacement, ...]]:
    """Return the replacements of each fix, by the text of its patches: one fix can mend several findings."""
    groups = {
        repr(finding.fix.patches): finding.fix.patches
        for finding in findings
        if finding.fix and finding.file == str(document.path)
    }
    made = {key: tuple(_replaced(document, groups[key])) for key in _sound(document, groups)}
    return {key: replacements for key, replacements in made.items() if not any(map(_is_secret, replacements))}


def _sound(document: Document, groups: dict[str, Group]) -> Iterator[str]:
    """Yield the groups that the text takes; those that do not meet are tried at once."""
    rest = dict(groups)
    while together := patch.compatible(document, rest.values()):
        yield from map(repr, _taken(document, together))
        for group in together:
            del rest[repr(group)]


def _taken(document: Document, groups: Sequence[Group]) -> Sequence[Group]:
    """Return the groups that the text takes, found by halving."""
    if _takes(document, groups):
        return groups
    if len(groups) == 1:
        return []
    half = len(groups) // 2
    return [*_taken(document, groups[:half]), *_taken(document, groups[half:])]


def _takes(document: Document, groups: Iterable[Group]) -> bool:
    try:
        patch.apply(document, [one for group in groups for one in group])
    except PatchRefused:
        return False
    return True


def _replaced(document: Document, group: Group) -> Iterator[Replacement]:
    for start, end, text in patch.edits(document, group):
        yield Replacement(*document.position(start), *document.position(end), text)


def _is_secret(replacement: Replacement) -> bool:
    return masked(replacement.text) != replacement.text
