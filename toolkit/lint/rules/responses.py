"""Rules about responses."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
