"""Rules about parameters."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
