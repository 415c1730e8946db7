"""Rules about what is accepted in a definition: each acceptance has a reason, and something to accept."""

from collections.abc import Iterator
from functools import cache

from toolkit.connector.project import ConnectorProject
from toolkit.finding import Fix
from toolkit.lint.adoption.acceptance import HOLDERS, KEY, Acceptance, acceptances, acceptances_in, is_covered
from toolkit.lint.catalogue import CODES
from toolkit.lint.engine import Linter
from toolkit.lint.near import near_miss
from toolkit.lint.rule import (
    IMPORT,
    SAFE,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    Rule,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import Remove, Rename
from toolkit.swagger.nodes import Node

_REASON = "Saved flows remember the id."


@rule(
    *HOLDERS,
    name="AcceptanceWithoutReason",
    code="SG121",
    family="specgen",
    reference=None,
    severity=WARNING,
    phase=IMPORT,
    keys=[KEY],
    examples=[
        Example(
            bad={"operationId": "Get-Thing", KEY: {"OperationIdSanitized": ""}},
            good={"operationId": "Get-Thing", KEY: {"OperationIdSanitized": _REASON}},
            at=f"/{KEY}/OperationIdSanitized",
            part="operation",
        ),
        Example(
            bad={"operationId": "Get-Thing", KEY: ["OperationIdSanitized"]},
            good={"operationId": "Get-Thing", KEY: {"OperationIdSanitized": _REASON}},
            at=f"/{KEY}",
            part="operation",
        ),
    ],
)
def acceptance_without_reason(node: Node) -> Iterator[Problem]:
    """Who reads an accepted finding later must learn why it was accepted; only the reason tells.

    The finding stays accepted, as long as the acceptance has the form of an object.
    """
    if not isinstance(node.data[KEY], dict):
        yield Problem(f"`{KEY}` is an object of rules and reasons", node.place / KEY, at_key=True)
    for acceptance in acceptances_in(node):
        if not isinstance(acceptance.reason, str) or not acceptance.reason.strip():
            yield Problem(
                f"{quoted(acceptance.rule)} is accepted without a reason; a text says why", acceptance.place
            )


@rule(
    *HOLDERS,
    name="AcceptanceOfUnknownRule",
    code="SG122",
    family="specgen",
    reference=None,
    severity=WARNING,
    phase=IMPORT,
    keys=[KEY],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"operationId": "Get-Thing", KEY: {"OperationIdSanitised": _REASON}},
            good={"operationId": "Get-Thing", KEY: {"OperationIdSanitized": _REASON}},
            at=f"/{KEY}/OperationIdSanitised",
            part="operation",
        ),
    ],
)
def acceptance_of_unknown_rule(node: Node) -> Iterator[Problem]:
    """An acceptance names its rule exactly; under another name it accepts nothing.

    A code is no name. What the judges of `specgen validate` say cannot be accepted in the file.
    """
    for acceptance in acceptances_in(node):
        if acceptance.rule not in _rules() and acceptance.rule not in CODES:
            meant = _meant(acceptance.rule)
            told = f"; did you mean `{meant}`?" if meant else ""
            message = f"no rule is called {quoted(acceptance.rule)}{told}"
            yield Problem(message, acceptance.place, _renamed(acceptance, meant), at_key=True)


def _renamed(acceptance: Acceptance, name: str | None) -> Fix | None:
    if name is None or name in acceptance.holder.data[KEY]:
        return None
    return unsafe(Rename(acceptance.place.tokens, name))


def _meant(word: str) -> str | None:
    of_code = (known.name for known in _rules().values() if known.code.lower() == word.lower())
    return next(of_code, None) or near_miss(word, _rules())


@rule(
    ConnectorProject,
    name="AcceptanceNotUsed",
    code="SG123",
    family="specgen",
    reference=None,
    severity=WARNING,
    phase=IMPORT,
    fix=SAFE,
    examples=[
        Example(
            bad={"summary": "Do thing", KEY: {"OperationSummaryTooLong": "The service calls it so."}},
            good={"summary": "Do thing"},
            at=f"/{KEY}/OperationSummaryTooLong",
            part="operation",
        ),
    ],
)
def acceptance_not_used(project: ConnectorProject) -> Iterator[Problem]:
    """An acceptance that accepts nothing any more would hide the next finding of its rule without a word.

    The rules that are accepted somewhere are asked once more for this, for an import and for a certification. Of a
    definition without its project those are left aside that look at a whole project.
    """
    accepted = [one for one in acceptances(project.definition) if _is_told(one.rule, project)]
    if not accepted:
        return
    rules = {one.rule: _rules()[one.rule] for one in accepted}
    findings = Linter(rules.values()).project(project)
    for acceptance in accepted:
        covered = {acceptance.rule: (acceptance.covers,)}
        if not any(is_covered(finding, covered) for finding in findings):
            message = f"{quoted(acceptance.rule)} finds nothing here any more"
            yield Problem(message, acceptance.place, _without(acceptance), at_key=True)


def _is_told(name: str, project: ConnectorProject) -> bool:
    """Whether the rule says all that it has to say of what has been read; this very rule would ask itself."""
    known = _rules().get(name)
    if known is None or known is acceptance_not_used:
        return False
    return project.properties is not None or ConnectorProject not in known.visits


def _without(acceptance: Acceptance) -> Fix:
    is_only_one = len(acceptance.holder.data[KEY]) == 1
    return safe(Remove(acceptance.place.tokens[: -1 if is_only_one else None]))


@cache
def _rules() -> dict[str, Rule]:
    # The list of all rules lists these, too.
    from toolkit.lint.rules import every_rule

    return {rule.name: rule for rule in every_rule()}


RULES = (acceptance_without_reason, acceptance_of_unknown_rule, acceptance_not_used)
