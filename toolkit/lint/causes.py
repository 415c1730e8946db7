"""One cause, one finding: leave out what is wrong only because a key or a value is misspelt.

A misspelt `parameters` alone would be reported several times: as a key that nobody knows, and as path
parameters that are missing. So the files are linted once more with the causes mended, and what is then gone
was no more than a consequence.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from toolkit import patch
from toolkit.document import Document
from toolkit.errors import PatchRefused, UnreadableDocument
from toolkit.finding import Finding, Severity
from toolkit.lint.budget import SpentError, linting_stopped, spending
from toolkit.lint.catalogue import CODES
from toolkit.lint.rule import Problem, Rule
from toolkit.pointer import render

# The rules about the shape of a file: what they say explains what others say.
CAUSES = frozenset(
    {
        "AdditionalPropertyNotAllowed",
        "ExtensionMisplaced",
        "ExtensionMisspelt",
        "ExtensionNameNotValid",
        "ExtensionValueNotValid",
        "FlagNotExact",
        "JsonTypeIncorrect",
        "JsonValueNotInEnum",
        "MemberMisspelt",
        "PolicyParameterNotKnown",
        "PolicyTemplateNotKnown",
        "PropertyValueNotKnown",
        "SwaggerTypeIncorrect",
    }
)

# Rules of the platform that want one value and no other, so that a misspelt one is as wrong to them as any.
EXACTING = frozenset(
    {
        "ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations",
        "FileParameterMustBeInFormData",
        "InternalPropertyWithDefaultOptional",
    }
)

Said = Iterable[tuple[Rule, Problem]]
Lint = Callable[[Sequence[Document], Collection[str]], Said]  # with the rules of these names


def explained(found: list[Finding], documents: Sequence[Document], lint: Lint) -> list[Finding]:
    """Return the findings without the consequences of others; a cause is as grave as the worst of its own.

    What the platform says of the very value that is a cause, or of what stands in it, is no consequence.
    """
    causes = [one for one in found if one.rule in CAUSES]
    spoken_of = {(one.file, one.pointer) for one in causes}
    others = [one for one in found if one.rule not in CAUSES and not _stands(one, spoken_of)]
    if not causes or not others or any(one.rule == linting_stopped.name for one in others):
        return found
    remaining = _remaining(causes, documents, lambda changed: lint(changed, {one.rule for one in others}))
    consequences = [
        one
        for one in others
        if (one.file, one.pointer) in spoken_of or (remaining is not None and _identity(one) not in remaining)
    ]
    return _without(found, causes, consequences) if consequences else found


def _stands(finding: Finding, spoken_of: set[tuple[str, str]]) -> bool:
    if finding.rule not in CODES:
        return False
    tokens = finding.pointer.split("/")
    around = ("/".join(tokens[:length]) for length in range(len(tokens), 0, -1))
    return finding.rule in EXACTING or any((finding.file, pointer) in spoken_of for pointer in around)


def _remaining(
    causes: list[Finding],
    documents: Sequence[Document],
    lint: Callable[[Sequence[Document]], Said],
) -> set[tuple[str, ...]] | None:
    """Return what is found once the causes are mended; None where none of them can be."""
    try:
        with spending():
            changed = [mended for document in documents if (mended := _mended(document, causes)) is not None]
            said = lint(changed) if changed else None
            # Lines and columns, which take the longest to find out, do not matter.
            return {_identity_of(rule, problem) for rule, problem in said} if said is not None else None
    except (PatchRefused, SpentError, UnreadableDocument, RecursionError):
        return None


def _mended(document: Document, causes: Iterable[Finding]) -> Document | None:
    fixes = [one.fix.patches for one in causes if one.fix and one.file == str(document.path)]
    groups = patch.compatible(document, fixes)
    return patch.apply(document, [change for group in groups for change in group]) if groups else None


def _identity_of(rule: Rule, problem: Problem) -> tuple[str, ...]:
    return rule.name, str(problem.place.document.path), render(problem.place.tokens), problem.message


def _identity(finding: Finding) -> tuple[str, ...]:
    return finding.rule, finding.file, finding.pointer, finding.message


def _without(found: list[Finding], causes: list[Finding], consequences: list[Finding]) -> list[Finding]:
    grave = {id(_nearest(causes, one)) for one in consequences if one.severity is Severity.ERROR}
    left_out = {id(one) for one in consequences}
    return [
        one._replace(severity=Severity.ERROR) if id(one) in grave else one
        for one in found
        if id(one) not in left_out
    ]


def _nearest(causes: list[Finding], consequence: Finding) -> Finding:
    """Return the cause that stands nearest in the tree of the same document, where that has any."""
    tokens = consequence.pointer.split("/")

    def shared(cause: Finding) -> int:
        if cause.file != consequence.file:
            return -1
        pairs = zip(cause.pointer.split("/"), tokens, strict=False)
        return next((depth for depth, (one, other) in enumerate(pairs) if one != other), len(tokens))

    return max(causes, key=shared)
