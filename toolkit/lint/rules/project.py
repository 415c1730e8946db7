"""Rules about project."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
