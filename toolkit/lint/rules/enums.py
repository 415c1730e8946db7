"""Rules about enums."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
