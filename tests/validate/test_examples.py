"""Examples on judges are tests, like those on rules."""

import pytest

from toolkit.lint.engine import Linter
from toolkit.lint.rules import every_rule
from toolkit.lint.sample import part_of, project_of
from toolkit.pointer import render
from toolkit.validate.judges import JUDGES
from toolkit.validate.project import validate

CASES = [
    pytest.param(judge, example, id=f"{judge.name}-{number}")
    for judge in JUDGES
    for number, example in enumerate(judge.examples, start=1)
]


@pytest.mark.parametrize(("judge", "example"), CASES)
def test_bad_example_is_reported_where_it_says(judge, example):
    project, tokens = project_of(part_of(judge, example), example.bad)

    findings = Linter([judge]).project(project)

    assert [(finding.rule, finding.pointer) for finding in findings] == [
        (judge.name, render(tokens) + example.at)
    ]


@pytest.mark.parametrize(("judge", "example"), CASES)
def test_good_example_is_valid(judge, example):
    project, _ = project_of(part_of(judge, example), example.good)

    assert validate(project) == []


@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.name)
def test_judge_says_why_and_is_told_from_rules(judge):
    assert judge.summary.endswith(".")
    assert judge.family == "judge"
    assert judge.code.startswith("JD")


def test_names_and_codes_are_unique_among_rules_and_judges():
    everything = (*every_rule(), *JUDGES)

    assert len({rule.name for rule in everything}) == len(everything)
    assert len({rule.code for rule in everything}) == len(everything)
