"""Changes to a document, rendered into its text so that nothing else moves.

All patches of one call refer to the document as it is before the call, array indexes included.
"""

import copy
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from toolkit.document import Document
from toolkit.errors import PatchRefused, UnreadableDocument
from toolkit.pointer import Token, Tokens, render, resolve
from toolkit.syntax.spot import Edit

APPEND = "-"  # the token that stands for the end of an array


@dataclass(frozen=True, slots=True)
class Put:
    """Set a value: replace it where it exists, else add the member, or the item at an array's end."""

    tokens: Tokens
    value: Any


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a member another key; its value and its rank among the members stay."""

    tokens: Tokens
    key: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a member or an item."""

    tokens: Tokens


Patch = Put | Rename | Remove


@dataclass
class ContainerChange:
    """What happens to the members of one object or array."""

    replaced: dict[Token, Any] = field(default_factory=dict)
    renamed: dict[Token, str] = field(default_factory=dict)
    removed: set[Token] = field(default_factory=set)
    added: list[tuple[str, Any]] = field(default_factory=list)  # of an array: APPEND and the item

    @property
    def touched(self) -> set[Token]:
        return {*self.replaced, *self.renamed, *self.removed}


Plan = dict[Tokens, ContainerChange]


def apply(document: Document, patches: Iterable[Patch]) -> Document:
    """Return the document after the patches, every other character as it was; raise PatchRefused.

    The result is read back and compared with what the patches mean for the data, so that a text in
    which a change cannot be made cleanly is refused, never damaged.
    """
    plan = _plan(document.data, patches)
    if not plan:
        return document
    changed = document.with_text(_splice(document.text, _edits(document, plan)))
    try:
        done = changed.data == _expected(document.data, plan)
    except (UnreadableDocument, RecursionError) as error:
        raise PatchRefused(f"{document.path}: the change would leave the file unreadable: {error}") from error
    if not done:
        raise PatchRefused(f"{document.path}: the change cannot be made without touching something else")
    return changed


def compatible(document: Document, groups: Iterable[tuple[Patch, ...]]) -> list[tuple[Patch, ...]]:
    """Return the groups, first come first kept, of which no two touch the same thing."""
    kept: list[tuple[Patch, ...]] = []
    for group in groups:
        try:
            _plan(document.data, [patch for other in (*kept, group) for patch in other])
        except PatchRefused:
            continue
        kept.append(group)
    return kept


def _plan(data: Any, patches: Iterable[Patch]) -> Plan:
    plan: Plan = {}
    replaced: set[Tokens] = set()
    for patch in patches:
        if not patch.tokens:
            raise PatchRefused("the whole document cannot be patched")
        *parents, token = patch.tokens
        parent = tuple(parents)
        container = _container(data, parent, patch)
        change = plan.setdefault(parent, ContainerChange())
        token = _existing(container, token)
        if token in change.touched or any(token == added != APPEND for added, _ in change.added):
            raise PatchRefused(f"two changes meet at {render(patch.tokens)}")
        _record(change, container, token, patch)
        if not isinstance(patch, Rename):
            replaced.add(patch.tokens)
    for parent in plan:
        if any(parent[:length] in replaced for length in range(1, len(parent) + 1)):
            raise PatchRefused(f"two changes meet at {render(parent)}")
    return plan


def _container(data: Any, parent: Tokens, patch: Patch) -> Any:
    try:
        container = resolve(data, parent)
    except (LookupError, TypeError, ValueError) as error:
        raise PatchRefused(f"nothing stands at {render(parent)}") from error
    if not isinstance(container, (dict, list)):
        raise PatchRefused(f"{render(patch.tokens)} has no object or array above it")
    return container


def _existing(container: Any, token: Token) -> Token:
    if isinstance(container, dict):
        return str(token)
    if token == APPEND or token == len(container):
        return APPEND
    index = int(token)
    if not 0 <= index < len(container):
        raise PatchRefused(f"the array has no item {token}")
    return index


def _record(change: ContainerChange, container: Any, token: Token, patch: Patch) -> None:
    exists = token in container if isinstance(container, dict) else token != APPEND
    match patch:
        case Put(_, value) if exists:
            change.replaced[token] = value
        case Put(_, value):
            change.added.append((str(token), value))
        case _ if not exists:
            raise PatchRefused(f"nothing stands at {render(patch.tokens)}")
        case Rename(_, key) if not isinstance(container, dict) or key in container:
            raise PatchRefused(f"{render(patch.tokens)} cannot be renamed to `{key}`")
        case Rename(_, key):
            change.renamed[token] = key
        case Remove():
            change.removed.add(token)


def _expected(data: Any, plan: Plan) -> Any:
    data = copy.deepcopy(data)
    for parent in sorted(plan, key=len, reverse=True):
        container = resolve(data, parent)
        change = plan[parent]
        if isinstance(container, list):
            items = [change.replaced.get(index, item) for index, item in enumerate(container)]
            container[:] = [item for index, item in enumerate(items) if index not in change.removed]
            container.extend(value for _, value in change.added)
        else:
            members = {
                change.renamed.get(key, key): change.replaced.get(key, value)
                for key, value in container.items()
                if key not in change.removed
            }
            container.clear()
            container.update(members, **dict(change.added))
    return data


def _edits(document: Document, plan: Plan) -> list[Edit]:
    if document.is_yaml:
        from toolkit.syntax import yaml_edit

        return yaml_edit.edits(document.text, plan)
    from toolkit.syntax import json_edit

    return json_edit.edits(document.text, plan)


def _splice(text: str, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < position:
            raise PatchRefused("two changes meet in the text")
        parts += text[position : edit.start], edit.text
        position = edit.end
    return "".join([*parts, text[position:]])
