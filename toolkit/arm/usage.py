"""How a specification uses its schemas: in which views, at which properties, and which of them in circles.

This is found out once for all operations, so that what several of them use has one name and one text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from toolkit.arm.imported import ImportRefused
from toolkit.arm.specification import Located, SourceOperation, Specification, Target, key_of
from toolkit.arm.views import View, of_method
from toolkit.swagger import lookup
from toolkit.swagger.components import components
from toolkit.swagger.walk import is_reference


class Site(NamedTuple):
    """A property that is of some named schema, and what is said of it there."""

    property: str
    description: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Schemas are named by their keys."""

    views: dict[View, frozenset[str]]
    sites: dict[str, frozenset[Site]]
    kinds: dict[str, list[Target]]  # the schemas that say in `allOf` that they are of a kind
    circles: dict[str, int]  # those with the same number lead to each other
    endless: frozenset[str]  # those that contain themselves
    targets: dict[str, Target]
    edges: dict[str, list[str]]
    starts: dict[SourceOperation, list[str]]  # what operations refer to themselves

    def is_endless(self, key: str) -> bool:
        """Whether a schema leads to one that contains itself."""
        return not key or any(target.key in self.endless for target in self.closure([key]))

    def closure(self, starts: Iterable[str]) -> list[Target]:
        """Return all schemas that some lead to, themselves among them, in the order of their keys."""
        pending = list(starts)
        found: set[str] = set()
        while pending:
            key = pending.pop()
            if key in self.targets and key not in found:
                found.add(key)
                pending += self.edges[key]
        return [self.targets[key] for key in sorted(found)]


def usage(specification: Specification) -> Usage:
    if "usage" not in specification.memory:
        specification.memory["usage"] = _Survey(specification).usage()
    found: Usage = specification.memory["usage"]
    return found


def kinds_of(specification: Specification, key: str) -> list[Target]:
    """Return all kinds of a schema, and the kinds of these."""
    return _all_kinds(usage(specification).kinds, key)


def _all_kinds(direct: dict[str, list[Target]], key: str) -> list[Target]:
    found: dict[str, Target] = {}
    pending = list(direct.get(key, ()))
    while pending:
        kind = pending.pop(0)
        if kind.key not in found and kind.key != key:
            found[kind.key] = kind
            pending += direct.get(kind.key, ())
    return list(found.values())


class _Survey:
    """Goes through all schemas that the operations of a root file lead to."""

    def __init__(self, specification: Specification) -> None:
        self._specification = specification
        self._targets: dict[str, Target] = {}
        self._edges: dict[str, list[str]] = {}
        self._sites: dict[str, set[Site]] = defaultdict(set)
        self._kinds: dict[str, list[Target]] = defaultdict(list)
        self._files: set[str] = set()

    def usage(self) -> Usage:
        starts: dict[View, list[Target]] = {view: [] for view in View}
        by_operation: dict[SourceOperation, list[str]] = {}
        for operation in self._specification.operations:
            by_operation[operation] = []
            for view, schema in _schemas_of(self._specification, operation):
                targets = list(self._references(schema))
                starts[view] += targets
                by_operation[operation] += [target.key for target in targets]
        self._follow([target for targets in starts.values() for target in targets])
        for key, target in self._targets.items():
            if "discriminator" in target.data:
                self._edges[key] += [kind.key for kind in _all_kinds(self._kinds, key)]
        groups = list(components(self._edges))
        circles = {key: number for number, group in enumerate(groups) for key in group}
        endless = {key for group in groups for key in group if len(group) > 1 or key in self._edges[key]}
        sites = {key: frozenset(found) for key, found in self._sites.items()}
        found = Usage(
            views={},
            sites=sites,
            kinds=dict(self._kinds),
            circles=circles,
            endless=frozenset(endless),
            targets=self._targets,
            edges=self._edges,
            starts=by_operation,
        )
        for view, targets in starts.items():
            reached = found.closure(target.key for target in targets)
            found.views[view] = frozenset(target.key for target in reached)
        return found

    def _follow(self, pending: list[Target]) -> None:
        """Find what leads where, until nothing new is found."""
        while pending:
            target = pending.pop()
            if target.key in self._edges:
                continue
            self._targets[target.key] = target
            led_to = list(self._references(target.located))
            self._edges[target.key] = [one.key for one in led_to]
            pending += led_to
            pending += self._find_kinds(target.file)

    def _find_kinds(self, file: str) -> Iterator[Target]:
        """Find which schemas of a file are kinds of others, and yield them: they may be all that leads on."""
        if file in self._files:
            return
        self._files.add(file)
        members = self._specification.file(file).get("definitions")
        for name, data in members.items() if isinstance(members, dict) else ():
            for _, member in lookup.objects(data.get("allOf") if isinstance(data, dict) else None):
                for base in self._references(Located(member, file)):
                    kind = Target(data, file, key_of(file, ("definitions", name)), name)
                    self._kinds[base.key].append(kind)
                    yield kind

    def _references(self, located: Located) -> Iterator[Target]:
        """Yield what a schema refers to."""
        pending: list[tuple[Any, Site | None]] = [(located.data, None)]
        while pending:
            data, site = pending.pop()
            if not isinstance(data, dict):
                continue
            if site and isinstance(data.get("description"), str):
                site = Site(site.property, data["description"])
            if is_reference(data):
                yield from self._noted(data["$ref"], located.file, site)
                continue
            pending += ((data.get(key), None) for key in ("items", "additionalProperties"))
            pending += ((part, site) for _, part in lookup.objects(data.get("allOf")))
            properties = data.get("properties")
            if isinstance(properties, dict):
                pending += ((member, Site(name, "")) for name, member in properties.items())

    def _noted(self, reference: Any, file: str, site: Site | None) -> Iterator[Target]:
        try:
            target = self._specification.resolve(reference, file)
        except ImportRefused:  # is said where it is needed
            return
        if site:
            self._sites[target.key].add(site)
        yield target


def _schemas_of(specification: Specification, operation: SourceOperation) -> Iterator[tuple[View, Located]]:
    """Yield the schemas of an operation's body and successful answers; what leads nowhere is left out."""
    item, data = operation.node.parent.data, operation.node.data
    for holder in (item, data):
        for _, parameter in lookup.objects(holder.get("parameters")):
            for located in _schema_in(specification, Located(parameter, operation.file)):
                yield of_method(operation.method), located
    responses = data.get("responses")
    named = responses.items() if isinstance(responses, dict) else ()
    found = [response for code, response in named if code.startswith("2")]
    for response in found or [response for code, response in named if code == "default"]:
        if isinstance(response, dict):
            for located in _schema_in(specification, Located(response, operation.file)):
                yield View.RESPONSE, located


def _schema_in(specification: Specification, holder: Located) -> Iterator[Located]:
    try:
        found = specification.followed(holder)
    except ImportRefused:
        return
    schema = found.data.get("schema")
    if isinstance(schema, dict):
        yield Located(schema, found.file)
