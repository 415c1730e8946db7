"""Rules about schemas."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
