"""Make texts, numbers and booleans that satisfy what a schema says of them."""

from collections.abc import Callable, Iterator, Mapping
from math import ceil
from typing import Any

from toolkit.arm import secrets
from toolkit.mock import believable
from toolkit.mock.chance import Chance
from toolkit.swagger.nodes import Data
from toolkit.swagger.patterns import may_match
from toolkit.swagger.values import is_number

_LONGEST = 1_000  # characters, whatever a schema asks for
_LARGEST, _LEAST_STEP = 1e100, 1e-9  # of limits that are heeded; those of 64 bits are twenty digits
_FORMATS: Mapping[str, Callable[[Chance], str]] = {
    "byte": lambda _: "bW9jaw==",
    "date": believable.date,
    "date-time": believable.moment,
    "date-no-tz": lambda chance: believable.moment(chance).removesuffix("Z"),
    "email": lambda chance: f"{chance.hex(6)}@contoso.example",
    "html": lambda _: "<p>Made up by the mock.</p>",
    "password": lambda _: believable.SECRET,
    "uri": lambda chance: f"https://{believable.host(chance)}/",
    "guid": Chance.guid,
    "uuid": Chance.guid,
}
# Of what shape a text may have to be, from the likeliest on.
_SHAPES: tuple[Callable[[Chance], str], ...] = (
    Chance.guid,
    lambda chance: f"a{chance.hex(7)}",
    lambda chance: f"A{chance.hex(7)}",
    lambda chance: str(chance.number(1, 9)),
    lambda chance: str(chance.number(1_000, 9_999)),
    believable.date,
    believable.moment,
    believable.resource_id,
    believable.host,
    lambda chance: f"https://{believable.host(chance)}/",
    lambda chance: f"{chance.hex(6)}@contoso.example",
    lambda chance: f"203.0.113.{chance.number(1, 254)}",
    lambda _: "PT1H",
    lambda _: "1.0.0",
    lambda _: "ABC",
    lambda _: "#0078D4",
    lambda _: "<p>Made up by the mock.</p>",
)


def made(declared: str | None, data: Data, name: str, chance: Chance) -> Any:
    match declared:
        case "integer":
            return _number(data, believable.number(name, chance))
        case "number":
            return _number(data, believable.number(name, chance) + chance.number(0, 99) / 100)
        case "boolean":
            return chance.pick((True, False))
        case None:
            return {}
    return _text(data, name, chance)


def is_secret(data: Data, name: str) -> bool:
    return data.get("format") == "password" or secrets.is_secret(name, data.get("x-ms-secret"))


def bound(data: Data, key: str) -> int | None:
    """Return a limit on a count; None where there is none, or no sensible one."""
    value = data.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _text(data: Data, name: str, chance: Chance) -> str:
    if is_secret(data, name):
        return believable.SECRET
    pattern = data.get("pattern")
    for text in _candidates(data, name, chance):
        fitted = _fitted(data, text, chance)
        if not isinstance(pattern, str) or may_match(pattern, fitted):
            return fitted
    return _fitted(data, believable.text(name, chance, None), chance)


def _candidates(data: Data, name: str, chance: Chance) -> Iterator[str]:
    kind = data.get("format")
    known = _FORMATS.get(kind) if isinstance(kind, str) else None
    yield known(chance) if known else believable.text(name, chance, data.get("description"))
    yield from (shape(chance) for shape in _SHAPES)


def _fitted(data: Data, text: str, chance: Chance) -> str:
    """Return a text that is as long as it may be and must be."""
    least, most = bound(data, "minLength") or 0, bound(data, "maxLength")
    if len(text) < least:
        text += chance.hex(64) * (min(least, _LONGEST) // 64 + 1)
        text = text[: min(least, _LONGEST)]
    return text if most is None else text[:most]


def _number(data: Data, guess: float) -> float:
    low, high, step = (_sensible(data.get(key)) for key in ("minimum", "maximum", "multipleOf"))
    is_whole = isinstance(guess, int)
    if low is not None and guess < low:
        guess = ceil(low) if is_whole else low
    if high is not None and guess > high:
        guess = int(high // 1) if is_whole else high
    if low is not None and data.get("exclusiveMinimum") is True and guess == low:
        guess += 1 if is_whole or high is None else (high - low) / 2
    if high is not None and data.get("exclusiveMaximum") is True and guess == high:
        guess -= 1 if is_whole or low is None else (high - low) / 2
    return _on_step(guess, step, low) if step is not None and step >= _LEAST_STEP else guess


def _sensible(value: Any) -> float | None:
    """Return a limit; none where nobody can reckon with it: infinite, or with hundreds of digits."""
    return value if is_number(value) and abs(value) <= _LARGEST else None


def _on_step(guess: float, step: float, low: float | None) -> float:
    """Return the nearest multiple that is not too small."""
    found = guess // step * step
    return found + step if low is not None and found < low else found
