"""Run rules over nodes."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from toolkit import patch
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document, Place
from toolkit.errors import UnreadableDocument
from toolkit.finding import Finding, Phase, Related
from toolkit.lint.budget import SECONDS, Budget, Said, Stop, linting_stopped
from toolkit.lint.causes import explained
from toolkit.lint.collector import waiting
from toolkit.lint.dispatch import Asked, Dispatch, heard
from toolkit.lint.rule import Problem, Rule
from toolkit.lint.screen import Screen
from toolkit.pointer import Tokens, render
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition
from toolkit.swagger.walk import Groups, likeness
from toolkit.syntax.spot import Span


class Linter:
    """A selection of rules, ready to run for an import or for a certification."""

    def __init__(
        self, rules: Iterable[Rule], phase: Phase = Phase.CERTIFICATION, seconds: float = SECONDS
    ) -> None:
        self._phase = phase
        self._seconds = seconds
        self._rules = [rule for rule in rules if self._runs(rule.phase)]
        self._screen = Screen(self._rules)
        self._all = Dispatch(self._rules)
        self._unscreened = Dispatch(rule for rule in self._rules if not rule.is_screened)
        self._moot = Dispatch(rule for rule in self._rules if rule.moot_if and rule.silent_if is None)

    def definition(self, document: Document) -> list[Finding]:
        """Return what is wrong with one definition, in document order."""
        budget = Budget(self._seconds)
        with waiting(document):
            return explained(
                findings(self._said(budget, document), document, budget),
                [document],
                lambda changed, names: self._said(budget, changed[0], names=names),
            )

    def project(self, project: ConnectorProject) -> list[Finding]:
        """Return what is wrong with a project: its definition, and how its files fit together."""
        budget = Budget(self._seconds)
        with waiting(*project.documents):
            return explained(
                findings(self._said(budget, project.definition, project), project.definition, budget),
                project.documents,
                lambda changed, names: self._said_of(project.with_documents(changed), budget, names),
            )

    def _said_of(self, project: ConnectorProject, budget: Budget, names: Container[str]) -> Iterator[Said]:
        return self._said(budget, project.definition, project, names=names)

    def _said(
        self,
        budget: Budget,
        document: Document,
        *projects: ConnectorProject,
        names: Container[str] | None = None,
    ) -> Iterator[Said]:
        """Yield what the rules say, or those of these names alone."""
        for rules, subjects in self._asked(document, *projects):
            chosen = rules if names is None else [rule for rule in rules if rule.name in names]
            for subject in subjects if chosen else ():
                budget.check()
                for rule in chosen:
                    for problem in rule.check(subject):
                        if problem.phase is None or self._runs(problem.phase):
                            yield rule, problem

    def _asked(self, document: Document, *projects: ConnectorProject) -> Iterator[Asked]:
        root = ApiDefinition(document)
        # Of a file of another version everything would be wrong: only the root is asked about.
        groups: Groups = {likeness(root): [root]} if root.is_of_other_version else lookup.alike(root)
        noise = self._screen.noise(document.text, root.data)
        if noise is None:
            yield from self._all.asked(groups, projects)
            return
        yield from heard(groups, noise)
        yield from self._unscreened.asked(groups, projects)
        for rules, subjects in self._moot.asked(groups, projects):
            yield [rule for rule in rules if rule in noise.concerned], subjects

    def _runs(self, phase: Phase) -> bool:
        return phase is Phase.IMPORT or self._phase is Phase.CERTIFICATION


def findings(said: Iterable[Said], document: Document, budget: Budget) -> list[Finding]:
    """Make findings of problems; the one moment at which lines and columns are computed.

    They come in order, each once: several pointers lead to a value that has aliases.
    """
    try:
        problems = budget.heard(said)
        _look_ahead(problems)
        found = list(budget.told(_finding(rule, problem) for rule, problem in problems))
        if budget.reason:
            found += [
                _finding(linting_stopped, one) for one in linting_stopped.check(Stop(document, budget.reason))
            ]
        once = {one.rank: one for one in found}
        return [once[key] for key in sorted(once)]
    except RecursionError as error:
        raise UnreadableDocument(document.path, "nested too deeply to be a definition") from error


def _look_ahead(problems: Iterable[Said]) -> None:
    pointers: dict[int, list[Tokens]] = defaultdict(list)
    documents: dict[int, Document] = {}  # a document's own hash would be that of its text
    for _, problem in problems:
        for place in (problem.place, *problem.related):
            documents[id(place.document)] = place.document
            pointers[id(place.document)].append(place.tokens)
    for identity, document in documents.items():
        document.look_ahead(pointers[identity])


def _finding(rule: Rule, problem: Problem) -> Finding:
    place = problem.place
    start, end = place.document.extent(problem.span or _span(place, at_key=problem.at_key))
    return Finding(
        file=str(place.document.path),
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        pointer=render(place.tokens),
        rule=rule.name,
        code=rule.code,
        severity=rule.severity,
        phase=problem.phase or rule.phase,
        message=problem.message,
        reference=rule.reference,
        fix=problem.fix if problem.fix and patch.is_local(place.document, problem.fix.patches) else None,
        related=tuple(_related(other) for other in problem.related),
    )


def _related(place: Place) -> Related:
    start, end = place.document.extent(_span(place))
    return Related(str(place.document.path), *start, *end, render(place.tokens))


def _span(place: Place, *, at_key: bool = False) -> Span:
    """Return the characters to mark: the value, or its key where the value is an object or array."""
    key, value = place.spot
    text = place.document.text
    is_container = text[value.start : value.start + 1] in {"{", "["} or "\n" in text[slice(*value)]
    if key is not None and (at_key or is_container):
        return key
    return Span(value.start, value.start + 1) if is_container else value
