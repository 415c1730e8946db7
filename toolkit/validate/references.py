"""The judge prance: does every reference lead to something, and to something in this file."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document, Place
from toolkit.lint.budget import spending, uncounted
from toolkit.lint.rule import ERROR, IMPORT, Example, Problem, quoted, rule
from toolkit.pointer import Tokens, unescaped

REFERENCE = "https://swagger.io/docs/specification/v2_0/using-ref/"

# Members whose own members are named by the author; anything else is a word of the specification.
_NAMED = frozenset({"definitions", "headers", "parameters", "paths", "properties", "responses"})
_DATA = frozenset({"default", "enum", "example", "examples"})

# Never opened, for the resolver knows what stands there; a file's address would depend on the system.
_HOME = "python://definition/json"


@rule(
    ConnectorProject,
    name="ReferenceNotResolved",
    code="JD201",
    family="judge",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad={"$ref": "#/definitions/Colour"},
            good={"$ref": "#/definitions/Color"},
            at="/$ref",
            part="schema",
        )
    ],
)
def reference_not_resolved(project: ConnectorProject) -> Iterator[Problem]:
    """The platform answers a reference that leads nowhere with an error that does not say which one it is.

    prance looks every reference up, also where no rule expects one.
    """
    for tokens, reference in unresolved(project.definition):
        if reference.startswith("#"):
            yield Problem(f"{quoted(reference)} leads nowhere", Place(project.definition, (*tokens, "$ref")))


@rule(
    ConnectorProject,
    name="ReferenceToElsewhere",
    code="JD202",
    family="judge",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad={"$ref": "https://example.com/shared.json#/definitions/Color"},
            good={"$ref": "#/definitions/Color"},
            at="/$ref",
            part="schema",
        )
    ],
)
def reference_to_elsewhere(project: ConnectorProject) -> Iterator[Problem]:
    """The platform is given one file: what stands in another, or behind an address, it does not see.

    Nothing is fetched here, either.
    """
    for tokens, reference in unresolved(project.definition):
        if not reference.startswith("#"):
            message = f"{quoted(reference)} leads out of this file; copy what it names into `definitions`"
            yield Problem(message, Place(project.definition, (*tokens, "$ref")))


@lru_cache(maxsize=1)
def unresolved(document: Document) -> tuple[tuple[Tokens, str], ...]:
    """Return the objects whose reference leads out of the file or nowhere in it, and the reference."""
    places = list(_references(document.data))
    broken = _broken(document.data, {reference for _, reference in places if reference.startswith("#")})
    return tuple(
        (tokens, reference)
        for tokens, reference in places
        if reference in broken or not reference.startswith("#")
    )


def _broken(data: Any, references: set[str]) -> set[str]:
    """Ask prance for each local reference."""
    with uncounted():
        from prance.util.resolver import RESOLVE_INTERNAL, RefResolver
        from prance.util.url import ResolutionError

    if not references:
        return set()
    try:
        resolver = RefResolver(_without_references(data), _HOME, resolve_types=RESOLVE_INTERNAL)
    except RecursionError:
        return set()  # nested too deeply for prance; the rules look references up by themselves
    broken = set()
    with spending():
        for reference in references:
            # One at a time: the resolver stops at the first that leads nowhere.
            resolver.specs = {"$ref": unescaped(reference)}  # a fragment of a URI may be escaped
            try:
                resolver.resolve_references()
            except (ResolutionError, ValueError):
                broken.add(reference)
    return broken


def _references(data: Any) -> Iterator[tuple[Tokens, str]]:
    """Yield every object that is a reference; what only looks so, in examples and extensions, is left out."""
    pending: list[tuple[Tokens, Any, bool]] = [((), data, False)]
    while pending:
        tokens, value, is_named = pending.pop()
        if isinstance(value, list):
            pending += [((*tokens, index), element, False) for index, element in enumerate(value)]
        elif isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                yield tokens, value["$ref"]
            pending += [
                ((*tokens, key), member, not is_named and key in _NAMED)
                for key, member in value.items()
                if is_named or key == "x-ms-notification-content" or not _is_data(key)
            ]


def _is_data(key: str) -> bool:
    return key in _DATA or key.startswith("x-")


def _without_references(value: Any) -> Any:
    """Return a copy in which no reference goes on: each step is asked for by itself."""
    if isinstance(value, dict):
        return {key: _without_references(member) for key, member in value.items() if key != "$ref"}
    return [_without_references(element) for element in value] if isinstance(value, list) else value


RULES = (reference_not_resolved, reference_to_elsewhere)
