"""Rules about info."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
