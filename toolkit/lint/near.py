"""Suggest in a message what was probably meant."""

from collections.abc import Iterable

from toolkit.spelling import nearest


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return the end of a message that names a near miss, upper and lower case alike; else nothing."""
    return did_you_mean(near_miss(word, known))


def did_you_mean(near: str | None) -> str:
    return f"; did you mean `{near}`?" if near else ""


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """Return the most similar name, upper and lower case alike; None where none is near."""
    return nearest(word, known, cutoff=0.75)
