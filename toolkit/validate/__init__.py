"""Will it import: the rules, and independent judges beside them."""

import sys

from toolkit.lint.rule import Rule
from toolkit.lint.rules import every_rule
from toolkit.validate.judges import JUDGES

# Where it is installed, jsonschema loads it for a format that no judge checks, which takes twice their time.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # as one does to hide a module

ALL_RULES: tuple[Rule, ...] = (*every_rule(), *JUDGES)
