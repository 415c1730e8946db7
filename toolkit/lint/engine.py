"""Run rules over nodes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document, Place
from toolkit.errors import UnreadableDocument
from toolkit.finding import Finding, Phase, Related
from toolkit.lint.causes import explained
from toolkit.lint.dispatch import Dispatch, heard
from toolkit.lint.rule import Problem, Rule
from toolkit.lint.screen import Screen
from toolkit.pointer import Tokens, render
from toolkit.swagger.nodes import ApiDefinition
from toolkit.swagger.walk import walk
from toolkit.syntax.spot import Span

Asked = tuple[list[Rule], Any]  # rules, and the node or project that they are asked about
Said = tuple[Rule, Problem]


class Linter:
    """A selection of rules, ready to run for an import or for a certification."""

    def __init__(self, rules: Iterable[Rule], phase: Phase = Phase.CERTIFICATION) -> None:
        self._phase = phase
        run = [rule for rule in rules if self._runs(rule.phase)]
        self._screen = Screen(rule for rule in run if rule.silent_if is not None)
        self._all = Dispatch(run)
        self._unscreened = Dispatch(rule for rule in run if rule.silent_if is None)

    def definition(self, document: Document) -> list[Finding]:
        """Return what is wrong with one definition, in document order."""
        return explained(self._definition(document), document, self._definition)

    def project(self, project: ConnectorProject) -> list[Finding]:
        """Return what is wrong with a project: its definition, and how its files fit together."""
        return explained(
            self._project(project),
            project.definition,
            lambda changed: self._project(project.with_document(changed)),
        )

    def _definition(self, document: Document) -> list[Finding]:
        return findings(self._problems(self._nodes(document)), document)

    def _project(self, project: ConnectorProject) -> list[Finding]:
        whole = self._all.for_type(ConnectorProject), project
        return findings(self._problems(chain(self._nodes(project.definition), [whole])), project.definition)

    def _nodes(self, document: Document) -> Iterator[Asked]:
        root = ApiDefinition(document)
        # Of a file of another version everything would be wrong: only the root is asked about.
        nodes = [root] if root.is_of_other_version else walk(root)
        noise = self._screen.noise(document.text, root.data)
        if noise is None:
            yield from ((self._all.for_node(node), node) for node in nodes)
            return
        for node in nodes:
            rules = self._unscreened.for_node(node)
            yield ([*rules, *heard(node, noise)] if id(node.data) in noise else rules), node

    def _problems(self, asked: Iterable[Asked]) -> Iterator[Said]:
        for rules, subject in asked:
            for rule in rules:
                for problem in rule.check(subject):
                    if problem.phase is None or self._runs(problem.phase):
                        yield rule, problem

    def _runs(self, phase: Phase) -> bool:
        return phase is Phase.IMPORT or self._phase is Phase.CERTIFICATION


def findings(said: Iterable[Said], document: Document) -> list[Finding]:
    """Make findings of problems; the one moment at which lines and columns are computed.

    They come in order, each once: several pointers lead to a value that has aliases.
    """
    try:
        problems = list(said)
        _look_ahead(problems)
        found = (_finding(rule, problem) for rule, problem in problems)
        once = {(one.file, one.line, one.column, one.rule, one.message): one for one in found}
        return sorted(once.values())
    except RecursionError as error:
        raise UnreadableDocument(document.path, "nested too deeply to be a definition") from error


def _look_ahead(problems: Iterable[Said]) -> None:
    pointers: dict[Document, list[Tokens]] = defaultdict(list)
    for _, problem in problems:
        for place in (problem.place, *problem.related):
            pointers[place.document].append(place.tokens)
    for document, tokens in pointers.items():
        document.look_ahead(tokens)


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
        fix=problem.fix,
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
