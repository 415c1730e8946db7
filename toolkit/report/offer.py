"""Say in one line what a fix does: `--fix: rename to x-ms-summary`."""

import json
from itertools import takewhile
from operator import eq
from typing import Any

from toolkit.connector.secrets import masked
from toolkit.finding import Finding, Fix, FixKind
from toolkit.patch import APPEND, Patch, Put, Remove, Rename
from toolkit.pointer import Token, Tokens, parse, render, resolve
from toolkit.report.terminal import shortened
from toolkit.report.trail import SEPARATOR, steps

_FLAGS = {FixKind.SAFE: "--fix", FixKind.UNSAFE: "--unsafe-fixes"}


def offer(finding: Finding, fix: Fix, data: Any) -> str:
    """Return the option that makes the fix, and what it does; `data` is that of the finding's document."""
    first, *others = fix.patches
    more = f", and {len(others)} more change{'s' * (len(others) > 1)}" if others else ""
    look = " (needs a look)" if fix.kind is FixKind.UNSAFE else ""
    return f"{_FLAGS[fix.kind]}: {_deed(first, finding.pointer, data)}{more}{look}"


def _deed(patch: Patch, pointer: str, data: Any) -> str:
    match patch:
        case Rename(tokens, key):
            return f"rename{_what(tokens, pointer, data)} to `{shortened(key)}`"
        case Remove(tokens):
            return f"remove{_what(tokens, pointer, data) or ' it'}"
        case Put(tokens, value) if _exists(data, tokens):
            return f"replace{_what(tokens, pointer, data)} by {_written(tokens[-1], value)}"
        case Put(tokens, value):
            *parents, last = tokens
            name = "" if last == APPEND or isinstance(last, int) else f"`{shortened(last)}`: "
            return f"add {name}{_written(last, value)}{_where(tuple(parents), pointer, data)}"


def _what(tokens: Tokens, pointer: str, data: Any) -> str:
    """Return the way from the finding to what changes; nothing where the finding stands at it."""
    if render(tokens) == pointer:
        return ""
    way, left = _way(tokens, pointer, data)
    return f" {SEPARATOR.join(left or way[-1:])}"


def _where(tokens: Tokens, pointer: str, data: Any) -> str:
    """Return the way from the finding to what is added to; nothing where that lies around the finding."""
    way, left = _way(tokens, pointer, data)
    if not way and pointer.count("/") > 1:
        return " at the root"
    return f" in {SEPARATOR.join(left)}" if left else ""


def _way(tokens: Tokens, pointer: str, data: Any) -> tuple[list[str], list[str]]:
    """Return the steps to a value, and those of them that the finding has not shown already."""
    way = list(steps(data, [str(token) for token in tokens]))
    shown = list(steps(data, parse(pointer)))
    common = takewhile(bool, map(eq, way, shown))
    return way, way[sum(common) :]


def _written(key: Token, value: Any) -> str:
    """Return a value as JSON, cut where it is long; a secret, which its key tells, in asterisks."""
    member = f'"{key}": '
    return shortened(masked(member + json.dumps(value, ensure_ascii=False)).removeprefix(member))


def _exists(data: Any, tokens: Tokens) -> bool:
    try:
        resolve(data, tokens)
    except LookupError:
        return False
    return True
