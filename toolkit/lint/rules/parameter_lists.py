"""Rules about parameter_lists."""

from toolkit.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
