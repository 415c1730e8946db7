"""Suggest what was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return the end of a message that names a near miss, upper and lower case alike; else nothing."""
    by_lower_case = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), by_lower_case, n=1, cutoff=0.75)
    return f"; did you mean `{by_lower_case[near[0]]}`?" if near else ""
