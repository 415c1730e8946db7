"""Patterns of paths, as `.gitignore` has them: `*` within a name, `**` across folders, all below a folder."""

import re
from functools import cache

_tokens = re.compile(r"\*\*/|\*\*|\*|\?|\[[^/\]]{1,99}\]|.", re.DOTALL)
_special = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(pattern: str, path: str) -> bool:
    """Whether the pattern means the path, which has slashes, or a folder above it.

    A pattern without a slash means a name at any depth; one with a slash is a path from the top.
    """
    return bool(_compiled(pattern).fullmatch(path))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    body = pattern.removeprefix("./").rstrip("/")
    depth = "" if "/" in body else _special["**/"]
    parts = (_part(token) for token in _tokens.findall(body.lstrip("/")))
    try:
        return re.compile(f"{depth}{''.join(parts)}(?:/.*)?", re.DOTALL)
    except re.error:  # a range such as [z-a], which means nothing
        return re.compile(r"(?!)")


def _part(token: str) -> str:
    if token[0] == "[" and len(token) > 1:
        members = token[1:-1].replace("\\", r"\\").replace("^", r"\^")
        return f"[{re.sub('^!', '^', members)}]"
    return _special.get(token) or re.escape(token)
