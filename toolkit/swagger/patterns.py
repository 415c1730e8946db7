"""Find what makes a regular expression unreadable, without running or even compiling it.

Python is no judge of it: the platform runs on .NET, Swagger means ECMAScript, and both know constructs that
Python does not. Reported is what neither of the two can read; whatever one of them takes is fine. The pattern
is read once from left to right, so neither its length nor its depth matters.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from toolkit.memo import memo
from toolkit.regex import regex

# The two disagree on `[]`: nothing at all to ECMAScript, a class that starts with `]` to .NET.
_CLASSES = (r"\[\^?(?:[^\]\\]|\\.)*+\]", r"\[\^?\]?(?:[^\]\\]|\\.)*+\]")
_TOKENS = r"""
    (?P<cls>{cls})
  | (?P<neutral>\(\?\#[^)]*\)|\(\?[imnsx-]+\))
  | (?P<open>\((?:\?(?:[:=!>]|<[=!]|<[\w-]+>|'[\w-]+'|[imnsx-]+:|(?=\()))?(?!\?))
  | (?P<close>\))
  | (?P<bar>\|)
  | (?P<quantifier>(?:[*+?]|\{{(?P<least>[0-9]+)(?:,(?P<most>[0-9]*))?\}})[?+]?)
  | (?P<broken>\\\Z|\[|\()
  | (?P<atom>\\.|.)
"""
_READINGS = [regex(_TOKENS.format(cls=cls), re.VERBOSE | re.DOTALL) for cls in _CLASSES]

_MEMBER = r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|.)|."
_RANGE = regex(rf"(?P<first>{_MEMBER})(?:-(?P<last>{_MEMBER}))?", re.DOTALL)

_BROKEN = {
    "\\": "the backslash at the end escapes nothing",
    "[": "`[` is never closed",
    "(": "`(?` starts no kind of group",
}


# Time goes by the product of pattern and text, and cannot be stopped; people write a thousandth of these.
_LONGEST_PATTERN = 10_000
_LONGEST_TEXT = 1_000
_COMPILED = 4 * 1024 * 1024  # bytes, in which 64 letters of any script find place


class Fault(NamedTuple):
    """Where a pattern cannot be read, and why."""

    offset: int
    reason: str


@memo(256)  # most patterns are written many times
def fault(pattern: str) -> Fault | None:
    """Return the first fault; None where ECMAScript or .NET can read the pattern."""
    ecma, dotnet = (next(_faults(pattern, reading), None) for reading in _READINGS)
    return ecma if dotnet else None


def may_match(pattern: str, text: str) -> bool:
    """Whether a text matches; also where an engine that runs in linear time cannot soon tell."""
    if len(pattern) > _LONGEST_PATTERN or len(text) > _LONGEST_TEXT:
        return True
    matches = _matcher(pattern)
    return matches is None or matches(text)


@memo(16)
def _matcher(pattern: str) -> Callable[[Any], bool] | None:
    # Loading it takes as long as linting a small definition.
    from jsonschema_rs import Draft4Validator, RegexOptions

    options = RegexOptions(_COMPILED, _COMPILED)
    try:
        return Draft4Validator({"pattern": pattern}, pattern_options=options).is_valid
    except ValueError:  # a pattern that looks around itself, is too large, or none at all
        return None


def _faults(pattern: str, reading: re.Pattern[str]) -> Iterator[Fault]:
    opened: list[int] = []
    before = "open"  # the kind of the token before; at the start, too, there is nothing to repeat
    for token in reading.finditer(pattern):
        kind = str(token.lastgroup)
        yield from (Fault(token.start() + offset, reason) for offset, reason in _faults_of(token, before))
        if kind == "open":
            opened.append(token.start())
        elif kind == "close" and not opened:
            yield Fault(token.start(), "`)` closes nothing")
        elif kind == "close":
            opened.pop()
        before = before if kind == "neutral" else kind
    if opened:
        yield Fault(opened[-1], "`(` is never closed")


def _faults_of(token: re.Match[str], before: str) -> Iterator[Fault]:
    """Yield what is wrong with a token, counted from its start."""
    match token.lastgroup:
        case "quantifier":
            yield from _faults_of_quantifier(token, before)
        case "cls":
            yield from _faults_of_class(token["cls"])
        case "broken":
            yield Fault(0, _BROKEN[token["broken"]])


def _faults_of_quantifier(token: re.Match[str], before: str) -> Iterator[Fault]:
    text, most = token["quantifier"], token["most"]
    if before in {"open", "bar"}:
        yield Fault(0, f"`{text}` repeats nothing")
    elif before == "quantifier":
        yield Fault(0, f"`{text}` repeats a repetition")
    elif most and _size(token["least"]) > _size(most):
        yield Fault(0, f"`{text}` is at least more than at most")


def _size(digits: str) -> tuple[int, str]:
    """Return what orders numbers of any length."""
    significant = digits.lstrip("0")
    return len(significant), significant


def _faults_of_class(text: str) -> Iterator[Fault]:
    start = 2 if text.startswith("[^") else 1
    for member in _RANGE.finditer(text, start, len(text) - 1):
        first, last = _character(member["first"]), _character(member["last"] or "")
        if first and last and first > last and last != "[":  # .NET subtracts the class behind `-[`
            yield Fault(member.start(), f"the range `{member[0]}` is backwards")


def _character(member: str) -> str:
    """Return the one character that a member of a class is; empty where it takes more to find out."""
    is_escape = len(member) > 1
    return "" if is_escape and member[1].isalnum() else member[-1:]
