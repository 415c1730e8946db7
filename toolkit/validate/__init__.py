"""Will it import: the rules, and independent judges beside them."""

from toolkit.lint.rule import Rule
from toolkit.lint.rules import RULES
from toolkit.validate.judges import JUDGES

ALL_RULES: tuple[Rule, ...] = (*RULES, *JUDGES)
