"""What an ARM operation is called in a connector: its operationId and its summary, in good English.

Four of five ARM operations have no summary; their operationIds follow a pattern, `Group_VerbRest`, that says
as much: `VirtualMachines_ListByResourceGroup` is *List virtual machines in a resource group*.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.arm.places import (
    IN_GROUP,
    IN_SLOT,
    IN_SUBSCRIPTION,
    NOWHERE,
    Where,
    is_in_slot,
    said,
    said_of_one,
    split,
    where,
)
from toolkit.arm.verbs import VERBS, Words, starts_with_verb, verb_and_rest
from toolkit.words import plural, singular, spoken, word_set, words_of

LONGEST_SUMMARY = 80  # characters, of the platform's guidance on strings
LONGEST_ID = 80  # what Azure API Management takes, which hosts connectors
_LONGEST_READ = 400  # characters of an operationId that are looked at; of specifications none has 150


@dataclass(frozen=True, slots=True)
class OperationName:
    """An operationId of letters and digits, and the title that makers read."""

    id: str
    summary: str


# Parts of which the pattern makes no good English: the operationId and the summary around the noun.
_ODD = {
    "WhatIf": ("WhatIf{}", "Preview {} (what if)"),
    "ObjectLevelWorm": ("EnableObjectLevelWormOn{}", "Enable object level WORM on {}"),
    "RunCommand": ("RunCommandOn{}", "Run a command on {}"),
    "Generatevpnclientpackage": ("GenerateVpnClientPackageFor{}", "Generate a VPN client package for {}"),
}

_TWO_WORDS = {
    "backup": "back up",
    "failback": "fail back",
    "failover": "fail over",
    "poweroff": "power off",
    "rollback": "roll back",
    "shutdown": "shut down",
}
# Words after the verb that say which of the nouns before them: `Stores_ListDeleted`.
_KINDS = word_set("Active Available BuiltIn Default Deleted Global Inaccessible Latest Regional Supported")
_LIST = ("List",)
_OF_MANY = {("Count",), ("Filter",), ("Query",), ("Search",), ("Summarize",)}  # where the group is of many

# Parts that say no more than that what the group says is done: `CheckNameAvailability_Execute`.
_DO = {("Execute",), ("Perform",), ("Post",), ("Run",)}
_DONE = word_set("Calculate Check Fetch Generate Get List Validate")
# What is one of a service that has no word for it.
_CALLED: dict[Words, Words] = {("Redis",): ("Cache",), ("SignalR",): ("Service",)}
_RESOURCE_IS_SAID = word_set("Link Linked Monitored")  # before a word that elsewhere says nothing

_TITLE = re.compile(r"[A-Z][^/\\<>*%&?\"'`-]*[A-Za-z0-9)]")
# A summary that starts like this describes instead of naming: *Gets the …*, *Operation to …*.
_DESCRIPTION = re.compile(r"[A-Z][a-z]*[^s]s\b|(The|This|An?|Operation|API|Api|Method|Implements)\b")


def operation_name(operation_id: str, method: str, path: str, summary: str = "") -> OperationName:
    """Return the name for an operation; the source's own `summary` wins if it reads like a title."""
    group, words = _parts(operation_id[:_LONGEST_READ])
    name = _odd(words, _one_of(group)) or _regular(group, words, method.lower(), path)
    return OperationName(name.id[:LONGEST_ID], summary if _is_title(summary) else name.summary)


def _parts(operation_id: str) -> tuple[Words, Words]:
    """Return the words of the group, none where there is no group, and those of what follows it."""
    left, _, right = operation_id.partition("_")
    group, words = (_words(left), _words(right)) if right else ((), _words(left))
    words = words or ("Call",)
    if not group:
        return group, words
    if words in _DO and len(group) > 1 and group[0] in _DONE:
        return (), group
    if len(group) == 1 and group[0] in VERBS and not starts_with_verb(words):
        return (), (*group, *words)  # Generate_AccessToken
    return _without_resource(group, words), words


def _words(text: str) -> Words:
    return tuple(word[0].upper() + word[1:] for word in words_of(text))


