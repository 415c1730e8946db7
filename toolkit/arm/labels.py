"""What makers read over a field, and what a value of a list is called."""

import re

from toolkit.arm import texts
from toolkit.memo import memo
from toolkit.words import plural, titled, together, words_of

_LONGEST = 80  # characters, of the platform's guidance on strings
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
# What specifications add to the name of a thing to name its description.
_SAY_NOTHING = frozenset({
    "Contract", "Definition", "Description", "Details", "Dto", "Entity", "Entry", "Extended", "Info", "Item",
    "Model", "Object", "Resource", "Response", "Result",
})  # fmt: skip
_COMMA = re.compile(r", ?")
_TABLE = "|--"  # Markdown's, of which no first sentence can be made
_ACCESSOR = re.compile(r"^Gets? (?:or|and) sets? (?=[a-z])")
_PREFIX = re.compile(
    r"^[\s*]*(?:"
    r"(?:required|optional|mandatory|read[ -]?only|deprecated)[\s*]*[.:]"
    r"|[(\[](?:required|optional|mandatory|read[ -]?only)[)\]][.:]?"
    r")[\s*]*(?=\S)",
    re.IGNORECASE,
)
_LETTER_AND_NUMBER = re.compile(r"\b([A-Z]) (?=[0-9])")
_ID = re.compile(r"\bId(?=s?\b)")
_SPEAKING = re.compile(r"[A-Za-z]{2,}(?:_[A-Za-z]{2,})*")


@memo(16_384)  # the same few names and texts come again in every schema
def label(name: str) -> str:
    """Return a name in Title Case: `vmSizeProperties` is VM Size Properties; empty where it has no words."""
    words = words_of(name)
    text = " ".join(
        word.lower() if 0 < index < len(words) - 1 and word.lower() in _SMALL else titled(word)
        for index, word in enumerate(words)
    )
    text = together(_LETTER_AND_NUMBER.sub(r"\1", text))
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0]


def plural_label(name: str) -> str:
    """Return the label of a list of what the name names one of; empty where that is no noun."""
    words = words_of(name)
    while len(words) > 1 and words[-1] in _SAY_NOTHING:
        words = words[:-1]
    if not words or words[-1].endswith("ed"):
        return ""
    return label("".join(word[0].upper() + word[1:] for word in (*words[:-1], plural(words[-1]))))


def display_name(value: str) -> str:
    """Return how a value of an enumeration reads; one with digits or signs stays, for they have a meaning."""
    parts = _COMMA.split(value)  # of flags that can be set together
    return ", ".join(map(label, parts)) if all(map(_SPEAKING.fullmatch, parts)) else value


def description(text: object, name: str) -> str:
    """Return a description that says more than the label does; empty where it does not."""
    sentence = _clean(text) if isinstance(text, str) else ""
    return "" if _plain(sentence) == _plain(name) else sentence


@memo(16_384)
def _clean(text: str) -> str:
    if _TABLE in text:
        return ""
    sentence = _ACCESSOR.sub("", texts.clean(_PREFIX.sub("", text, count=1)))
    return _ID.sub("ID", f"{sentence[:1].upper()}{sentence[1:]}")


def _plain(text: str) -> str:
    return " ".join(text.rstrip(" .").lower().split())
