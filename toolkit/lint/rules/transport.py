"""Rules about transport."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
