"""Secrets that somebody has written down: where they are, and how to show a text without them."""

import re
from collections.abc import Iterator
from typing import Any

from toolkit.pointer import Token, Tokens
from toolkit.regex import regex
from toolkit.syntax import json_text
from toolkit.syntax.json_locator import JsonLocator
from toolkit.syntax.spot import Span, SyntaxProblem

KEYS = frozenset({"clientsecret", "client_secret", "secret"})  # compared without regard to case

# A letter of a key that is written as an escape.
_escaped_letter = regex(r"\\u00[4-7]")
# A string behind such a key, where a text is only a part of a file, or has the key twice.
_written = regex(
    rf""""(?:{"|".join(KEYS)})"\s*:\s*(?:\{{[^{{}}]*"value"\s*:\s*)?"(?P<secret>(?:[^"\\]++|\\.)++)""",
    re.IGNORECASE,
)


def secrets(data: Any) -> Iterator[Tokens]:
    """Yield the pointer of every secret in plain data.

    It stands behind one of the keys, as itself or as the `value` of an object, or is the default of a
    parameter of type `securestring`.
    """
    pending: list[tuple[Tokens, Any]] = [((), data)]
    while pending:
        tokens, value = pending.pop()
        if isinstance(value, dict):
            yield from ((*tokens, key) for key in _secret_members(tokens, value))
            pending += (((*tokens, key), member) for key, member in value.items() if _has_members(member))
        elif isinstance(value, list):
            pending += (((*tokens, index), item) for index, item in enumerate(value) if _has_members(item))


def is_secret(token: Token) -> bool:
    """Whether a member of this name holds a secret."""
    return str(token).lower() in KEYS


def masked(text: str) -> str:
    """Return JSON text in which secrets are asterisks, each as long as before."""
    if not _may_hold_secret(text):
        return text
    try:
        for start, end in _spans(text):
            text = text[:start] + re.sub(r'[^"\s]', "*", text[start:end]) + text[end:]
    except (SyntaxProblem, LookupError):
        pass  # a part of a file
    return _written.sub(lambda match: match[0][: -len(match["secret"])] + "*" * len(match["secret"]), text)


def _may_hold_secret(text: str) -> bool:
    lowered = text.lower()  # and plain searches: a fifth of the time of a pattern that ignores the case
    return 'secret"' in lowered or "securestring" in lowered or bool(_escaped_letter.search(text))


def _secret_members(tokens: Tokens, value: dict[str, Any]) -> Iterator[str]:
    for key, member in value.items():
        if _is_text(member) and (
            is_secret(key)
            or (key == "value" and bool(tokens) and is_secret(tokens[-1]))
            or (key == "defaultValue" and value.get("type") == "securestring")
        ):
            yield key


def _has_members(value: Any) -> bool:
    return isinstance(value, (dict, list))


def _is_text(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool) and value != ""


def _spans(text: str) -> list[Span]:
    data = json_text.parse(text).data
    locator = JsonLocator(text)
    return [locator.find(tokens).value for tokens in secrets(data)]
