"""Rules about the paths of a definition: each is there once, written out, and they are not too many."""

from collections import Counter
from collections.abc import Iterator

from toolkit.connector import limits
from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, IMPORT, SAFE, Example, Problem, quoted, rule, safe
from toolkit.patch import Put, Remove
from toolkit.pointer import parse, resolve
from toolkit.swagger import lookup, path_template
from toolkit.swagger.nodes import METHODS, ApiDefinition, Data, PathItem


def _operation(operation_id: str, summary: str) -> Data:
    return {
        "operationId": operation_id,
        "summary": summary,
        "description": f"{summary}, and no more.",
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }


_GET = {"get": _operation("GetThing", "Get thing")}
_ADD = {"post": _operation("AddThing", "Add thing")}


@rule(
    ApiDefinition,
    name="PathRedefined",
    severity=ERROR,
    phase=IMPORT,
    keys=["paths"],
    fix=SAFE,
    examples=[
        Example(
            bad={"/things": _GET, "/Things": _ADD},
            good={"/things": _GET | _ADD},
            at="/~1Things",
            part="paths",
        ),
        Example(bad={"/things": _GET, "/THINGS": {}}, good={"/things": _GET}, at="/~1THINGS", part="paths"),
    ],
)
def path_redefined(definition: ApiDefinition) -> Iterator[Problem]:
    """The platform looks paths up without regard to case, so of two spellings one hides the other.

    The names of variables count: `/a/{id}` and `/a/{ID}` are two spellings, `/a/{id}` and `/a/{name}` are not.
    """
    spellings: dict[str, str] = {}
    for path in _paths(definition):
        first = spellings.setdefault(path.lower(), path)
        if first != path:
            message = f"path {quoted(path)} is another spelling of {quoted(first)}"
            place = definition.place / "paths" / path
            yield Problem(message, place, _merged(definition, first, path), at_key=True)


def _merged(definition: ApiDefinition, first: str, later: str) -> Fix | None:
    """Move the operations to the first spelling, unless something that makers or flows see would change."""
    kept, moved = (definition.data["paths"][path] for path in (first, later))
    if not isinstance(kept, dict) or not isinstance(moved, dict):
        return None
    same_names = path_template.variables(first) == path_template.variables(later)
    if moved and not (same_names and _are_operations_apart(kept, moved)):
        return None
    puts = (Put(("paths", first, method), operation) for method, operation in moved.items())
    return safe(Remove(("paths", later)), *puts)


def _are_operations_apart(kept: Data, moved: Data) -> bool:
    """Whether both hold operations alone, for all else applies to a whole path, and no method stands in both."""
    return {*kept, *moved} <= {*METHODS} and kept.keys().isdisjoint(moved)


@rule(
    PathItem,
    name="PathItemRefNotSuppored",
    severity=ERROR,
    phase=IMPORT,
    keys=["$ref"],
    fix=SAFE,
    examples=[
        Example(
            bad={"paths": {"/things": {"$ref": "#/x-shared/thing"}}, "x-shared": {"thing": _GET}},
            good={"paths": {"/things": _GET}},
            at="/paths/~1things/$ref",
            part="definition",
        )
    ],
)
def path_item_ref_not_supported(item: PathItem) -> Iterator[Problem]:
    """The platform reads operations where their path is, and does not look elsewhere for them."""
    message = "`$ref` of a path is not supported; write its operations out"
    yield Problem(message, item.place / "$ref", _written_out(item))


def _written_out(item: PathItem) -> Fix | None:
    """Copy what is referred to, unless that would give two operations one id."""
    target = _target(item)
    if target is None or target.keys() & item.data.keys():
        return None
    ids = [operation.id.lower() for operation in lookup.operations_of(PathItem(target, item.definition))]
    if (
        not all(ids)
        or _taken(item.definition) & set(ids)
        or _references(item.definition)[item.data["$ref"]] > 1
    ):
        return None
    copied = (Put((*item.tokens, key), value) for key, value in target.items())
    return safe(Remove((*item.tokens, "$ref")), *copied)


def _target(item: PathItem) -> Data | None:
    reference = item.data["$ref"]
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return None
    try:
        target = resolve(item.definition.data, parse(reference[1:]))
    except (LookupError, TypeError, ValueError):
        return None
    return target if isinstance(target, dict) else None


def _taken(definition: ApiDefinition) -> set[str]:
    ids = lookup.operations_by_id
    return lookup.once(definition, "taken ids", lambda: {name.lower() for name in ids(definition)})


def _references(definition: ApiDefinition) -> Counter[str]:
    items = definition.data["paths"].values()
    references = (item["$ref"] for item in items if isinstance(item, dict) and "$ref" in item)
    return lookup.once(definition, "path references", lambda: Counter(map(str, references)))


@rule(
    ApiDefinition,
    name="TotalOperationsCountExceedsMaxAllowed",
    severity=ERROR,
    phase=IMPORT,
    keys=["paths"],
    examples=[
        Example(
            bad={f"/things{number}": {method: {} for method in METHODS} for number in range(37)},
            good={"/things": _GET | _ADD},
            part="paths",
        )
    ],
)
def total_operations_count_exceeds_max_allowed(definition: ApiDefinition) -> Iterator[Problem]:
    """A connector holds at most 256 operations, hidden and deprecated ones included; a larger API takes several."""
    count = len(lookup.operations(definition))
    limit = limits.OPERATIONS.value
    if count > limit:
        message = f"{count} operations are more than the {limit} of a connector; split it"
        yield Problem(message, definition.place / "paths", at_key=True)


def _paths(definition: ApiDefinition) -> Iterator[str]:
    paths = definition.data["paths"]
    yield from (path for path in (paths if isinstance(paths, dict) else ()) if not path.startswith("x-"))


RULES = (path_redefined, path_item_ref_not_supported, total_operations_count_exceeds_max_allowed)
