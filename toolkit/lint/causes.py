"""One cause, one finding: leave out what is wrong only because a key or a value is misspelt.

A misspelt `parameters` alone would be reported several times: as a key that nobody knows, and as path
parameters that are missing. So the document is linted once more with the causes mended, and what is then gone
was no more than a consequence.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from toolkit import patch
from toolkit.document import Document
from toolkit.errors import PatchRefused, UnreadableDocument
from toolkit.finding import Finding, Severity

# The rules about the shape of a definition: what they say explains what others say.
CAUSES = frozenset(
    {
        "AdditionalPropertyNotAllowed",
        "ExtensionMisplaced",
        "ExtensionMisspelt",
        "ExtensionNameNotValid",
        "ExtensionValueNotValid",
        "JsonTypeIncorrect",
        "JsonValueNotInEnum",
        "SwaggerTypeIncorrect",
    }
)

Lint = Callable[[Document], Sequence[Finding]]


def explained(found: list[Finding], document: Document, lint: Lint) -> list[Finding]:
    """Return the findings without the consequences of others; a cause is as grave as the worst of its own."""
    causes = [one for one in found if one.rule in CAUSES and one.file == str(document.path)]
    others = [one for one in found if one.rule not in CAUSES]
    if not causes or not others:
        return found
    spoken_of = {(one.file, one.pointer) for one in causes}
    remaining = _remaining(causes, document, lint)
    consequences = [
        one
        for one in others
        if (one.file, one.pointer) in spoken_of or (remaining is not None and _identity(one) not in remaining)
    ]
    return _without(found, causes, consequences) if consequences else found


def _remaining(causes: list[Finding], document: Document, lint: Lint) -> set[tuple[str, ...]] | None:
    """Return what is found once the causes are mended; None where none of them can be."""
    groups = patch.compatible(document, [one.fix.patches for one in causes if one.fix])
    try:
        changed = patch.apply(document, [change for group in groups for change in group])
        return {_identity(one) for one in lint(changed)} if groups else None
    except (PatchRefused, UnreadableDocument):
        return None


def _identity(finding: Finding) -> tuple[str, ...]:
    return finding.rule, finding.file, finding.pointer, finding.message


def _without(found: list[Finding], causes: list[Finding], consequences: list[Finding]) -> list[Finding]:
    grave = {id(_nearest(causes, one)) for one in consequences if one.severity is Severity.ERROR}
    left_out = {id(one) for one in consequences}
    return [
        replace(one, severity=Severity.ERROR) if id(one) in grave else one
        for one in found
        if id(one) not in left_out
    ]


def _nearest(causes: list[Finding], consequence: Finding) -> Finding:
    """Return the cause that stands nearest in the tree of the document."""
    tokens = consequence.pointer.split("/")

    def shared(cause: Finding) -> int:
        pairs = zip(cause.pointer.split("/"), tokens, strict=False)
        return next((depth for depth, (one, other) in enumerate(pairs) if one != other), len(tokens))

    return max(causes, key=shared)
