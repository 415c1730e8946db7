import json

import pytest

from toolkit.lint.adoption.acceptance import KEY
from toolkit.lint.engine import Linter
from toolkit.lint.rules import acceptance
from toolkit.lint.sample import project_of


def told(part, fragment):
    project, _ = project_of(part, fragment)
    return [(finding.rule, finding.message) for finding in Linter(acceptance.RULES).project(project)]


def accepting(**reasons):
    return {"operationId": "Get-Thing", KEY: reasons}


def test_acceptance_of_something_with_a_reason_is_fine():
    assert told("operation", accepting(OperationIdSanitized="Saved flows remember it.")) == []


@pytest.mark.parametrize("reason", [None, "", " \t", 5, {}, ["why"]], ids=json.dumps)
def test_reason_is_a_text_with_words(reason):
    assert told("operation", accepting(OperationIdSanitized=reason)) == [
        ("AcceptanceWithoutReason", "`OperationIdSanitized` is accepted without a reason; a text says why")
    ]


@pytest.mark.parametrize("value", [None, 5, "x", []], ids=json.dumps)
def test_acceptances_are_an_object(value):
    assert told("operation", {KEY: value}) == [
        ("AcceptanceWithoutReason", f"`{KEY}` is an object of rules and reasons")
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "OperationIdSanitised",
            "no rule is called `OperationIdSanitised`; did you mean `OperationIdSanitized`?",
        ),
        ("pa136", "no rule is called `pa136`; did you mean `OperationIdSanitized`?"),
        ("Zzz", "no rule is called `Zzz`"),
        ("", "no rule is called ``"),
        ("DefinitionNotValid", "no rule is called `DefinitionNotValid`"),
    ],
    ids=["typing error", "code", "nothing near", "empty", "judge"],
)
def test_name_of_no_rule_is_told_with_a_near_miss(name, message):
    assert ("AcceptanceOfUnknownRule", message) in told("operation", accepting(**{name: "Why not."}))


def test_name_that_is_taken_is_no_fix():
    project, _ = project_of("operation", accepting(OperationIdSanitized="a", OperationIdSanitised="b"))

    (found,) = Linter(acceptance.RULES).project(project)

    assert found.fix is None


TOO_LONG = {KEY: {"OperationSummaryTooLong": "It is called so."}}


def test_acceptance_that_accepts_nothing_is_told_whichever_rules_run():
    project, _ = project_of("operation", TOO_LONG)

    (found,) = Linter([acceptance.acceptance_not_used]).project(project)

    assert found.message == "`OperationSummaryTooLong` finds nothing here any more"


def test_rule_about_a_whole_project_may_find_something_elsewhere():
    reasons = {KEY: {"OperationIdSanitized": "Flows use it."}}
    get = {"operationId": "GetThing", **reasons}
    files = {"apiDefinition.swagger.json": {"paths": {"/x": {"get": get}}}}

    assert told("operation", get) == []
    assert [rule for rule, _ in told("project", files)] == ["AcceptanceNotUsed"]


def test_acceptance_above_the_finding_is_used():
    assert (
        told("definition", {KEY: {"OperationIdSanitized": "Why."}, "paths": {"/x": {"get": accepting()}}})
        == []
    )


def test_only_unused_one_takes_the_key_with_it():
    for reasons, below in (
        ({"PathRedefined": "a"}, ()),
        ({"PathRedefined": "a", "TagRedefined": "b"}, ("x",)),
    ):
        project, tokens = project_of("operation", {"operationId": "GetThing", KEY: reasons})

        found = Linter([acceptance.acceptance_not_used]).project(project)

        lengths = {len(finding.fix.patches[0].tokens) - len(tokens) for finding in found}
        assert lengths == {1 + len(below)}
