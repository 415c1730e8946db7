"""Rules about the words and characters of the texts that makers read; `text_lengths` is about their length."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.connector import limits
from toolkit.finding import Fix
from toolkit.lint.fragments import without
from toolkit.lint.rule import (
    CERTIFICATION,
    ERROR,
    SAFE,
    UNSAFE,
    Example,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import Put
from toolkit.regex import regex
from toolkit.swagger.nodes import Info, Node, Operation, Parameter

# Both lists stand in logs of the validator, and mean whole words: SignatureAPI is a published title.
_RESTRICTED_WORDS = {
    "title": regex(r"\b(?:api|connector)\b", re.IGNORECASE),
    "description": regex(r"\b(?:power apps|power automate|logic apps)\b", re.IGNORECASE),
}
_ENGLISH: dict[type[Node], tuple[str, ...]] = {
    Info: ("title", "description"),
    Operation: ("summary", "description"),
    Parameter: ("x-ms-summary", "description"),
}
_ENDING_WELL: dict[type[Node], str] = {Info: "title", Operation: "summary"}
_SENTENCE_MARKS = " \t\r\n.,;:!?-…\N{EN DASH}\N{EM DASH}"
_RESTRICTED_IN_SUMMARY = regex(r"[/\\<>*%&?]")


def _info(**texts: str) -> dict[str, Any]:
    return {
        "title": "Fabrikam",
        "description": "Reads and books the meeting rooms of Fabrikam.",
        "version": "1.0",
        "contact": {"name": "Fabrikam", "url": "https://fabrikam.com", "email": "help@fabrikam.com"},
    } | texts


@rule(
    Info,
    name="ValueContainsRestrictedWords",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=_RESTRICTED_WORDS,
    fix=UNSAFE,
    examples=[
        Example(bad=_info(title="Fabrikam API"), good=_info(title="Fabrikam"), at="/title"),
        Example(bad=_info(title="Rooms Connector"), good=_info(title="RoomsAPI Connectors"), at="/title"),
    ],
)
def value_contains_restricted_words(info: Info) -> Iterator[Problem]:
    """Every connector is a connector to an API and is found in the same products, so these words tell nothing apart."""
    for key, text in _texts(info, _RESTRICTED_WORDS):
        found = _RESTRICTED_WORDS[key].search(text)
        if found:
            yield Problem(
                f"`{key}` contains {quoted(found[0])}, which is not allowed in a {key}",
                info.place / key,
                _without_restricted_words(info, text) if key == "title" else None,
            )


def _without_restricted_words(info: Info, title: str) -> Fix | None:
    words = _RESTRICTED_WORDS["title"]
    rest = " ".join(word for word in title.split() if not words.fullmatch(word))
    return unsafe(Put((*info.tokens, "title"), rest)) if _ends_well(rest) and not words.search(rest) else None


@rule(
    *_ENGLISH,
    name="ValueMustBeInEnglish",
    severity=ERROR,
    phase=CERTIFICATION,
    keys={key for keys in _ENGLISH.values() for key in keys},
    silent_if=without({key for keys in _ENGLISH.values() for key in keys}, r"[^\x00-\x7f]"),
    fix=UNSAFE,
    examples=[
        Example(bad=_info(title="Café Fabrikam"), good=_info(title="Cafe Fabrikam"), at="/title"),
        Example(
            bad={"description": "Books a table \N{EN DASH} “à la minute” \N{EN DASH} for 5 €."},
            good={"description": "Books a table \N{EN DASH} “a la minute” \N{EN DASH} for 5 €."},
            at="/description",
            part="operation",
        ),
    ],
)
def value_must_be_in_english(node: Node) -> Iterator[Problem]:
    """English is the language in which connectors are published; the platform translates them from there.

    Letters outside A to Z are taken as another language, among them look-alikes such as the Cyrillic ones.
    Quotes, dashes and signs of any kind are fine.
    """
    for key, text in _texts(node, _ENGLISH[type(node)]):
        foreign = _foreign_letter(text)
        if foreign:
            plain = "".join(map(_without_accent, text))
            yield Problem(
                f"`{key}` contains `{foreign}` ({unicodedata.name(foreign, 'unnamed').lower()}), which is no English letter",
                node.place / key,
                None if _foreign_letter(plain) else unsafe(Put((*node.tokens, key), plain)),
            )


def _foreign_letter(text: str) -> str | None:
    if text.isascii():
        return None
    return next((letter for letter in text if letter.isalpha() and not letter.isascii()), None)


def _without_accent(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0] if character.isalpha() else character


@rule(
    *_ENDING_WELL,
    name="ValueMustEndWithAlphanumeric",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=_ENDING_WELL.values(),
    silent_if=without(_ENDING_WELL.values(), r"[^A-Za-z0-9)\]]$"),
    fix=SAFE,
    examples=[
        Example(
            bad={"summary": "List rooms."},
            good={"summary": "List rooms"},
            at="/summary",
            part="operation",
        ),
        Example(bad=_info(title="Fabrikam (V2)."), good=_info(title="Fabrikam (V2)"), at="/title"),
    ],
)
def value_must_end_with_alphanumeric(node: Node) -> Iterator[Problem]:
    """A title or summary is a name, not a sentence.

    A closing bracket may end it, too, as it does in hundreds of published summaries. Letters and digits are
    those of ASCII.
    """
    key = _ENDING_WELL[type(node)]
    text = node.data.get(key)
    if isinstance(text, str) and text and not _ends_well(text):
        rest = text.rstrip(_SENTENCE_MARKS)
        yield Problem(
            f"`{key}` ends with {quoted(text[-1])}, not with a letter A to Z, a digit or a closing bracket",
            node.place / key,
            safe(Put((*node.tokens, key), rest)) if _ends_well(rest) else None,
        )


def _texts(node: Node, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    for key in keys:
        text = node.data.get(key)
        if isinstance(text, str):
            yield key, text


def _ends_well(text: str) -> bool:
    return (text[-1:].isascii() and text[-1:].isalnum()) or text.endswith((")", "]"))


@rule(
    Operation,
    name="RestrictedCharactersInSummary",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=["summary"],
    silent_if=without(["summary"], r"[/\\<>*%&?]"),
    fix=UNSAFE,
    examples=[
        Example(
            bad={"summary": "Create/update room"}, good={"summary": "Create or update room"}, at="/summary"
        ),
        Example(
            bad={"summary": "Book 1 & only 1 room"}, good={"summary": "Book #1 + only 1 room"}, at="/summary"
        ),
    ],
)
def restricted_characters_in_summary(operation: Operation) -> Iterator[Problem]:
    """The summary becomes the name of the step in a flow, and no step's name can have these characters."""
    summary = operation.data["summary"]
    found = _RESTRICTED_IN_SUMMARY.findall(summary) if isinstance(summary, str) else []
    if found:
        listed = " ".join(dict.fromkeys(found))
        yield Problem(
            f"`summary` contains {quoted(listed)}; not allowed are `/ \\ < > * % & ?`",
            operation.place / "summary",
            _in_words(operation, summary),
        )


def _in_words(operation: Operation, summary: str) -> Fix | None:
    words = re.sub(r"(?<=\w)\s*&\s*(?=\w)", " and ", re.sub(r"(?<=\w)\s*/\s*(?=\w)", " or ", summary))
    plain = " ".join(_RESTRICTED_IN_SUMMARY.sub("", words).split())
    fits = len(plain) <= max(len(summary), limits.SUMMARY_LENGTH.value)
    return unsafe(Put((*operation.tokens, "summary"), plain)) if fits and _ends_well(plain) else None


RULES = (
    value_contains_restricted_words,
    value_must_be_in_english,
    value_must_end_with_alphanumeric,
    restricted_characters_in_summary,
)