def _without_resource(group: Words, words: Words) -> Words:
    """Return the group without what says of it only that it is a resource: `IotHubResource`."""
    *own, last = group
    if not own or own[-1] in _RESOURCE_IS_SAID:
        return group
    is_said_again = any(list(words[start : start + len(own)]) == own for start in range(1, len(words)))
    return tuple(own) if last == "Resource" or (last == "Resources" and is_said_again) else group


def _odd(words: Words, noun: Words) -> OperationName | None:
    words, preposition, tail = split(words)
    if _pascal(words) not in _ODD or not noun:
        return None
    identifier, summary = _ODD[_pascal(words)]
    place = where(preposition, tail, "", is_list=False) if preposition else NOWHERE
    named = " ".join(filter(None, [said_of_one(noun), place.text]))
    return OperationName(identifier.format(_pascal(noun)) + place.suffix, summary.format(named))


def _regular(group: Words, words: Words, method: str, path: str) -> OperationName:
    verb, rest = verb_and_rest(words, method)
    place = NOWHERE
    if is_in_slot(rest, path):
        rest, place = rest[:-1], IN_SLOT
    rest, preposition, tail = split(rest)
    noun = _one_of(group)
    if _pascal(rest) in _KINDS:
        noun, rest = (*rest, *noun), ()
    is_all = rest == ("All",)
    if is_all:
        verb, rest = _verb_of_all(verb, preposition), ()
    is_of_many = not rest and _is_of_many(verb, group, preposition)
    if preposition:
        place = where(preposition, tail, path, is_list=is_of_many)
    elif verb == _LIST and not rest:
        place = _place(path, is_all=is_all)
    what = _what(noun, rest, verb, is_of_many=is_of_many)
    text = said(what) if verb == _LIST else said_of_one(what)
    if verb == ("Check",) and len(what) > 1 and what[-1] == "Exists":
        text = f"whether {said_of_one(what[:-1])} exists"
    sentence = " ".join(filter(None, [_spoken_verb(verb), text]))
    return OperationName(_pascal((*verb, *what)) + place.suffix, _shortened(sentence, place.text))


def _verb_of_all(verb: Words, preposition: str) -> Words:
    """Return the verb of what is done to all of a kind, or to all of one: *Reimage all of a machine*."""
    if verb in {_LIST, ("Get",)}:
        return _LIST
    return (*verb, "All") if preposition else (*verb, "All", "Of")


def _is_of_many(verb: Words, group: Words, preposition: str) -> bool:
    """Whether something without a name of its own is done to many, not to one."""
    is_plural = bool(group) and singular(group[-1]) != group[-1]
    is_of_many = verb in _OF_MANY or (verb == ("Download",) and preposition == "By")
    return verb == _LIST or verb[-1] == "All" or (is_plural and is_of_many)


def _place(path: str, *, is_all: bool) -> Where:
    """Return where a list is that says nothing of it; one of all says that it is not in a group."""
    if is_all:
        return IN_SUBSCRIPTION if _is_of_subscription(path) else NOWHERE
    return IN_GROUP if _is_of_group(path) else NOWHERE


def _what(noun: Words, rest: Words, verb: Words, *, is_of_many: bool) -> Words:
    if not rest:
        noun = (*noun, *_CALLED.get(noun, ()))
    if len(noun) > 1 and noun[-1:] == verb:
        noun = noun[:-1]  # WorkspacePurge_Purge
    if is_of_many and noun:
        return (*noun[:-1], plural(noun[-1]))
    if len(rest) > 1 and rest[0] == "All":
        return ("All", *_joined(noun, rest[1:]))
    return _joined(noun, rest)


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
    if len(sentence) <= LONGEST_SUMMARY:
        return sentence
    return sentence[: LONGEST_SUMMARY + 1].rpartition(" ")[0] or sentence[:LONGEST_SUMMARY]


def _is_title(summary: str) -> bool:
    fits = len(summary) <= LONGEST_SUMMARY and _TITLE.fullmatch(summary) is not None
    is_sentence = all(word == spoken(word) for word in words_of(summary)[1:])
    return fits and is_sentence and " " in summary and _DESCRIPTION.match(summary) is None
