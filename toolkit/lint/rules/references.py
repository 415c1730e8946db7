"""Rules about references."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
