"""Leave out findings that need no telling: accepted in the definition, ignored for a file, or known."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.connector.project import ConnectorProject
from toolkit.finding import Finding
from toolkit.lint.adoption.acceptance import not_accepted
from toolkit.lint.adoption.baseline import Baseline, Counts
from toolkit.lint.adoption.fingerprint import anchored
from toolkit.lint.adoption.globs import matches
from toolkit.lint.adoption.relative import relative


class Ignores(NamedTuple):
    """Rules that are not told of in some files: names by patterns of paths from the folder."""

    folder: Path = Path()
    rules: tuple[tuple[str, frozenset[str]], ...] = ()

    def left(self, findings: list[Finding]) -> list[Finding]:
        ignored = {file: self._of(file) for file in {finding.file for finding in findings}}
        return [finding for finding in findings if finding.rule not in ignored[finding.file]]

    def _of(self, file: str) -> frozenset[str]:
        path = relative(file, self.folder)
        return frozenset().union(*(names for pattern, names in self.rules if matches(pattern, path)))


NONE_IGNORED = Ignores()


class Sieve(NamedTuple):
    """What holds findings back, and whether those that pass need anchors."""

    ignores: Ignores = NONE_IGNORED
    baseline: Baseline | None = None
    anchors: bool = False


PASSES_ALL = Sieve()


class Sifted(NamedTuple):
    """The findings that are left, and how many others there are.

    `counts` are those that a baseline would hold.
    """

    left: Sequence[Finding]
    accepted: int
    known: int
    counts: Counts


NOTHING = Sifted((), 0, 0, Counts())


def sift(findings: Iterable[Finding], project: ConnectorProject, sieve: Sieve) -> Sifted:
    """Return what passes the sieve."""
    findings = list(findings)
    left = not_accepted(findings, project.definition)
    accepted = len(findings) - len(left)
    if sieve.ignores.rules:
        left = sieve.ignores.left(left)
    if sieve.anchors or sieve.baseline:
        left = anchored(left, project.documents)
    if sieve.baseline is None:
        return Sifted(left, accepted, 0, Counts())
    unknown = sieve.baseline.unknown(left)
    return Sifted(unknown, accepted, len(left) - len(unknown), Counts(sieve.baseline.keys(left)))
