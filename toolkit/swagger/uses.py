"""What the operations of a definition use of what is written to be shared; the rest nobody would miss."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from toolkit.memo import memo
from toolkit.regex import regex
from toolkit.swagger import lookup
from toolkit.swagger.nearest import nearest
from toolkit.swagger.nodes import ApiDefinition, Node, Reference, Schema

Shared = tuple[type[Node], str]  # a kind and a name
Written = dict[tuple[str, str], set[Shared]]  # by the section of the root and the name in it

_ODATA = "x-ms-odata"  # AutoRest: a reference without `$ref`
_KEYS = ("$ref", _ODATA)
_ESCAPED = regex(r"\\u00(?:24|72|65|66)")  # a letter of `$ref`


def unused(definition: ApiDefinition, kind: type[Node]) -> list[str]:
    """Return the names of what no path leads to, in their order; none where there is no operation at all.

    A `$ref` counts wherever it stands, in an extension or an example, too. Where a schema with a
    discriminator is used, so is what is derived from it. What only an unused response leads to is not told
    before that response is gone, and what a misspelt reference means is used.
    """
    if not lookup.members(definition, Reference.ROOTS[kind]) or not lookup.operations(definition):
        return []  # nothing is shared, or the file is a library for others
    names = _unused(definition, kind, _written_in_nodes)
    # More references would leave less, and looking for them takes longer.
    return _unused(definition, kind, _written_anywhere) if names and _may_be_more(definition) else names


def _unused(
    definition: ApiDefinition, kind: type[Node], find: Callable[[ApiDefinition], Written]
) -> list[str]:
    shared = {"definitions"} if kind is Schema else {*Reference.ROOTS.values()}
    used = lookup.once(
        definition,
        f"{find.__name__} beside {sorted(shared)}",
        lambda: _used(definition, shared, find(definition)),
    )
    return [name for name in lookup.members(definition, Reference.ROOTS[kind]) if (kind, name) not in used]


def _used(definition: ApiDefinition, shared: set[str], by_holder: Written) -> set[Shared]:
    """Return what everything leads to that is not shared itself."""
    heirs = _heirs(definition)
    used: set[Shared] = set()
    inherited: set[Shared] = set()  # those whose heirs are used, too
    roots = (found for (section, _), found in by_holder.items() if section not in shared)
    pending = [(one, False) for one in set[Shared]().union(*roots)]
    while pending:
        (kind, written), has_kinds = pending.pop()
        name = _meant(definition, kind, written)
        one = kind, name
        data = lookup.members(definition, Reference.ROOTS[kind]).get(name)
        if one not in used:
            used.add(one)
            pending += ((other, False) for other in by_holder.get((Reference.ROOTS[kind], name), ()))
            has_kinds = has_kinds or (isinstance(data, dict) and "discriminator" in data)
        if has_kinds and one not in inherited:
            inherited.add(one)
            pending += (((kind, heir), True) for heir in heirs.get(name, ()))
    return used


def _meant(definition: ApiDefinition, kind: type[Node], name: str) -> str:
    """Return the name itself, or the nearest one that there is."""
    section = Reference.ROOTS[kind]
    if name in lookup.members(definition, section):
        return name
    return nearest(definition, section, name) or name


def _written_in_nodes(definition: ApiDefinition) -> Written:
    """Return the references where they are expected."""
    written: Written = defaultdict(set)
    for node in lookup.references(definition):
        if isinstance(node.target, str):
            written[_holder_of(node)] |= _named(node.target)
    return written


def _written_anywhere(definition: ApiDefinition) -> Written:
    written: Written = defaultdict(set)
    for section, value in definition.data.items():
        members = value if section in Reference.ROOTS.values() and isinstance(value, dict) else {"": value}
        for name, member in members.items():
            written[section, name] |= {*_references([member] if name not in _KEYS else [{name: member}])}
    return written


def _may_be_more(definition: ApiDefinition) -> bool:
    """Whether the text may hold more references than stand where they are expected."""
    text = definition.document.text
    if definition.document.is_yaml or _ODATA in text or ("\\u00" in text and _ESCAPED.search(text)):
        return True
    return text.count("$ref") != sum(1 for _ in lookup.references(definition))


def _holder_of(reference: Reference) -> tuple[str, str]:
    top: Node = reference
    while not isinstance(top.parent, ApiDefinition):
        top = top.parent.root if isinstance(top.parent, Schema) else top.parent
    return str(top.steps[0]), top.name


def _references(values: Iterable[Any]) -> Iterator[Shared]:
    pending = list(values)
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            for key in _KEYS:
                if isinstance(value.get(key), str):
                    yield from _named(value[key])
            pending += [member for member in value.values() if isinstance(member, (dict, list))]
        elif isinstance(value, list):
            pending += [member for member in value if isinstance(member, (dict, list))]


@memo(4096)  # most references are written many times
def _named(reference: str) -> frozenset[Shared]:
    """Return what a reference names or leads into, or would if it were well formed."""
    section, _, name = reference.lstrip("#/").partition("/")
    whole = name.replace("~1", "/").replace("~0", "~")
    return frozenset(
        (kind, meant)
        for kind, root in Reference.ROOTS.items()
        if root.rstrip("s") == section.lower().rstrip("s")
        for meant in (whole, whole.partition("/")[0])
    )


def _heirs(definition: ApiDefinition) -> dict[str, list[str]]:
    """Return by name the definitions that are made of it by `allOf`."""
    heirs: dict[str, list[str]] = {}
    for name, data in lookup.members(definition, "definitions").items():
        for _, member in lookup.objects(data.get("allOf") if isinstance(data, dict) else None):
            base = lookup.target_name(member.get("$ref"), Schema)
            if base is not None:
                heirs.setdefault(base, []).append(name)
    return heirs
