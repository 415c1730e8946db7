"""Rules about paths: how each is written, and how many operations they hold."""

import re
from collections.abc import Iterator
from typing import Any

from toolkit.connector import limits
from toolkit.finding import Fix
from toolkit.lint.rule import (
    ERROR,
    IMPORT,
    SAFE,
    UNSAFE,
    Example,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import APPEND, Patch, Put, Remove, Rename
from toolkit.pointer import parse, resolve
from toolkit.swagger import lookup, path_template
from toolkit.swagger.nodes import METHODS, ApiDefinition, Data, Operation, Parameter, PathItem
from toolkit.swagger.walk import is_reference

# One value, written without escapes, of each name: what can be moved out of a path as it is.
_QUERY = re.compile(r"[\w.$-]+=[\w.,:-]*(&[\w.$-]+=[\w.,:-]*)*", re.ASCII)


def _get(*parameters: Data, path_level: tuple[Data, ...] = ()) -> Data:
    get = {
        "operationId": "GetThing",
        "summary": "Get thing",
        "description": "Gets a thing.",
        "parameters": list(parameters),
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }
    return {"parameters": list(path_level), "get": get} if path_level else {"get": get}


def _id(name: str = "id", **more: Any) -> Data:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "type": "string",
        "x-ms-url-encoding": "single",
        "x-ms-summary": "Id",
        "description": "The id.",
        **more,
    }


@rule(
    PathItem,
    name="OperationPathMustStartWithSlash",
    severity=ERROR,
    phase=IMPORT,
    fix=SAFE,
    examples=[Example(bad={"things": _get()}, good={"/things": _get()}, at="/things", part="paths")],
)
def operation_path_must_start_with_slash(item: PathItem) -> Iterator[Problem]:
    """A path is appended to the host and base path as it stands; without its slash it names another place."""
    if not item.path.startswith("/"):
        slashed = f"/{item.path}"
        fix = safe(Rename(item.tokens, slashed)) if _is_free(item, slashed) else None
        yield Problem(f"path {quoted(item.path)} does not start with `/`", item.place, fix, at_key=True)


@rule(
    PathItem,
    name="OperationPathMayNotContainQueryOrFragment",
    severity=ERROR,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"/things?kind=a": _get()},
            good={
                "/things": _get(
                    {
                        "name": "kind",
                        "in": "query",
                        "required": True,
                        "type": "string",
                        "default": "a",
                        "x-ms-visibility": "internal",
                    }
                )
            },
            at="/~1things?kind=a",
            part="paths",
        ),
        Example(
            bad={"/things#top": _get(), "/things": _get()}, good={"/things%3F%23": _get()}, part="paths"
        ),
    ],
)
def operation_path_may_not_contain_query_or_fragment(item: PathItem) -> Iterator[Problem]:
    """What follows `?` belongs to the query, and `#` is never sent; in a path both are taken for its text."""
