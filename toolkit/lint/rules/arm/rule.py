"""What the rules of the family `arm` have in common: their phase, and where they are described."""

from collections.abc import Callable
from functools import partial

from toolkit.lint.rule import CERTIFICATION, Check, Rule, rule

_PAGE = "https://github.com/Azure/azure-openapi-validator/blob/main/docs/rules.md"


def arm_rule(code: str, name: str, *visits: type, **more: object) -> Callable[[Check], Rule]:
    """Make a rule of azure-openapi-validator, under its original name."""
    made = partial(rule, *visits, name=name, code=code, family="arm", phase=CERTIFICATION)
    return made(reference=f"{_PAGE}#{name.lower()}", **more)  # type: ignore[arg-type]  # the rest are the rule's own
