"""Guess which member of `definitions`, `parameters` or `responses` was meant by a name that none has."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from toolkit.swagger.lookup import once
from toolkit.swagger.nodes import ApiDefinition

# Comparing is slow: names longer than this are left out, and after so many comparisons in a document, which
# take about half a second, nothing is guessed any more.
_LONGEST = 100
_COMPARISONS = 20_000


def nearest(definition: ApiDefinition, section: str, name: str) -> str | None:
    """Return the most similar name, upper and lower case alike; None where none is similar."""
    members = definition.data.get(section)
    if not isinstance(members, dict) or len(name) > _LONGEST:
        return None
    guesses: dict[str, str | None] = once(definition, f"nearest in {section}", dict)
    if name not in guesses and len(guesses) * len(members) <= _COMPARISONS:
        guesses[name] = _most_similar(name, members)
    return guesses.get(name)


def is_close(name: str, guess: str) -> bool:
    """Whether a guess is near enough to be offered as a fix."""
    return SequenceMatcher(None, name.lower(), guess.lower()).ratio() >= 0.8


def _most_similar(name: str, names: Iterable[str]) -> str | None:
    by_lower_case = {known.lower(): known for known in names if len(known) <= _LONGEST}
    matches = get_close_matches(name.lower(), by_lower_case, n=1)
    return by_lower_case[matches[0]] if matches else None
