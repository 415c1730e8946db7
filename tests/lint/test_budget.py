import sys
from time import process_time

import pytest

from toolkit.lint import budget
from toolkit.lint.adoption.selection import default
from toolkit.lint.engine import Linter
from toolkit.lint.rule import Problem
from toolkit.lint.rules import every_rule
from toolkit.swagger.nodes import ApiDefinition, Schema

SCHEMAS = {"definitions": {f"Model{number}": {} for number in range(100)}}


def told(findings):
    return [(finding.rule, finding.pointer, finding.message) for finding in findings]


def stopped(reason):
    return ("LintingStopped", "", f"linting was stopped {reason}; what comes after that is not checked")


def busy(seconds):
    end = process_time() + seconds
    while process_time() < end:
        pass


def test_linting_stops_between_two_nodes_when_the_time_is_over(rule_of, definition):
    def slow(schema):
        busy(0.03)
        yield from schema.data.get("problems", ())

    start = process_time()
    findings = Linter([rule_of(slow, Schema)], seconds=0.1).definition(definition(SCHEMAS))

    assert told(findings) == [stopped("after 0.1 seconds")]
    assert process_time() - start < 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timers of that kind")
def test_linting_stops_in_a_rule_that_says_nothing(rule_of, definition):
    def silent(root):
        yield Problem("first", root.place)
        busy(5)

    start = process_time()
    findings = Linter([rule_of(silent, ApiDefinition)], seconds=0.1).definition(definition({}))

    assert told(findings) == [stopped("after 0.1 seconds"), ("Made", "", "first")]
    assert process_time() - start < 1


def test_linting_stops_in_a_rule_that_says_more_and_more(rule_of, definition):
    def endless(root):
        while True:
            busy(0.03)
            yield Problem("more", root.place)

    findings = Linter([rule_of(endless, ApiDefinition)], seconds=0.1).definition(definition({}))

    assert set(told(findings)) == {stopped("after 0.1 seconds"), ("Made", "", "more")}


def test_what_was_found_until_then_is_told(rule_at, definition, monkeypatch):
    monkeypatch.setattr(budget, "MOST", 2)

    findings = Linter([rule_at(Schema)]).definition(definition(SCHEMAS))

    assert [finding.rule for finding in findings] == ["LintingStopped", "Made", "Made"]
    assert told(findings)[0] == stopped("after 2 findings")


def test_pointers_that_fill_the_memory_are_not_told(rule_at, definition):
    deep = {"definitions": {"a" * 9_000_000: {"allOf": [{}]}}}

    findings = Linter([rule_at(Schema)]).definition(definition(deep))

    assert [finding.rule for finding in findings] == ["LintingStopped", "Made"]


def test_causes_are_not_looked_for_without_time(definition):
    misspelt = {"swagger": "2.0", **{f"path{number}": 1 for number in range(2000)}}

    findings = Linter(default(every_rule()), seconds=0.05).definition(definition(misspelt))

    assert "LintingStopped" in {finding.rule for finding in findings}


def test_linting_that_is_stopped_is_told_whatever_is_selected(rule_at, definition):
    with pytest.raises(budget.SpentError):
        budget.Budget(0).check()

    assert told(Linter([rule_at(Schema)], seconds=0).definition(definition(SCHEMAS))) == [
        stopped("after 0 seconds")
    ]


def test_what_is_imported_on_the_way_takes_no_time_of_the_file():
    whole = budget.Budget(9)

    def said():
        yield "before", whole.left
        with budget.uncounted():
            start = process_time()
            while process_time() - start < 0.2:
                pass
        yield "after", whole.left

    times = dict(whole.heard(said()))

    assert times["before"] - times["after"] < 0.1
