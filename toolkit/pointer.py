"""JSON Pointers (RFC 6901) as tuples of tokens, and their text."""

from typing import Any

Token = str | int
Tokens = tuple[Token, ...]

ROOT: Tokens = ()


def render(tokens: Tokens) -> str:
    """Return the pointer's text: `("paths", "/a", 0)` gives `/paths/~1a/0`."""
    return "".join(f"/{str(token).replace('~', '~0').replace('/', '~1')}" for token in tokens)


def parse(text: str) -> tuple[str, ...]:
    """Return the tokens of a pointer's text, all as strings; array indexes are told by the data."""
    if not text:
        return ()
    if not text.startswith("/"):
        raise ValueError(f"a JSON Pointer starts with `/`: {text!r}")
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in text[1:].split("/"))


def resolve(data: Any, tokens: Tokens) -> Any:
    """Return the value at the pointer; KeyError, IndexError or TypeError where there is none."""
    for token in tokens:
        data = data[int(token)] if isinstance(data, list) else data[token]
    return data
