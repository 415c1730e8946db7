"""Rules about security."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
