"""Examples on rules are tests: the bad one is reported where it says, the good one is clean, fixes mend."""

import pytest

from toolkit import patch
from toolkit.connector.project import ConnectorProject
from toolkit.finding import FixKind
from toolkit.lint.adoption.acceptance import not_accepted
from toolkit.lint.adoption.selection import OPT_IN
from toolkit.lint.budget import linting_stopped
from toolkit.lint.engine import Linter
from toolkit.lint.rule import Example, Rule
from toolkit.lint.rules import every_rule
from toolkit.lint.sample import part_of, project_of
from toolkit.pointer import render

CASES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in every_rule()
    for number, example in enumerate(rule.examples, start=1)
]


def sample(rule: Rule, example: Example, fragment) -> tuple[ConnectorProject, str]:
    project, tokens = project_of(part_of(rule, example), fragment)
    return project, render(tokens)


def run_with(rule: Rule) -> list[Rule]:
    """Return the rules that run by default, and the one that may have to be selected."""
    return [one for one in every_rule() if one.family not in OPT_IN or one is rule]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_bad_example_is_reported_where_it_says(rule, example):
    project, base = sample(rule, example, example.bad)

    findings = Linter([rule]).project(project)

    assert base + example.at in {finding.pointer for finding in findings}
    assert {finding.rule for finding in findings} == {rule.name}


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_good_example_has_no_finding_of_any_rule(rule, example):
    project, _ = sample(rule, example, example.good)

    findings = not_accepted(Linter(run_with(rule)).project(project), project.definition)

    assert [(finding.rule, finding.pointer, finding.message) for finding in findings] == []


@pytest.mark.parametrize(("rule", "example"), [case for case in CASES if case.values[0].fix])
def test_fix_makes_the_finding_go_away_and_brings_no_other(rule, example):
    project, _ = sample(rule, example, example.bad)
    before = Linter(run_with(rule)).project(project)
    fixable = [finding for finding in before if finding.rule == rule.name and finding.fix]

    document = next(one for one in project.documents if str(one.path) == fixable[0].file)
    groups = patch.compatible(document, [finding.fix.patches for finding in fixable])
    fixed = patch.apply(document, [one for group in groups for one in group])
    after = Linter(run_with(rule)).project(project.with_document(fixed))

    assert fixable
    assert {finding.fix.kind for finding in fixable} == {FixKind(rule.fix)}
    assert len([finding for finding in after if finding.rule == rule.name]) < len(
        [finding for finding in before if finding.rule == rule.name]
    )
    assert {finding.rule for finding in after} <= {finding.rule for finding in before}


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.name)
def test_rule_says_why_and_shows_how(rule):
    assert rule.reason
    assert rule.summary.endswith(".")
    assert rule.examples or rule is linting_stopped  # that takes megabytes


def test_names_and_codes_are_unique():
    assert len({rule.name for rule in every_rule()}) == len(every_rule())
    assert len({rule.code for rule in every_rule()}) == len(every_rule())
