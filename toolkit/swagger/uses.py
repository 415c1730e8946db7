"""What the operations of a definition use of what is written to be shared; the rest nobody would miss."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.swagger import lookup, schema_trees
from toolkit.swagger.nodes import ApiDefinition, Node, Parameter, Reference, Response, Schema

Shared = tuple[type[Node], str]  # a kind and a name

_MENTIONED = re.compile(r"#/definitions/([^\s\"'\\]+)")
_PLAIN = re.compile(r"[A-Za-z0-9_.-]+")  # names that a text mentions as they are
_ODATA = "x-ms-odata"  # AutoRest: a reference without `$ref`


def unused(definition: ApiDefinition, kind: type[Node]) -> list[str]:
    """Return the names of what no path leads to, in their order; none where there is no operation at all.

    A `$ref` counts wherever it stands, in an extension or an example, too. Where a schema with a
    discriminator is used, so is what is derived from it. What only an unused response leads to is not told
    before that response is gone.
    """
    if not lookup.operations(definition):  # a library for other files
        return []
    members = lookup.members(definition, Reference.ROOTS[kind])
    if kind is Schema:
        quick = _not_mentioned(definition, members)
        if quick is not None:
            return quick
    shared = {"definitions"} if kind is Schema else {*Reference.ROOTS.values()}
    used = lookup.once(definition, f"used beside {sorted(shared)}", lambda: _used(definition, shared))
    return [name for name in members if (kind, name) not in used]


def _not_mentioned(definition: ApiDefinition, names: Iterable[str]) -> list[str] | None:
    """Return the definitions that no body and no response leads to, if the text mentions none of them at all.

    That is most often so, and is known without another walk; None where only a walk can tell, as where
    parameters and responses are shared, which may be unused themselves.
    """
    led_to = schema_trees.definitions_of_input(definition) | schema_trees.definitions_of_output(definition)
    others = [name for name in names if name not in led_to]
    text = definition.document.text if others else ""
    shared = lookup.members(definition, "parameters") or lookup.members(definition, "responses")
    if others and (shared or "\\/" in text or "discriminator" in text or _ODATA in text):
        return None
    mentioned = {name.partition("/")[0] for name in _MENTIONED.findall(text)}
    is_plain = all(name not in mentioned and _PLAIN.fullmatch(name) for name in others)
    return others if is_plain else None


def _used(definition: ApiDefinition, shared: set[str]) -> set[Shared]:
    """Return what everything leads to that is not shared itself."""
    roots = [value for key, value in definition.data.items() if key not in shared]
    heirs = _heirs(definition)
    used: set[Shared] = set()
    inherited: set[Shared] = set()  # those whose heirs are used, too
    pending = [(one, False) for one in _references(roots)]
    while pending:
        one, has_kinds = pending.pop()
        kind, name = one
        data = lookup.members(definition, Reference.ROOTS[kind]).get(name)
        if one not in used:
            used.add(one)
            pending += ((other, False) for other in _references([data]))
            has_kinds = has_kinds or (isinstance(data, dict) and "discriminator" in data)
        if has_kinds and one not in inherited:
            inherited.add(one)
            pending += (((kind, heir), True) for heir in heirs.get(name, ()))
    return used


def _references(values: Iterable[Any]) -> Iterator[Shared]:
    pending = list(values)
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            for key in ("$ref", _ODATA):
                if key in value:
                    yield from _named(value[key])
            pending += [member for member in value.values() if isinstance(member, (dict, list))]
        elif isinstance(value, list):
            pending += [member for member in value if isinstance(member, (dict, list))]


def _named(reference: Any) -> Iterator[Shared]:
    """Yield what a reference names or leads into."""
    section, _, name = (
        reference.removeprefix("#/").partition("/") if isinstance(reference, str) else ("",) * 3
    )
    for kind in (Schema, Parameter, Response):
        if Reference.ROOTS[kind] == section:
            whole = name.replace("~1", "/").replace("~0", "~")
            yield from ((kind, whole), (kind, whole.partition("/")[0]))


def _heirs(definition: ApiDefinition) -> dict[str, list[str]]:
    """Return by name the definitions that are made of it by `allOf`."""
    heirs: dict[str, list[str]] = {}
    for name, data in lookup.members(definition, "definitions").items():
        for _, member in lookup.objects(data.get("allOf") if isinstance(data, dict) else None):
            base = lookup.target_name(member.get("$ref"), Schema)
            if base is not None:
                heirs.setdefault(base, []).append(name)
    return heirs
