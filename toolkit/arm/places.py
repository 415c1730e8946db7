"""Where something happens, as an operationId says it: `ByResourceGroup`, `AtScope`, `ForTopicType`."""

from dataclasses import dataclass
from itertools import pairwise

from toolkit.arm.resource_path import is_variable
from toolkit.words import article, needs_article, singular, spoken, together, word_set

Words = tuple[str, ...]  # as the source spells them


@dataclass(frozen=True, slots=True)
class Where:
    """What a name says of where something happens, and what that adds to the operationId."""

    text: str = ""
    suffix: str = ""


NOWHERE = Where()
IN_SUBSCRIPTION = Where("in a subscription")
IN_GROUP = Where("in a resource group", "InGroup")
IN_SLOT = Where("in a slot", "InSlot")
_AT_PLACE = word_set("At By For")
_KNOWN = {
    ("Subscription",): IN_SUBSCRIPTION,
    ("Resource", "Group"): IN_GROUP,
    ("Scope",): Where("at a scope", "AtScope"),
    ("Resource",): Where("for a resource", "ForResource"),
}

_PREPOSITIONS = word_set("At By For From In Of On To Under With")
_FIXED = frozenset({("Add", "On"), ("Built", "In"), ("Log", "On"), ("Opt", "In"), ("Sign", "In")})
_SAYS_NOTHING = word_set("Id Level Name Scope")  # after what it is of


def split(words: Words) -> tuple[Words, str, Words]:
    """Return what stands before a preposition, the preposition and what follows."""
    for index, word in enumerate(words):
        is_fixed = index > 0 and words[index - 1 : index + 1] in _FIXED
        if word in _PREPOSITIONS and index + 1 < len(words) and not is_fixed:
            return words[:index], word, words[index + 1 :]
    return words, "", ()


def where(preposition: str, tail: Words, path: str, *, is_list: bool) -> Where:
    """Return where something happens; a list is in what its path leads through, and else by something."""
    target, following, rest = split(tail)
    first = _one(preposition, target, path, is_list=is_list)
    if not following:
        return first
    second = where(following, rest, path, is_list=False)
    return Where(f"{first.text} {second.text}", first.suffix + second.suffix)


def is_in_slot(words: Words, path: str) -> bool:
    """Whether the last word only says that all of it is done in a deployment slot."""
    return len(words) > 1 and words[-1] == "Slot" and words[-2] != "Slot" and "/slots/{" in path


def _one(preposition: str, tail: Words, path: str, *, is_list: bool) -> Where:
    words = tail[:-1] if len(tail) > 1 and tail[-1] in _SAYS_NOTHING else tail
    if preposition in _AT_PLACE and words in _KNOWN:
        return _KNOWN[words]
    if preposition == "By":
        return _by(words, path, is_list=is_list)
    return _at(preposition, words)


def _by(words: Words, path: str, *, is_list: bool) -> Where:
    one = (*words[:-1], singular(words[-1]))
    suffix = f"By{''.join(words)}"
    if not _leads_through(path, "".join(one).lower()):
        return Where(f"by {said(words)}", suffix)
    return _at("At", one) if is_list else Where(f"of {said_of_one(one)}", suffix)


def _at(preposition: str, words: Words) -> Where:
    inside = "In" if preposition == "At" else preposition
    return Where(f"{inside.lower()} {said_of_one(words)}", inside + "".join(words))


def _leads_through(path: str, target: str) -> bool:
    """Whether a path names one of what a list is by: `/servers/{serverName}` one server."""
    wanted = target.removesuffix("resource") or target
    named = [
        one
        for kind, name in pairwise(path.strip("/").split("/"))
        if is_variable(name) and not is_variable(kind)
        for one in (singular(kind).lower(), name[1:-1].lower().removesuffix("name").removesuffix("id"))
    ]
    return target == "tenant" or any(one and (one.endswith(wanted) or wanted.endswith(one)) for one in named)


def said(words: Words) -> str:
    """Return words as they stand inside a sentence."""
    return together(" ".join(map(spoken, words)))


def said_of_one(words: Words) -> str:
    """Return words with an article, where they name one thing of many."""
    text = said(words)
    return f"{article(text.split()[0])} {text}" if words and needs_article(words[-1]) else text
