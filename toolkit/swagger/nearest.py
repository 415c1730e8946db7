"""Guess which of the names that a definition has was meant by one that it does not have."""

from collections import Counter
from collections.abc import Collection

from toolkit import spelling
from toolkit.swagger.lookup import once
from toolkit.swagger.nodes import ApiDefinition

# Comparing is slow: after so many comparisons in a document, which take about half a second, nothing is
# guessed any more.
_COMPARISONS = 20_000


def nearest(definition: ApiDefinition, section: str, name: str) -> str | None:
    """Return the most similar member of `definitions`, `parameters` or `responses`."""
    members = definition.data.get(section)
    return nearest_among(definition, section, members, name) if isinstance(members, dict) else None


def nearest_among(definition: ApiDefinition, kind: str, names: Collection[str], name: str) -> str | None:
    """Return the most similar name of a kind, upper and lower case alike; None where none is similar."""
    guesses: dict[tuple[str, str], str | None] = once(definition, "guesses", dict)
    compared: Counter[str] = once(definition, "compared", Counter)
    if (kind, name) not in guesses and compared["names"] <= _COMPARISONS:
        compared["names"] += len(names)
        guesses[kind, name] = spelling.nearest(name, names)
    return guesses.get((kind, name))


def is_close(name: str, guess: str) -> bool:
    """Whether a guess is near enough to be offered as a fix."""
    # Importing it takes long beside a lint that finds no such name.
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name.lower(), guess.lower()).ratio() >= 0.8
