"""Words as search compares them, and what people say instead of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit import templates
from toolkit.words import singular, word_set, words_of

Phrase = tuple[str, ...]

MOST_WORDS = 12  # of a question; more than anybody asks with

_PARTS = re.compile(r"[A-Za-z0-9]+")
_LITTLE = word_set("a an and at by for in into is it my of on or the to with")


class Term(NamedTuple):
    """What is looked for: a word or a phrase, and what people say instead; all words of one must be there."""

    text: str
    phrases: tuple[Phrase, ...]


@lru_cache(maxsize=1 << 16)
def words_in(text: str) -> Phrase:
    """Return the words of a text or an identifier: in lower case, one of each thing, without little words."""
    words = (word for part in _PARTS.findall(text) for word in words_of(part) or [part])
    return tuple(singular(word.lower()) for word in words if word.lower() not in _LITTLE)


def terms_of(question: Iterable[str]) -> list[Term]:
    """Return what a question asks for; phrases of several words that have synonyms stay together."""
    words = [word for text in question for word in words_in(text)][:MOST_WORDS]
    return [term(phrase) for phrase in _phrases(words)]


def term(phrase: Phrase) -> Term:
    return Term(" ".join(phrase), (phrase, *_synonyms().get(phrase, ())))


def _phrases(words: list[str]) -> Iterator[Phrase]:
    while words:
        longest = min(len(words), _longest())
        sizes = (size for size in range(longest, 1, -1) if tuple(words[:size]) in _synonyms())
        size = next(sizes, 1)
        yield tuple(words[:size])
        words = words[size:]


@cache
def _longest() -> int:
    return max(map(len, _synonyms()))


@cache
def _synonyms() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """Return for each phrase the others of its groups."""
    found: dict[Phrase, tuple[Phrase, ...]] = {}
    for group in templates.read_json("catalog/synonyms.json"):
        phrases = [words_in(text) for text in group]
        for phrase in phrases:
            found[phrase] = (*found.get(phrase, ()), *(other for other in phrases if other != phrase))
    return found
