"""Run rules over nodes: dispatched by the node's type, and by the keys a rule needs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.errors import UnreadableDocument
from toolkit.finding import Finding, Phase
from toolkit.lint.rule import Problem, Rule
from toolkit.pointer import render
from toolkit.swagger.nodes import ApiDefinition
from toolkit.swagger.walk import walk
from toolkit.syntax.spot import Span


@dataclass(slots=True)
class _RulesOfType:
    """The rules that visit one type of node, those that need a key sorted by it."""

    always: list[Rule] = field(default_factory=list)
    by_key: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    keys: frozenset[str] = frozenset()

    def add(self, rule: Rule) -> None:
        if not rule.keys:
            self.always.append(rule)
        for key in rule.keys:
            self.by_key[key].append(rule)
        self.keys |= rule.keys


class Linter:
    """A selection of rules, ready to run for an import or for a certification."""

    def __init__(self, rules: Iterable[Rule], phase: Phase = Phase.CERTIFICATION) -> None:
        self._phase = phase
        self._of_type: dict[type, _RulesOfType] = defaultdict(_RulesOfType)
        for rule in rules:
            for visited in rule.visits if self._runs(rule.phase) else ():
                self._of_type[visited].add(rule)

    def _runs(self, phase: Phase) -> bool:
        return phase is Phase.IMPORT or self._phase is Phase.CERTIFICATION

    def definition(self, document: Document) -> list[Finding]:
        """Return what is wrong with one definition, in document order."""
        return _sorted(self._of_definition(document), document)

    def project(self, project: ConnectorProject) -> list[Finding]:
        """Return what is wrong with a project: its definition, and how its files fit together."""
        return _sorted(
            (*self._of_definition(project.definition), *self._of_project(project)), project.definition
        )

    def _of_project(self, project: ConnectorProject) -> Iterator[Finding]:
        return self._findings(self._of_type[ConnectorProject].always, project)

    def _of_definition(self, document: Document) -> Iterator[Finding]:
        for node in walk(ApiDefinition(document)):
            of_type = self._of_type.get(type(node))
            if of_type is None:
                continue
            yield from self._findings(of_type.always, node)
            if not of_type.keys.isdisjoint(node.data):
                yield from self._findings(_needed(of_type, node.data), node)

    def _findings(self, rules: Iterable[Rule], subject: Any) -> Iterator[Finding]:
        for rule in rules:
            for problem in rule.check(subject):
                if problem.phase is None or self._runs(problem.phase):
                    yield finding(rule, problem)


def _needed(of_type: _RulesOfType, data: dict[str, Any]) -> Iterable[Rule]:
    """Return each rule once that needs one of the keys at hand."""
    present = [of_type.by_key[key] for key in data if key in of_type.keys]
    if len(present) == 1:
        return present[0]
    return {rule.name: rule for rules in present for rule in rules}.values()


def finding(rule: Rule, problem: Problem) -> Finding:
    """Make a finding of a problem; the one moment at which lines and columns are computed."""
    place = problem.place
    start, end = place.document.extent(problem.span or _span(problem))
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
        related=problem.related,
    )


def _span(problem: Problem) -> Span:
    """Return the characters to mark: the value, or its key where the value is an object or array."""
    spot = problem.place.spot
    text = problem.place.document.text
    is_container = (
        text[spot.value.start : spot.value.start + 1] in {"{", "["} or "\n" in text[slice(*spot.value)]
    )
    if spot.key is not None and (problem.at_key or is_container):
        return spot.key
    return Span(spot.value.start, spot.value.start + 1) if is_container else spot.value


def _sorted(findings: Iterable[Finding], document: Document) -> list[Finding]:
    try:
        return sorted(findings)
    except RecursionError as error:
        raise UnreadableDocument(document.path, "nested too deeply to be a definition") from error
