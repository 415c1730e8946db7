"""Run rules over nodes: dispatched by the node's type, and by the keys a rule needs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document, Place
from toolkit.errors import UnreadableDocument
from toolkit.finding import Finding, Phase, Related
from toolkit.lint.rule import Problem, Rule
from toolkit.pointer import render
from toolkit.swagger.nodes import ApiDefinition, Node
from toolkit.swagger.walk import walk
from toolkit.syntax.spot import Span

Asked = tuple[list[Rule], Any]  # rules, and the node or project that they are asked about


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
        return _sorted(self._findings(self._nodes(document)), document)

    def project(self, project: ConnectorProject) -> list[Finding]:
        """Return what is wrong with a project: its definition, and how its files fit together."""
        whole = self._of_type[ConnectorProject], project
        return _sorted(self._findings(chain(self._nodes(project.definition), [whole])), project.definition)

    def _nodes(self, document: Document) -> Iterator[Asked]:
        root = ApiDefinition(document)
        # Of a file of another version everything would be wrong: only the root is asked about.
        for node in [root] if root.is_of_other_version else walk(root):
            yield self._rules_for(node), node

    def _rules_for(self, node: Node) -> list[Rule]:
        """Return the rules to ask about a node: the same for all nodes that have the same keys."""
        alike = type(node), tuple(node.data)
        rules = self._of_keys.get(alike)
        if rules is None:
            rules = [rule for rule in self._of_type[alike[0]] if _is_for(rule, node.data)]
            self._of_keys[alike] = rules
        return rules

    def _findings(self, asked: Iterable[Asked]) -> Iterator[Finding]:
        for rules, subject in asked:
            for rule in rules:
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


def _sorted(findings: Iterable[Finding], document: Document) -> list[Finding]:
    """Return the findings in order, each once: several pointers lead to a value that has aliases."""
    try:
        once = {
            (found.file, found.line, found.column, found.rule, found.message): found for found in findings
        }
        return sorted(once.values())
    except RecursionError as error:
        raise UnreadableDocument(document.path, "nested too deeply to be a definition") from error
