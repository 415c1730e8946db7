"""How well an operation answers a question: its title counts most, its description least."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.catalog.entry import CatalogEntry
from toolkit.catalog.terms import Phrase, Term, words_in

_TITLE, _WORDS, _PATH, _DESCRIPTION = 6.0, 4.0, 3.0, 1.0
_SYNONYM, _BEGINNING = 0.85, 0.8  # of what the word itself counts
_COVERED = 3.0  # for a title that is asked for word by word, without where
_WHOLE = 0.5  # and the same with it
_WHERE = re.compile(r" (?:at|by|for|from|in|of|on|to) ")
_FIRST, _LAST = 1.0, 2.0  # for the verb of the title, and for the thing that it is about


@dataclass(frozen=True, slots=True)
class Profile:
    """The words of an operation with what each counts."""

    title: Phrase
    thing: Phrase  # the title without where it happens: *list colors* of *List colors in a resource group*
    weights: Mapping[str, float]


@lru_cache(maxsize=1 << 12)
def profile(entry: CatalogEntry) -> Profile:
    title = words_in(entry.summary)
    segments = tuple(part.lower().rstrip("s") for part in entry.path.split("/") if part and part[0] != "{")
    weights: dict[str, float] = {}
    for words, weight in (
        (words_in(entry.description), _DESCRIPTION),
        (segments, _PATH),
        (words_in(entry.path), _PATH),
        (words_in(entry.operation_id), _PATH),
        (words_in(entry.words), _WORDS),
        (words_in(entry.id), _TITLE),
        ([entry.id.lower()], _TITLE),
        (title, _TITLE),
    ):
        weights.update(dict.fromkeys(words, weight))
    return Profile(title, words_in(_WHERE.split(entry.summary, maxsplit=1)[0]), weights)


def ranked(terms: Sequence[Term], entries: Iterable[CatalogEntry], least: int) -> list[CatalogEntry]:
    """Return the operations that answer at least so many of the terms, the best first."""
    scored = [(found, score, entry) for entry in entries for found, score in [_score(terms, entry)]]
    kept = [one for one in scored if one[0] >= least]
    return [entry for _, _, entry in sorted(kept, key=lambda one: (-one[0], -one[1]))]


def _score(terms: Sequence[Term], entry: CatalogEntry) -> tuple[int, float]:
    """Return how many of the terms an operation answers, and how well."""
    own = profile(entry)
    best = [
        max((_match(phrase, own) * _of(index), phrase) for index, phrase in enumerate(term.phrases))
        for term in terms
    ]
    matched = [(score, phrase) for score, phrase in best if score]
    if not matched:
        return 0, 0.0
    asked = {word for _, phrase in matched for word in phrase}
    first = _FIRST if own.title and own.title[0] in best[0][1] else 0
    last = _LAST if own.thing and own.thing[-1] in best[-1][1] else 0
    covered = _COVERED * _share(own.thing, asked) + _WHOLE * _share(own.title, asked)
    return len(matched), sum(score for score, _ in matched) + covered + first + last


def _share(words: Phrase, asked: set[str]) -> float:
    """Return how much of a title is asked for."""
    return sum(word in asked for word in words) / (len(words) or 1)


def _of(index: int) -> float:
    return _SYNONYM if index else 1.0


def _match(phrase: Phrase, own: Profile) -> float:
    """Return what the least of the words of a phrase counts; nothing if one of them is not there."""
    return min(_weight(word, own.weights) for word in phrase)


def _weight(word: str, weights: Mapping[str, float]) -> float:
    if word in weights:
        return weights[word]
    if len(word) < 2:
        return 0.0
    return _BEGINNING * max(
        (weight for other, weight in weights.items() if other.startswith(word)), default=0.0
    )
