"""Will it import: the rules, and independent judges beside them."""

from toolkit.lint.rule import Rule
from toolkit.lint.rules import every_rule
from toolkit.validate.judges import JUDGES

ALL_RULES: tuple[Rule, ...] = (*every_rule(), *JUDGES)
