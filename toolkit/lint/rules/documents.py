"""Rules about documents."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
