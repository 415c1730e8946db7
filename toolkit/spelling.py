"""Guess which of some known words was meant by one that is not among them."""

from collections.abc import Iterable

from toolkit.memo import memo
from toolkit.regex import regex

# Comparing is slow: longer words are compared only without regard to case and punctuation.
LONGEST = 100

_punctuation = regex(r"[^a-z0-9@$]+")
_end_of_first_word = regex(r"[\s:;,.]")


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the most similar word, upper and lower case alike; None where none is similar enough."""
    # Importing it takes long beside a lint that finds no such word.
    from difflib import get_close_matches

    by_lower_case = {name.lower(): name for name in known if len(name) <= LONGEST}
    matches = (
        get_close_matches(word.lower(), by_lower_case, n=1, cutoff=cutoff) if len(word) <= LONGEST else []
    )
    return by_lower_case[matches[0]] if matches else None


@memo(1024)
def slip_of(word: str, known: tuple[str, ...]) -> str | None:
    """Return the word of which another is a slip of the pen; stricter than `nearest`.

    A slip differs in case or punctuation, in one or two letters, or by more that follows after a blank.
    """
    if len(word) > LONGEST:
        return None
    by_letters = {_letters(name): name for name in known}
    for letters in (_letters(word), _letters(_end_of_first_word.split(word.strip(), maxsplit=1)[0])):
        if letters in by_letters:
            return by_letters[letters]
    wrong = _letters(word)
    ranked = sorted(
        (_distance(wrong, letters), letters) for letters in by_letters if _is_near(wrong, letters)
    )
    return by_letters[ranked[0][1]] if ranked and ranked[0][0] <= _tolerance(wrong) else None


def _letters(word: str) -> str:
    return _punctuation.sub("", word.lower()) or word


def _tolerance(letters: str) -> int:
    """Return how many letters may be wrong: `inn` is near `in`, but `anyOf` is not near `allOf`."""
    return 1 if len(letters) <= 5 else 2


def _is_near(word: str, other: str) -> bool:
    return abs(len(word) - len(other)) <= _tolerance(word)


def _distance(word: str, other: str) -> int:
    """Return how many letters are left out, added, changed, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, start=1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            is_swap = i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == wanted
            row.append(min(cost, earlier[j - 2] + 1) if is_swap else cost)
    return row[-1]
