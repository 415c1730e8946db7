"""Search for operations: in the built-in catalog first, then in an index of specifications."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from toolkit.catalog import builtin
from toolkit.catalog.entry import CatalogEntry
from toolkit.catalog.ranking import profile, ranked
from toolkit.catalog.terms import Term, term, terms_of
from toolkit.swagger.path_template import shape_of

_SHORTEST = 3  # letters of a word that may be a slip of the pen


class Searched(Protocol):
    """Where operations are looked for."""

    def has(self, word: str) -> bool:
        """Whether an operation has a word that begins like this."""
        ...

    def vocabulary(self) -> Sequence[str]:
        """Return all words, for guessing which of them was meant."""
        ...

    def candidates(self, terms: Sequence[Term], *, is_whole: bool) -> Iterable[CatalogEntry]:
        """Return operations that may answer all of the terms, or any of them."""
        ...


class BuiltIn:
    """The built-in catalog, which is small enough to look at all of it."""

    def has(self, word: str) -> bool:
        return any(other.startswith(word) for other in self.vocabulary())

    def vocabulary(self) -> Sequence[str]:
        return _vocabulary()

    def candidates(self, terms: Sequence[Term], *, is_whole: bool) -> Iterable[CatalogEntry]:  # noqa: ARG002
        return builtin.operations().values()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and what was made of the question."""

    entries: Sequence[CatalogEntry]
    corrected: Mapping[str, str] = field(default_factory=dict)  # words, and what was taken for them
    unknown: Sequence[str] = ()  # words that no operation has
    is_whole: bool = True  # whether what was found answers all other words


def search(question: Sequence[str], places: Sequence[Searched]) -> Answer:
    """Return the operations that answer a question; if none answers all of it, those that answer most."""
    terms, corrected, unknown = _understood(terms_of(question), places)
    if not terms:
        return Answer([], corrected, unknown)
    for least in range(len(terms), 0, -1):
        is_whole = least == len(terms)
        found = [ranked(terms, place.candidates(terms, is_whole=is_whole), least) for place in places]
        entries = _named_first(question, _distinct(entry for part in found for entry in part))
        if entries:
            return Answer(entries, corrected, unknown, is_whole)
    return Answer([], corrected, unknown)


def _understood(
    asked: Sequence[Term], places: Sequence[Searched]
) -> tuple[list[Term], dict[str, str], list[str]]:
    """Return the terms that can be found, the words that were corrected for that, and those that cannot."""
    terms, corrected, unknown = [], dict[str, str](), list[str]()
    for one in asked:
        if any(all(map(place.has, phrase)) for place in places for phrase in one.phrases):
            terms.append(one)
        elif meant := _meant(one.text, places):
            corrected[one.text] = meant
            terms.append(term((meant,)))
        else:
            unknown.append(one.text)
    return terms, corrected, unknown


def _meant(word: str, places: Sequence[Searched]) -> str | None:
    if len(word) < _SHORTEST:
        return None
    # Importing it takes as long as a search does, and most words are written as they should be.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(word) <= 5 else 2
    for place in places:
        found = process.extractOne(word, place.vocabulary(), scorer=OSA.distance, score_cutoff=most)
        if found:
            return str(found[0])
    return None


def _distinct(entries: Iterable[CatalogEntry]) -> Iterator[CatalogEntry]:
    """Yield each operation once: what the catalog has need not be imported."""
    seen = set()
    for entry in entries:
        key = entry.method, shape_of(entry.path)
        if key not in seen:
            seen.add(key)
            yield entry


def _named_first(question: Sequence[str], entries: Iterable[CatalogEntry]) -> list[CatalogEntry]:
    """Return the operations, those before the others whose operationId the question is."""
    name = "".join(question).lower()
    return sorted(entries, key=lambda entry: name not in {entry.id.lower(), entry.operation_id.lower()})


@cache
def _vocabulary() -> Sequence[str]:
    words = {word for entry in builtin.operations().values() for word in profile(entry).weights}
    return sorted(words)
