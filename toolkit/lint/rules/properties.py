"""Rules about properties."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
