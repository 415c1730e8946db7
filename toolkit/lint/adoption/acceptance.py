"""Findings that somebody has accepted in the definition, with a reason.

    "x-specgen-accept": {"SchemaTooDeep": "the service nests this deeply, and the maker sees two levels"}

An acceptance covers the Swagger object in which it stands, and everything below.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from toolkit.document import Document, Place
from toolkit.finding import Finding
from toolkit.pointer import render
from toolkit.swagger import nodes
from toolkit.swagger.walk import walk

KEY = "x-specgen-accept"

# The objects of Swagger 2.0 that may have extensions; of those that may not, a reference drops what stands
# beside it, and a key of a security requirement is the name of a scheme.
HOLDERS: tuple[type[nodes.Node], ...] = (
    nodes.ApiDefinition,
    nodes.Info,
    nodes.Contact,
    nodes.License,
    nodes.ExternalDocs,
    nodes.Tag,
    nodes.SecurityScheme,
    nodes.PathItem,
    nodes.Operation,
    nodes.Parameter,
    nodes.Items,
    nodes.Response,
    nodes.Header,
    nodes.Schema,
)

Covered = Mapping[str, Iterable[str]]  # the pointers of the objects in which each rule is accepted


class Acceptance(NamedTuple):
    """One rule that is accepted in an object of the definition."""

    holder: nodes.Node
    rule: str
    reason: Any

    @property
    def place(self) -> Place:
        return self.holder.place / KEY / self.rule

    @property
    def covers(self) -> str:
        """The pointer of the object."""
        return render(self.holder.tokens)


def acceptances(definition: Document) -> Iterator[Acceptance]:
    """Yield what is accepted in a definition."""
    if KEY not in definition.text:  # few definitions are worth another walk
        return
    for node in walk(nodes.ApiDefinition(definition)):
        yield from acceptances_in(node)


def acceptances_in(node: nodes.Node) -> Iterator[Acceptance]:
    """Yield what is accepted right in an object."""
    members = node.data.get(KEY)
    if isinstance(node, HOLDERS) and isinstance(members, dict):
        for rule, reason in members.items():
            yield Acceptance(node, rule, reason)


def not_accepted(findings: list[Finding], definition: Document) -> list[Finding]:
    """Return the findings that are not accepted."""
    covered: dict[str, list[str]] = defaultdict(list)
    for acceptance in acceptances(definition):
        covered[acceptance.rule].append(acceptance.covers)
    file = str(definition.path)
    return [one for one in findings if one.file != file or not is_covered(one, covered)]


def is_covered(finding: Finding, covered: Covered) -> bool:
    """Whether the finding stands in an object in which its rule is accepted, or below."""
    return any(f"{finding.pointer}/".startswith(f"{pointer}/") for pointer in covered.get(finding.rule, ()))
