"""Secrets that somebody has written down: where they are, and how to show a text without them."""

import re
from collections.abc import Iterator
from typing import Any

from toolkit.pointer import Tokens

KEYS = frozenset({"clientsecret"})  # compared without regard to case

# A string behind such a key, or the `value` of an object behind it: both forms sign in.
_written = re.compile(
    rf""""(?:{"|".join(KEYS)})"\s*:\s*(?:\{{[^{{}}]*"value"\s*:\s*)?"(?P<secret>(?:[^"\\]|\\.)+)""",
    re.IGNORECASE,
)


def secrets(data: Any) -> Iterator[Tokens]:
    """Yield the pointer of every secret in plain data."""
    pending: list[tuple[Tokens, Any]] = [((), data)]
    while pending:
        tokens, value = pending.pop()
        is_secret = bool(tokens) and str(tokens[-1]).lower() in KEYS
        if isinstance(value, str) and value and is_secret:
            yield tokens
        elif isinstance(value, dict) and is_secret and isinstance(value.get("value"), str):
            yield (*tokens, "value")
        elif isinstance(value, dict):
            pending += (((*tokens, key), member) for key, member in value.items())
        elif isinstance(value, list):
            pending += (((*tokens, index), item) for index, item in enumerate(value))


def masked(text: str) -> str:
    """Return JSON text in which secrets are asterisks, each as long as before."""
    return _written.sub(lambda match: match[0][: -len(match["secret"])] + "*" * len(match["secret"]), text)
