import pkgutil
from importlib import import_module

import pytest

from toolkit.lint import rules
from toolkit.lint.adoption.selection import OPT_IN, default
from toolkit.lint.rules import DEFAULT_RULES, every_rule, rules_named

NAMES = [module.name for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")]
TOPICS = [module for name in NAMES if hasattr(module := import_module(name), "RULES")]


@pytest.mark.parametrize(
    "topic", TOPICS, ids=lambda topic: topic.__name__.removeprefix("toolkit.lint.rules.")
)
def test_every_rule_of_a_topic_is_listed(topic):
    assert set(topic.RULES) <= set(every_rule())


def test_rules_that_wait_are_those_of_the_families_to_select():
    assert list(DEFAULT_RULES) == default(every_rule())
    assert {rule.family for rule in every_rule()} > OPT_IN


def test_codes_of_rules_that_wait_have_a_first_letter_of_their_own():
    waiting = {rule.code[0] for rule in every_rule() if rule.family in OPT_IN}

    assert waiting.isdisjoint(rule.code[0] for rule in DEFAULT_RULES)


@pytest.mark.parametrize(
    "names", [["PathsMustHaveAtLeastOnePath"], ["OperationIdTooLong", "OperationIdNotUnique"]], ids=len
)
def test_named_rules_come_in_the_order_of_all(names):
    assert rules_named(names) == [rule for rule in every_rule() if rule.name in names]
