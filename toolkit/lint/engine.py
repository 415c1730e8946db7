"""Run rules over nodes: dispatched by the node's type, and by the keys a rule needs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.errors import UnreadableDocument
from toolkit.finding import Finding, Phase
from toolkit.lint.rule import Problem, Rule
from toolkit.pointer import render
from toolkit.swagger.nodes import ApiDefinition, Node
from toolkit.swagger.walk import walk
from toolkit.syntax.spot import Span


class Linter:
    """A selection of rules, ready to run for an import or for a certification."""

    def __init__(self, rules: Iterable[Rule], phase: Phase = Phase.CERTIFICATION) -> None:
        self._phase = phase
        self._of_type: dict[type, list[Rule]] = defaultdict(list)
        for rule in rules:
            for visited in rule.visits if self._runs(rule.phase) else ():
                self._of_type[visited].append(rule)
        self._of_keys: dict[tuple[type, tuple[str, ...]], list[Rule]] = {}

    def definition(self, document: Document) -> list[Finding]:
        """Return what is wrong with one definition, in document order."""
        return _sorted(self._of_definition(document), document)

    def project(self, project: ConnectorProject) -> list[Finding]:
        """Return what is wrong with a project: its definition, and how its files fit together."""
        return _sorted(
            (*self._of_definition(project.definition), *self._of_project(project)), project.definition
        )

    def _of_project(self, project: ConnectorProject) -> Iterator[Finding]:
        for rule in self._of_type[ConnectorProject]:
            yield from self._findings(rule, project)

    def _of_definition(self, document: Document) -> Iterator[Finding]:
        for node in walk(ApiDefinition(document)):
            for rule in self._rules_for(node):
                yield from self._findings(rule, node)

    def _rules_for(self, node: Node) -> list[Rule]:
        """Return the rules to ask about a node: the same for all nodes that have the same keys."""
        alike = type(node), tuple(node.data)
        rules = self._of_keys.get(alike)
        if rules is None:
            rules = [rule for rule in self._of_type[alike[0]] if _is_for(rule, node.data)]
            self._of_keys[alike] = rules
        return rules

    def _findings(self, rule: Rule, subject: Any) -> Iterator[Finding]:
        for problem in rule.check(subject):
            if problem.phase is None or self._runs(problem.phase):
                yield finding(rule, problem)

    def _runs(self, phase: Phase) -> bool:
        return phase is Phase.IMPORT or self._phase is Phase.CERTIFICATION


def _is_for(rule: Rule, data: dict[str, Any]) -> bool:
    return not rule.keys or not rule.keys.isdisjoint(data)


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
