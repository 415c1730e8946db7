"""Compare values of which a list is a set: in which order it is written makes no difference."""

from collections.abc import Hashable
from typing import Any

from toolkit.swagger.values import identity


def unordered(value: Any) -> Hashable:
    """Return a key that two values share if they are equal but for the order of a list."""
    return frozenset(map(identity, value)) if isinstance(value, list) else identity(value)
