"""Put, Rename and Remove, and what several of them mean together for the data."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, NamedTuple

from toolkit.errors import PatchRefused
from toolkit.pointer import Token, Tokens, index, render, resolve
from toolkit.syntax.edit import ContainerChange, Plan

APPEND = "-"  # the token that stands for the end of an array


class Put(NamedTuple):
    """Set a value: replace it where it exists, else add the member, or the item at an array's end."""

    tokens: Tokens
    value: Any


class Rename(NamedTuple):
    """Give a member another key; its value and its rank among the members stay."""

    tokens: Tokens
    key: str


class Remove(NamedTuple):
    """Remove a member or an item."""

    tokens: Tokens


Patch = Put | Rename | Remove


class Claims(NamedTuple):
    """What patches touch; no two may touch the same."""

    members: set[Tokens]  # replaced, removed or renamed, and keys that come
    values: set[Tokens]  # what goes, and with it all below
    above: set[Tokens]  # containers in which something changes, at any depth

    def meeting(self, other: "Claims") -> Tokens | None:
        """Return the first place that both touch."""
        both = self.members & other.members | self.values & other.above | self.above & other.values
        return min(both, key=render, default=None)

    def add(self, other: "Claims") -> None:
        for taken, more in zip(self, other, strict=True):
            taken.update(more)


def planned(data: Any, patches: Iterable[Patch]) -> tuple[Plan, Claims]:
    """Return what happens to each container; raise PatchRefused where it cannot, or where patches meet."""
    plan: Plan = {}
    taken = Claims(set(), set(), set())
    for patch in patches:
        target = _target(data, patch)
        claims = _claims(target, patch)
        if (meeting := taken.meeting(claims)) is not None:
            raise PatchRefused(f"two changes meet at {render(meeting)}")
        taken.add(claims)
        _record(plan.setdefault(target.parent, ContainerChange()), target, patch)
    return plan, taken


def expected(data: Any, plan: Plan) -> Any:
    """Return the data with the changes made; what they leave alone is not copied."""
    copies: dict[Tokens, Any] = {}
    for parent in sorted(plan, key=len, reverse=True):
        container, change = _copy(data, parent, copies), plan[parent]
        pairs = container.items() if isinstance(container, dict) else enumerate(container)
        stayed = [
            (change.renamed.get(token, token), change.replaced.get(token, value))
            for token, value in pairs
            if token not in change.removed
        ]
        container.clear()
        if isinstance(container, dict):
            container.update([*stayed, *change.added])
        else:
            container.extend(value for _, value in (*stayed, *change.added))
    return copies.get((), data)


def _copy(data: Any, tokens: Tokens, copies: dict[Tokens, Any]) -> Any:
    """Return the copy of a container, which stands in the copy of the one above."""
    if tokens not in copies:
        copies[tokens] = resolve(data, tokens).copy()
        if tokens:
            _copy(data, tokens[:-1], copies)[tokens[-1]] = copies[tokens]
    return copies[tokens]


class _Target(NamedTuple):
    """What a patch is about: a token in a container, and whether something stands there."""

    container: Any
    parent: Tokens
    token: Token
    exists: bool

    @property
    def tokens(self) -> Tokens:
        return (*self.parent, self.token)


def _target(data: Any, patch: Patch) -> _Target:
    if not patch.tokens:
        raise PatchRefused("the whole document cannot be patched")
    parent: Tokens = ()
    token = _token_in(data, patch.tokens[0], patch)
    for following in patch.tokens[1:]:
        try:
            data = data[token]
        except LookupError as error:
            raise PatchRefused(f"nothing stands at {render((*parent, token))}") from error
        parent = (*parent, token)
        token = _token_in(data, following, patch)
    exists = token in (data if isinstance(data, dict) else range(len(data)))
    return _Target(data, parent, token, exists)


def _token_in(container: Any, token: Token, patch: Patch) -> Token:
    """Return the token as the container knows it: a key, or a number that is at most the array's length."""
    match container:
        case dict():
            return str(token)
        case list():
            with suppress(LookupError):
                number = len(container) if token == APPEND else index(token)
                if number <= len(container):
                    return number
            raise PatchRefused(f"the array has no item `{token}`")
    raise PatchRefused(f"{render(patch.tokens)} has no object or array above it")


def _claims(target: _Target, patch: Patch) -> Claims:
    above = {target.parent[:length] for length in range(len(target.parent) + 1)}
    match patch:
        case Rename(_, key):
            return Claims({target.tokens, (*target.parent, key)}, set(), above)
        case _ if target.exists:
            return Claims({target.tokens}, {target.tokens}, above)
    return Claims({target.tokens} if isinstance(target.container, dict) else set(), set(), above)


def _record(change: ContainerChange, target: _Target, patch: Patch) -> None:
    match patch:
        case Put(_, value) if target.exists:
            change.replaced[target.token] = value
        case Put(_, value):
            change.added.append((str(target.token), value))
        case _ if not target.exists:
            raise PatchRefused(f"nothing stands at {render(target.tokens)}")
        case Rename(_, key) if isinstance(target.container, list) or key in target.container:
            raise PatchRefused(f"{render(target.tokens)} cannot be renamed to `{key}`")
        case Rename(_, key):
            change.renamed[target.token] = key
        case Remove():
            change.removed.add(target.token)
