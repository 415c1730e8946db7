"""Services that are not Azure Resource Manager: a store of whatever is put to a path, and made-up answers."""

from typing import Any

from toolkit.mock import values
from toolkit.mock.call import Answer, Call
from toolkit.mock.errors import refused
from toolkit.mock.merging import overlaid, patched
from toolkit.mock.paging import page, whole
from toolkit.mock.routing import Match
from toolkit.mock.shapes import Shape, declared, shape_of
from toolkit.mock.store import Entry
from toolkit.mock.world import World
from toolkit.swagger import lookup
from toolkit.swagger.path_template import variables

_MADE, _GONE = "made", "gone"
_SOME = 4
_WANTED = {"post": ("201", "200", "202", "204"), "delete": ("204", "200", "202")}


def answer(world: World, call: Call, match: Match, content: Any) -> Answer:
    method, shape = match.operation.method, shape_of(match.operation)
    status = _status(match)
    if method == "delete":
        _check(world, match)
        world.store.put(Entry(match.path, _GONE, {}))
        return _answer(world, match, status, None if shape.schema is None else _known(world, match, None))
    if method in {"get", "head"}:
        _check(world, match)
        return _answer(world, match, status, _read(world, call, match, shape))
    if method in {"put", "patch"}:
        return _answer(world, match, status, _written(world, match, content))
    return _answer(world, match, status, _posted(world, match, content))


def _answer(world: World, match: Match, status: int, body: Any) -> Answer:
    schema = shape_of(match.operation).schema
    if status == 204 or schema is None:
        return Answer(status)
    whole_body = values.completed(world.definition, schema, body, world.chance.at(match.path))
    media_types = [one for one in lookup.produces(match.operation) if isinstance(one, str) and one.isascii()]
    is_text = isinstance(whole_body, str) and media_types and not any("json" in one for one in media_types)
    return (
        Answer(status, whole_body, {}, "text/plain; charset=utf-8") if is_text else Answer(status, whole_body)
    )


def _check(world: World, match: Match) -> None:
    entry = world.store.get(match.path)
    if entry is not None and entry.type == _GONE:
        raise refused(404, "NotFound", f"'{match.path}' has been deleted.")


def _read(world: World, call: Call, match: Match, shape: Shape) -> Any:
    if not shape.is_list:
        return _known(world, match, world.store.get(match.path))
    elements = [*_children(world, match), *_made_elements(world, match, shape)]
    if not shape.collection:
        return whole(elements, call)
    found = page(elements, call, world.page_size) if shape.next_link else None
    body: dict[str, Any] = {shape.collection: found.elements if found else elements}
    return body | ({shape.next_link: found.next_link} if found and found.next_link else {})


def _made_elements(world: World, match: Match, shape: Shape) -> list[Any]:
    example = world.example(match.operation.id)
    known = example.get(shape.collection) if shape.collection and isinstance(example, dict) else example
    if isinstance(known, list):
        return known
    return values.elements(world.definition, shape.element, world.chance.at(match.path.lower()), _SOME)


def _children(world: World, match: Match) -> list[Any]:
    """Return what has been added to a collection and is still there."""
    depth = match.path.count("/") + 1
    return [
        dict(entry.body)
        for entry in list(world.store.below(match.path))
        if entry.type == _MADE and entry.id.count("/") == depth
    ]


def _known(world: World, match: Match, entry: Entry | None) -> Any:
    """Return what is stored, or else made up, under the name that is in the path."""
    if entry is not None and entry.type == _MADE:
        return dict(entry.body)
    value = world.made(match.operation, world.chance.at(match.path.lower()))
    names = variables(match.route.operation.path)
    if isinstance(value, dict) and names and match.segments and "{" in match.route.segments[-1]:
        value |= {name: match.segments[-1] for name in ("id", names[-1]) if isinstance(value.get(name), str)}
    return value


def _written(world: World, match: Match, content: Any) -> Any:
    entry = world.store.get(match.path)
    known = _known(world, match, entry)
    change = patched if match.operation.method == "patch" else overlaid
    if not (isinstance(content, dict) and isinstance(known, dict)):
        return known
    value = change(known, content)
    world.store.put(Entry(match.path, _MADE, value))
    return value


def _posted(world: World, match: Match, content: Any) -> Any:
    """Add to a collection, where members of it have paths of their own; else only answer."""
    value = world.made(match.operation, world.chance.at(match.path.lower(), len(world.store)))
    if not isinstance(content, dict) or not isinstance(value, dict) or not _is_collection(world, match):
        return value
    value = overlaid(value, content)
    name = value.get("id")
    if isinstance(name, (str, int)) and str(name):
        world.store.put(Entry(f"{match.path}/{name}", _MADE, value))
    return value


def _is_collection(world: World, match: Match) -> bool:
    own = match.route.segments
    return any(
        route.segments[:-1] == own and route.segments[-1].startswith("{")
        for route in world.router.routes
        if route.segments
    )


def _status(match: Match) -> int:
    codes = declared(match.operation)
    wanted = _WANTED.get(match.operation.method, ("200", "201", "202", "204"))
    others = sorted(code for code in codes if code.startswith("2") and len(code) == 3 and code.isdigit())
    return next((int(code) for code in (*wanted, *others) if code in codes), 200)
