"""Rules about metadata."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
