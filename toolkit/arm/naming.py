"""What the operations of a specification are called, all of them at once: no two are called the same."""

import re
from itertools import chain, count

from toolkit.arm.definitions import pascal
from toolkit.arm.dynamic import CATALOG
from toolkit.arm.names import LONGEST_ID, OperationName, operation_name
from toolkit.arm.paths import connector_path
from toolkit.arm.resource_path import ResourcePath
from toolkit.arm.specification import SourceOperation, Specification
from toolkit.swagger.path_template import shape_of
from toolkit.words import spoken, words_of

Names = dict[tuple[str, str, str], OperationName]  # by section, path and method

_ROOM = LONGEST_ID - 5  # characters before a number
_LETTER = re.compile(r"[A-Za-z]")
_PLACE = re.compile(r"(?<= )(?:at|in) (?:an? )?[a-z ]+$")


def name_of(specification: Specification, operation: SourceOperation) -> OperationName:
    """Return the name of an operation, whichever others of its specification are imported with it."""
    if "names" not in specification.memory:
        specification.memory["names"] = _all_names(specification)
    known: Names = specification.memory["names"]
    return known[_place(operation)]


def _all_names(specification: Specification) -> Names:
    names: Names = {}
    ids: set[str] = set()
    summaries: set[str] = set()
    # Of two that would be called the same the one without a scope in its id keeps the plain name.
    for operation in sorted(specification.operations, key=lambda one: len(one.operation_id)):
        name = _unlike(_suggested(specification, operation), operation, ids, summaries)
        ids.add(name.id.lower())
        summaries.add(name.summary.lower())
        names[_place(operation)] = name
    return names


def _place(operation: SourceOperation) -> tuple[str, str, str]:
    return str(operation.node.parent.steps[0]), operation.path, operation.method


def _suggested(specification: Specification, operation: SourceOperation) -> OperationName:
    summary = operation.node.data.get("summary")
    path = connector_path(specification, operation).path
    is_name = _LETTER.search(operation.operation_id)
    operation_id = operation.operation_id if is_name else _id_of_path(path, operation.method)
    name = operation_name(operation_id, operation.method, path, summary if isinstance(summary, str) else "")
    return _unlike_catalog(name, path)


def _unlike_catalog(name: OperationName, path: str) -> OperationName:
    """Return the name, with the provider in it where a list of the catalog is called the same."""
    taken = any(one.helper == name.id and one.path != shape_of(path) for one in CATALOG)
    provider = ResourcePath.parse(path).provider.rpartition(".")[2]
    if not taken or not provider:
        return name
    prefix = " ".join(spoken(word) for word in words_of(provider))
    return OperationName(
        name.id.replace("List", f"List{pascal(provider)}", 1),
        name.summary.replace("List", f"List {prefix}", 1),
    )


def _id_of_path(path: str, method: str) -> str:
    """Return an id for an operation that has none with a letter: what its path leads to, and how."""
    literal = [segment for segment in path.split("/") if segment and "{" not in segment]
    return f"{pascal(literal[-1]) if literal else 'Resource'}_{method.title()}"


def _unlike(
    name: OperationName, operation: SourceOperation, ids: set[str], summaries: set[str]
) -> OperationName:
    """Return the name, or where it is taken one that the source's own id tells apart, or a number."""
    plain = pascal(operation.operation_id) if _LETTER.search(operation.operation_id) else name.id
    place = _PLACE.search(name.summary)
    placed = [name.id + _pascal_place(place[0])] if place else []
    identifiers = chain([name.id, *placed, plain], (f"{plain[:_ROOM]}{number}" for number in count(2)))
    titles = chain([name.summary], (f"{name.summary[:_ROOM]} ({number})" for number in count(2)))
    return OperationName(
        next(one for one in identifiers if one.lower() not in ids and len(one) <= LONGEST_ID),
        next(one for one in titles if one.lower() not in summaries),
    )


def _pascal_place(words: str) -> str:
    """Return `in a subscription` as InSubscription."""
    return "".join(word.title() for word in words.split() if word not in {"a", "an"})
