"""Compare the limits of two inputs: which values either takes."""

from collections.abc import Callable, Iterator
from typing import Any

from toolkit.diff.kinds import inputs
from toolkit.diff.pairs import Delta, Pair, differing
from toolkit.swagger.values import is_number

_UPPER = ("maximum", "maxLength", "maxItems", "maxProperties")
_LOWER = ("minimum", "minLength", "minItems", "minProperties")
_FLAGS = ("exclusiveMaximum", "exclusiveMinimum", "uniqueItems")
_FORMS = ("pattern", "multipleOf")


def limit_deltas(pair: Pair) -> Iterator[Delta]:
    """Yield each limit that has become stricter or looser."""
    for keywords, is_stricter in _TESTS:
        for keyword in differing(pair, keywords):
            before, after = pair.old.get(keyword), pair.new.get(keyword)
            if is_stricter(before, after):
                yield pair.delta(inputs.NARROWED, keyword)
            elif is_stricter(after, before):
                yield pair.delta(inputs.WIDENED, keyword)
    is_closed, was_closed = (one.get("additionalProperties") is False for one in (pair.new, pair.old))
    if is_closed != was_closed:
        yield pair.delta(inputs.NARROWED if is_closed else inputs.WIDENED, "additionalProperties")


def _is_lower(before: Any, after: Any) -> bool:
    """Whether an upper limit is new or has come down."""
    return is_number(after) and (not is_number(before) or after < before)


def _is_higher(before: Any, after: Any) -> bool:
    return is_number(after) and (not is_number(before) or after > before)


def _is_set(before: Any, after: Any) -> bool:
    return after is True and before is not True


def _is_other(before: Any, after: Any) -> bool:
    """Whether there is a form: whatever it was before, values that were right may be wrong."""
    del before
    return after is not None


_TESTS: tuple[tuple[tuple[str, ...], Callable[[Any, Any], bool]], ...] = (
    (_UPPER, _is_lower),
    (_LOWER, _is_higher),
    (_FLAGS, _is_set),
    (_FORMS, _is_other),
)
