"""Rules about paths."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
