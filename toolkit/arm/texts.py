"""Texts of ARM specifications as makers can read them: one plain sentence of each description."""

import html
import re

LONGEST = 200  # characters of a description; the longest published tooltips that are read have about as many
_READ = (
    4_000  # characters of a source's text; the first sentence of the longest published one ends within 900
)

_MARKUP = (
    (re.compile(r"<a\b[^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>]*>"), " "),
    (re.compile(r"!?\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)"), r"\1"),
    (re.compile(r"\[\[?([^\[\]]*)\]?\]"), r"\1"),
    (re.compile(r"(?<!\w)[*_]{1,3}([^\s*_](?:[^*_]*[^\s*_])?)[*_]{1,3}(?!\w)"), r"\1"),
    (re.compile(r"`+"), ""),
)
_PARAGRAPH_END = re.compile(r"\n\s*(?:\n|[-*+>]\s|\d+\.\s)")
_ADDRESS = re.compile(
    r"(?:,? (?:at|see|from)|[;:.]? (?:For|To) [^.]*?(?:see|visit|refer to))?:? ?https?://\S+", re.IGNORECASE
)
_PLAIN = str.maketrans(
    "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0", "''\"\"--. "
)  # quotes, dashes, dots, blank
_SENTENCE_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bvs)[.!?](?=\s+[A-Z0-9'\"(]|\s*$)"
    r"|(?<=[a-z])\.(?=(?:An?|For|If|It|Note|The|This|To|When|You)\s)"  # where the blank was forgotten
)
_VERBS = re.compile(r"([A-Za-z]*(?: (?:or|and) [a-z]+)?)(.*)", re.DOTALL)
_WORD = re.compile(r"\b(?!(?:or|and)\b)[A-Za-z]+")


def clean(text: str) -> str:
    """Return the first sentence without markup, of at most 200 characters, with a full stop; or nothing."""
    text = _PARAGRAPH_END.split(text[:_READ].lstrip(" \n#>"), maxsplit=1)[0]
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    text = " ".join(html.unescape(text).translate(_PLAIN).split())
    text = _ADDRESS.sub("", text).encode("ascii", "ignore").decode().strip()
    return _ended(_shortened(_first_sentence(text))) if re.search(r"[A-Za-z]{2}", text) else ""


def described(summary: str) -> str:
    """Return a summary as a sentence: of *Create a tag* it makes *Creates a tag*, with a full stop."""
    verbs, rest = _VERBS.match(summary).groups()  # type: ignore[union-attr]  # it matches anything
    return _WORD.sub(lambda verb: _third_person(verb[0]), verbs) + rest + "."


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


def _first_sentence(text: str) -> str:
    end = _SENTENCE_END.search(text)
    return text[: end.start()] if end else text


def _shortened(text: str) -> str:
    if len(text) < LONGEST:
        return text
    cut = text[: LONGEST - 1]
    clause = max(cut.rfind(mark) for mark in (", ", "; ", ": ", " ("))
    return cut[:clause] if clause > LONGEST // 2 else cut.rpartition(" ")[0]


def _ended(text: str) -> str:
    text = text.rstrip(" ,;:.-(")
    return f"{text[0].upper()}{text[1:]}." if text else ""
