"""Path templates: their variables, and which of them one request can mean."""

from collections.abc import Iterable
from functools import partial, reduce
from itertools import islice
from operator import and_, or_

from toolkit.memo import memo
from toolkit.regex import regex

MOST_COMPARED = 4096  # bounds the memory of `overlaps`; the platform takes 256 operations in all

_VARIABLE = regex(r"\{([^{}]+)\}")
_VALID = regex(r"(?:[^{}]++|\{[^{}/]++\})*+")
_PLACEHOLDER = "{}"


@memo(4096)  # several rules ask
def variables(path: str) -> tuple[str, ...]:
    """Return the names in braces, each once, in their order."""
    return tuple(dict.fromkeys(mentions(path)))


def mentions(path: str) -> list[str]:
    """Return the names in braces as often as they stand there, in their order."""
    return _VARIABLE.findall(path)


@memo(4096)  # several rules ask
def shape_of(path: str) -> str:
    """Return the path without its variables' names and in lower case: what no two paths can share."""
    return _VARIABLE.sub(_PLACEHOLDER, path).lower()


def malformed_part(path: str) -> str:
    """Return the path from the first brace that has no place in a template; empty where all have."""
    match = _VALID.match(path)
    return path[match.end() :] if match else path


def overlaps(shapes: Iterable[str]) -> dict[str, str]:
    """Return the shapes that one request could mean together with another, each with the first such other.

    The shapes are different and have as many segments. Each is a bit, and the shapes that fit a segment are
    a number, so that no two shapes are ever compared as wholes: thousands cost milliseconds.
    """
    rows = {shape: shape.split("/") for shape in islice(shapes, MOST_COMPARED)}
    if len(rows) < 2 or not any(_PLACEHOLDER in shape for shape in rows):
        return {}
    columns = [column for column in zip(*rows.values(), strict=True) if len({*column}) > 1]
    places = [_fitting(segments) for segments in columns]
    names = list(rows)
    found: dict[str, str] = {}
    for number, (shape, segments) in enumerate(zip(rows, zip(*columns, strict=True), strict=True)):
        fitting = (place[segment] for place, segment in zip(places, segments, strict=True))
        others = reduce(and_, fitting) & ~(1 << number)
        if others:
            found[shape] = names[_lowest_bit(others)]
    return found


def _fitting(segments: Iterable[str]) -> dict[str, int]:
    """Return, for each segment at one position, the shapes whose segment there can be the same text."""
    holders: dict[str, int] = {}
    for number, segment in enumerate(segments):
        holders[segment] = holders.get(segment, 0) | 1 << number
    variable = {segment: bits for segment, bits in holders.items() if _PLACEHOLDER in segment}
    literal = {segment: bits for segment, bits in holders.items() if segment not in variable}
    fitting = literal | dict.fromkeys(variable, reduce(or_, variable.values(), 0))
    for segment, bits in variable.items():
        for text in filter(partial(_covers, segment), literal):
            fitting[segment] |= literal[text]
            fitting[text] |= bits
    return fitting


def _covers(segment: str, literal: str) -> bool:
    """Whether a segment with variables, each of at least one character, can be the literal one."""
    first, *middle, last = segment.split(_PLACEHOLDER)
    if not literal.startswith(first):
        return False
    end = len(first)
    for text in middle:
        start = literal.find(text, end + 1)
        if start < 0:
            return False
        end = start + len(text)
    return literal.endswith(last) and len(literal) - len(last) > end


def _lowest_bit(bits: int) -> int:
    return (bits & -bits).bit_length() - 1
