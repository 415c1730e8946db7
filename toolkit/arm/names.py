"""What an ARM operation is called in a connector: its operationId and its summary, in good English.

Four of five ARM operations have no summary; their operationIds follow a pattern, `Group_VerbRest`, that says
as much: `VirtualMachines_ListByResourceGroup` is *List virtual machines in a resource group*.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.words import article, needs_article, plural, singular, spoken, word_set, words_of

LONGEST_SUMMARY = 80  # characters, of the platform's guidance on strings
LONGEST_ID = 80  # what Azure API Management takes, which hosts connectors

Words = tuple[str, ...]  # as the source spells them


@dataclass(frozen=True, slots=True)
class OperationName:
    """An operationId of letters and digits, and the title that makers read."""

    id: str
    summary: str


@dataclass(frozen=True, slots=True)
class _Where:
    """What a name says of where something happens, and what that adds to the operationId."""

    text: str = ""
    suffix: str = ""


_NOWHERE = _Where()
_IN_SUBSCRIPTION = _Where("in a subscription")
_IN_GROUP = _Where("in a resource group", "InGroup")
_AT_SCOPE = _Where("at a scope", "AtScope")
_PREPOSITIONS = word_set("At By For From In Of On To Under With")

# Parts of which the pattern makes no good English: the operationId and the summary around the noun.
_ODD = {
    "WhatIf": ("WhatIf{}", "Preview {} (what if)"),
    "RunCommand": ("RunCommandOn{}", "Run a command on {}"),
}

_PARTICLES = word_set("Back Down Off On Out Over Up")
_TWO_WORDS = {
    "backup": "back up",
    "failover": "fail over",
    "poweroff": "power off",
    "rollback": "roll back",
    "shutdown": "shut down",
}
_CREATE_OR_UPDATE = ("Create", "Or", "Update")
_SAID_OTHERWISE: dict[Words, Words] = {
    ("Put",): _CREATE_OR_UPDATE,
    ("Create", "Update"): _CREATE_OR_UPDATE,
    ("Patch",): ("Update",),
}

# With what the name of a GET may start; anything else is what is got.
_READING = word_set("""
    Calculate Check Describe Diff Discover Download Enumerate Export Find Get List Lookup Poll
    Preview Query Read Resolve Retrieve Search Show Test Validate View
""")
# With what other names start although it is no verb.
_NOUNS = word_set("Command Data Hierarchical Instance Job Metrics Name Object Provider Regional State Status")
_VERBS: dict[str, Words] = {
    "get": ("Get",),
    "head": ("Check",),
    "put": _CREATE_OR_UPDATE,
    "patch": ("Update",),
    "post": ("Run",),
    "delete": ("Delete",),
}

# Words after the verb that say which of the nouns before them: `Stores_ListDeleted`.
_KINDS = word_set("Active Available Default Deleted Global Inaccessible Latest Regional Supported")

_TITLE = re.compile(r"[A-Z][^/\\<>*%&?\"'`-]*[A-Za-z0-9)]")
# A summary that starts like this describes instead of naming: *Gets the …*, *Operation to …*.
_DESCRIPTION = re.compile(r"[A-Z][a-z]*[^s]s\b|(The|This|An?|Operation|API|Api|Method|Implements)\b")


def operation_name(operation_id: str, method: str, path: str, summary: str = "") -> OperationName:
    """Return the name for an operation; the source's own `summary` wins if it reads like a title."""
    group, part = _parts(operation_id)
    noun = _one_of(words_of(group))
    name = _odd(part, noun) or _regular(noun, words_of(part) or ["Call"], method.lower(), path)
    return OperationName(name.id[:LONGEST_ID], summary if _is_title(summary) else name.summary)


def _parts(operation_id: str) -> tuple[str, str]:
    """Return the group, empty where there is none, and what follows it."""
    group, _, part = operation_id.partition("_")
    return (group, part) if part else ("", group)


def _odd(part: str, noun: Words) -> OperationName | None:
    words, preposition, tail = _split(tuple(words_of(part)))
    if _pascal(words) not in _ODD or not noun:
        return None
    identifier, summary = _ODD[_pascal(words)]
    where = _where(preposition, tail, is_list=False) if preposition else _NOWHERE
    named = " ".join(filter(None, [_with_article(noun), where.text]))
    return OperationName(identifier.format(_pascal(noun)) + where.suffix, summary.format(named))


