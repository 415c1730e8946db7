"""Rules about paths that can be read, but are not what was meant."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.fragments import no_path
from toolkit.lint.rule import (
    ERROR,
    IMPORT,
    INFO,
    SWAGGER,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    unsafe,
)
from toolkit.patch import Rename
from toolkit.swagger import lookup, path_template, values
from toolkit.swagger.nodes import METHODS, ApiDefinition, PathItem


def _get(name: str, *variables: str) -> dict[str, object]:
    get = {
        "operationId": f"Get{name}",
        "summary": f"Get {name.lower()}",
        "description": f"Gets a {name.lower()}.",
        "parameters": [_variable(variable) for variable in variables],
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }
    return {"get": get}


def _variable(name: str) -> dict[str, object]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "type": "string",
        "x-ms-url-encoding": "single",
        "x-ms-summary": name.title(),
        "description": f"The {name}.",
    }


@rule(
    PathItem,
    name="PathEndsWithSlash",
    code="SG454",
    family="specgen",
    reference=SWAGGER,
    severity=INFO,
    phase=IMPORT,
    moot_if=no_path("[^/]/+$"),
    fix=UNSAFE,
    examples=[
        Example(
            bad={"/things/": _get("Thing")}, good={"/things": _get("Thing")}, at="/~1things~1", part="paths"
        )
    ],
)
def path_ends_with_slash(item: PathItem) -> Iterator[Problem]:
    """Most services want no slash at the end, and answer with an error or with a redirection that loses the body."""
    plain = item.path.rstrip("/")
    if plain and plain != item.path:
        yield Problem(
            f"path {quoted(item.path)} ends with a slash", item.place, _renamed(item, plain), at_key=True
        )


def _renamed(item: PathItem, plain: str) -> Fix | None:
    """Rename where no other path would then mean the same requests."""
    shared = lookup.once(item.definition, "shared_shapes", lambda: _shared_shapes(item.definition))
    return None if path_template.shape_of(plain) in shared else unsafe(Rename(item.tokens, plain))


def _shared_shapes(definition: ApiDefinition) -> set[str]:
    """Return the shapes that several paths would have, or that would overlap, if none ended with a slash."""
    paths = lookup.members(definition, "paths")
    counts = Counter(path_template.shape_of(path.rstrip("/")) for path in paths)
    by_length: dict[int, list[str]] = defaultdict(list)
    for shape in counts:
        by_length[shape.count("/")].append(shape)
    overlapping = (path_template.overlaps(shapes) for shapes in by_length.values())
    return {shape for shape, count in counts.items() if count > 1}.union(*overlapping)


@rule(
    ApiDefinition,
    name="EquivalentPaths",
    code="SG455",
    family="specgen",
    reference=SWAGGER,
    severity=WARNING,
    phase=IMPORT,
    keys=["paths"],
    examples=[
        Example(
            bad={
                "/things/{id}": _get("Thing", "id"),
                "/things/{name}": {"put": _get("Named", "name")["get"]},
            },
            good={"/things/{id}": {**_get("Thing", "id"), "put": _get("Named", "id")["get"]}},
            at="/~1things~1{name}",
            part="paths",
        )
    ],
)
def equivalent_paths(definition: ApiDefinition) -> Iterator[Problem]:
    """Names of variables are not sent: these are one path, and Swagger wants the operations of a path in one place.

    Where both have the same operation, or differ in upper and lower case alone, rules of the platform speak.
    """
    first: dict[str, tuple[str, set[str]]] = {}
    for path, item in lookup.members(definition, "paths").items():
        methods = {*METHODS} & item.keys() if isinstance(item, dict) and not path.startswith("x-") else set()
        other, taken = first.setdefault(path_template.shape_of(path), (path, methods))
        if other.lower() != path.lower() and methods and taken.isdisjoint(methods):
            place = definition.place / "paths"
            message = f"path {quoted(path)} is the same as {quoted(other)} but for the names of variables"
            yield Problem(message, place / path, at_key=True, related=(place / other,))


@rule(
    PathItem,
    name="PathVariableTwice",
    code="SG456",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad={"/things/{id}/parts/{id}": _get("Part", "id")},
            good={"/things/{id}/parts/{part}": _get("Part", "id", "part")},
            at="/~1things~1{id}~1parts~1{id}",
            part="paths",
        )
    ],
)
def path_variable_twice(item: PathItem) -> Iterator[Problem]:
    """A maker gives one value for a name; two places of the path that are to differ need two names."""
    names = path_template.mentions(item.path)
    for index in values.repeated(names):
        yield Problem(f"`{{{names[index]}}}` stands twice in {quoted(item.path)}", item.place, at_key=True)


RULES = (path_ends_with_slash, equivalent_paths, path_variable_twice)
