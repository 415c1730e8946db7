"""JSON Pointers (RFC 6901) as tuples of tokens, and their text."""

import re
from typing import Any
from urllib.parse import unquote

from toolkit.memo import memo

Token = str | int
Tokens = tuple[Token, ...]

ROOT: Tokens = ()

_LONGEST_ESCAPED = 10_000  # characters of a reference that leads somewhere

_index = re.compile(r"0|[1-9][0-9]{0,8}").fullmatch


def render(tokens: Tokens) -> str:
    """Return the pointer's text: `("paths", "/a", 0)` gives `/paths/~1a/0`."""
    return "".join(map(_step, tokens))


@memo(4096)  # most tokens are those of many pointers
def _step(token: Token) -> str:
    return f"/{str(token).replace('~', '~0').replace('/', '~1')}"


def parse(text: str) -> tuple[str, ...]:
    """Return the tokens of a pointer's text, all as strings; array indexes are told by the data."""
    if not text:
        return ()
    if not text.startswith("/"):
        raise ValueError(f"a JSON Pointer starts with `/`: {text!r}")
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in text[1:].split("/"))


def unescaped(reference: str) -> str:
    """Return what a URI means; a giant as it is, for to unescape one takes a hundred times its memory."""
    return unquote(reference) if len(reference) <= _LONGEST_ESCAPED else reference


def index(token: Token) -> int:
    """Return an array index; LookupError where the token is none."""
    if not _index(str(token)):
        raise LookupError(f"`{token}` is no array index")
    return int(token)


def resolve(data: Any, tokens: Tokens) -> Any:
    """Return the value at the pointer; LookupError where there is none."""
    for token in tokens:
        match data:
            case dict():
                data = data[str(token)]
            case list():
                data = data[index(token)]
            case _:
                raise LookupError(f"a scalar has no member `{token}`")
    return data