def _regular(noun: Words, words: Sequence[str], method: str, path: str) -> OperationName:
    verb, rest = _verb(tuple(word[0].upper() + word[1:] for word in words), method)
    rest, preposition, tail = _split(rest)
    if len(rest) == 1 and rest[0] in _KINDS:
        noun, rest = (*rest, *noun), ()
    is_list = verb == ("List",) and not rest
    if verb in {("List",), ("Get",)} and rest == ("All",):
        verb, rest, is_list = ("List",), (), True
        where = _IN_SUBSCRIPTION if _is_of_subscription(path) else _NOWHERE
    elif preposition:
        where = _where(preposition, tail, is_list=is_list)
    else:
        where = _IN_GROUP if is_list and _is_of_group(path) else _NOWHERE
    if is_list and noun:
        what: Words = (*noun[:-1], plural(noun[-1]))
    else:
        what = _joined(noun, rest)
    text = _phrase(what) if verb == ("List",) else _with_article(what)
    sentence = " ".join(filter(None, [_spoken_verb(verb), text]))
    return OperationName(_pascal((*verb, *what)) + where.suffix, _shortened(sentence, where.text))


def _verb(words: Words, method: str) -> tuple[Words, Words]:
    """Return the words that make the verb, and the others."""
    if words[0] == "Begin" and len(words) > 1:
        words = words[1:]
    if (method == "get" and words[0] not in _READING) or words[0] in _NOUNS:
        return _VERBS.get(method, ()), words
    length = 1
    while words[length : length + 1] in {("Or",), ("And",)} and len(words) > length + 1:
        length += 2
    if (
        words[length : length + 1]
        and words[length] in _PARTICLES
        and words[0] in {"Power", "Scale", "Fail", "Shut"}
    ):
        length += 1
    verb = _SAID_OTHERWISE.get(words[:length], words[:length])
    return verb, words[length:]


def _split(words: Words) -> tuple[Words, str, Words]:
    """Return what stands before a preposition, the preposition and what follows."""
    for index, word in enumerate(words):
        if word in _PREPOSITIONS and index + 1 < len(words):
            return words[:index], word, words[index + 1 :]
    return words, "", ()


def _where(preposition: str, tail: Words, *, is_list: bool) -> _Where:
    target = _pascal(tail[:-1] if len(tail) > 1 and tail[-1] in {"Id", "Name", "Scope"} else tail)
    at_place = preposition in {"At", "By", "For"}
    match target:
        case "Id" if preposition == "By":
            return _Where("by ID", "ById")
        case "Name" if preposition == "By":
            return _Where("by name", "ByName")
        case "Subscription" if at_place:
            return _IN_SUBSCRIPTION
        case "ResourceGroup" if at_place:
            return _IN_GROUP
        case "Scope" if at_place:
            return _AT_SCOPE
    noun = words_of(target)
    is_inside = preposition == "At" or (preposition == "By" and is_list)
    text = f"{'in' if is_inside else preposition.lower()} {_with_article(tuple(noun))}"
    return _Where(text, ("In" if is_inside else preposition) + target)


def _joined(noun: Words, rest: Words) -> Words:
    """Return both, with what they share at the seam only once: managed cluster (cluster) certificates."""
    for length in range(min(len(noun), len(rest)), 0, -1):
        if _plain(noun[-length:]) == _plain(rest[:length]):
            return (*noun[:-length], *rest)
    return (*noun, *rest)


def _plain(words: Words) -> list[str]:
    return [singular(word).lower() for word in words]


def _one_of(words: Sequence[str]) -> Words:
    return (*words[:-1], singular(words[-1])) if words else ()


def _is_of_group(path: str) -> bool:
    """Whether the path leads to all resources of a type in a resource group, not below another resource."""
    return "/resourcegroups/{" in path.lower() and "{" not in path.rpartition("/providers/")[2]


def _is_of_subscription(path: str) -> bool:
    return path.lower().startswith("/subscriptions/{") and "/resourcegroups/{" not in path.lower()


def _phrase(words: Words) -> str:
    return " ".join(spoken(word) for word in words)


def _with_article(words: Words) -> str:
    text = _phrase(words)
    return f"{article(text.split()[0])} {text}" if words and needs_article(words[-1]) else text


def _spoken_verb(verb: Words) -> str:
    text = " ".join(_TWO_WORDS.get(word.lower(), spoken(word)) for word in verb)
    return text[0].upper() + text[1:]


def _pascal(words: Sequence[str]) -> str:
    return "".join(word[0].upper() + word[1:] for word in words)


def _shortened(sentence: str, where: str) -> str:
    """Return both parts if there is room for them; else the first, cut after a word if need be."""
    whole = f"{sentence} {where}".rstrip()
    if len(whole) <= LONGEST_SUMMARY:
        return whole
    return (
        sentence if len(sentence) <= LONGEST_SUMMARY else sentence[: LONGEST_SUMMARY + 1].rpartition(" ")[0]
    )


def _is_title(summary: str) -> bool:
    fits = len(summary) <= LONGEST_SUMMARY and _TITLE.fullmatch(summary) is not None
    is_sentence = all(word == spoken(word) for word in words_of(summary)[1:])
    return fits and is_sentence and " " in summary and _DESCRIPTION.match(summary) is None
