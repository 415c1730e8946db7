"""Texts for makers, made of the names in an API: for `resourceGroupName` Resource Group Name."""

import re

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def label_of(name: str) -> str:
    """Return the words of a name as a label; empty where it has none in ASCII."""
    return " ".join(word[0].upper() + word[1:] for word in _WORD.findall(name))


def description_of(name: str) -> str:
    """Return a sentence that says no more than the name does."""
    words = (word if word.isupper() else word.lower() for word in _WORD.findall(name))
    return f"The {' '.join(words)}."
