"""Rules about texts."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
