"""Rules about how a path is written."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from toolkit.finding import Fix
from toolkit.lint.fragments import no_path
from toolkit.lint.rule import ERROR, IMPORT, SAFE, UNSAFE, Example, Problem, quoted, rule, safe, unsafe
from toolkit.patch import APPEND, Patch, Put, Rename
from toolkit.regex import regex
from toolkit.swagger import lookup, path_template
from toolkit.swagger.nodes import ApiDefinition, Data, Parameter, PathItem

# A query that can be moved as it is: pairs without escapes, variables or repeated signs.
_PAIR = r"[\w.$-]+=[\w.,:-]*"
_WITH_QUERY = regex(rf"([^?#]*)\?({_PAIR}(?:&{_PAIR})*)", re.ASCII)


def _get(*parameters: Data) -> Data:
    get = {
        "operationId": "GetThing",
        "summary": "Get thing",
        "description": "Gets a thing.",
        "parameters": list(parameters),
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }
    return {"get": get}


def _id(label: str = "ID", **members: Any) -> Data:
    texts = {"x-ms-summary": label, "description": "The id."}
    place = {"name": "id", "in": "path", "required": True, "type": "string", "x-ms-url-encoding": "single"}
    return {**place, **texts, **members}


@rule(
    PathItem,
    name="OperationPathMustStartWithSlash",
    severity=ERROR,
    phase=IMPORT,
    moot_if=no_path("^([^x/]|x[^-]|x?$)"),
    fix=SAFE,
    examples=[Example(bad={"things": _get()}, good={"/things": _get()}, at="/things", part="paths")],
)
def operation_path_must_start_with_slash(item: PathItem) -> Iterator[Problem]:
    """A path is put right behind the base path; without its slash the two melt into one word."""
    if not item.path.startswith("/"):
        slashed = f"/{item.path}"
        fix = safe(Rename(item.tokens, slashed)) if _is_free(item, slashed) else None
        yield Problem(f"path {quoted(item.path)} does not start with `/`", item.place, fix, at_key=True)


@rule(
    PathItem,
    name="OperationPathMayNotContainQueryOrFragment",
    severity=ERROR,
    phase=IMPORT,
    moot_if=no_path("[?#]"),
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
        )
    ],
)
def operation_path_may_not_contain_query_or_fragment(item: PathItem) -> Iterator[Problem]:
    """What follows `?` is for parameters to say, and what follows `#` is never sent.

    Both are fine when they are escaped, as `%3F` and `%23`.
    """
    for character in "?#":
        if character in item.path:
            message = (
                f"path {quoted(item.path)} contains `{character}`; a path ends before query and fragment"
            )
            yield Problem(message, item.place, _query_as_parameters(item), at_key=True)
            return


def _query_as_parameters(item: PathItem) -> Fix | None:
    """Send the same query without anybody seeing it: a required internal parameter for each pair."""
    match = _WITH_QUERY.fullmatch(item.path)
    if match is None or not _is_free(item, match[1]):
        return None
    pairs = [pair.split("=") for pair in match[2].split("&")]
    names = {name for name, _ in pairs}
    if len(names) < len(pairs) or names & _query_names(item):
        return None
    fixed = {"in": "query", "required": True, "type": "string"}
    added = [
        {"name": name} | fixed | {"default": value, "x-ms-visibility": "internal"} for name, value in pairs
    ]
    place = (*item.tokens, "parameters")
    if "parameters" in item.data:
        puts = [Put((*place, APPEND), parameter) for parameter in added]
    else:
        puts = [Put(place, added)]
    return unsafe(Rename(item.tokens, match[1]), *puts)


def _query_names(item: PathItem) -> set[str]:
    return {
        str(parameter.data.get("name")) for parameter in _parameters(item) if parameter.location == "query"
    }


@rule(
    PathItem,
    name="OperationPathContainsUnsupportedCharacters",
    severity=ERROR,
    phase=IMPORT,
    moot_if=no_path(r"\*"),
    examples=[
        Example(bad={"/things/*": _get()}, good={"/things": _get()}, at="/~1things~1*", part="paths"),
    ],
)
def operation_path_contains_unsupported_characters(item: PathItem) -> Iterator[Problem]:
    """Azure API Management, which hosts connectors, reads `*` as a wildcard and not as a character."""
    if "*" in item.path:
        yield Problem(f"path {quoted(item.path)} contains `*`, which is a wildcard", item.place, at_key=True)


@rule(
    PathItem,
    name="OperationPathTemplateNotValid",
    severity=ERROR,
    phase=IMPORT,
    moot_if=no_path(r"\{[^{}]*(\{|/|$)|(^|\})[^{}]*\}|\{\}"),
    examples=[
        Example(
            bad={"/things/{id": _get(_id())},
            good={"/things/{id}": _get(_id())},
            at="/~1things~1{id",
            part="paths",
        ),
        Example(
            bad={"/things/{}/parts": _get()},
            good={"/things(id='{id}',part={part})/all": _get(_id(), _id("Part", name="part"))},
            at="/~1things~1{}~1parts",
            part="paths",
        ),
    ],
)
def operation_path_template_not_valid(item: PathItem) -> Iterator[Problem]:
    """Whatever stands in braces is asked of makers; braces that are not a pair ask for nothing.

    A variable has a name without braces and slashes. Several in one segment, with text around them, are fine.
    """
    part = path_template.malformed_part(item.path)
    if part:
        message = f"path {quoted(item.path)} has braces that hold no variable's name, from {quoted(part)} on"
        yield Problem(message, item.place, at_key=True)


@rule(
    PathItem,
    name="OperationPathVariablesContainDefaults",
    severity=ERROR,
    phase=IMPORT,
    moot_if=no_path(r"\{[^{}]*=[^{}]*\}"),
    fix=SAFE,
    examples=[
        Example(
            bad={"/things/{id=5}": _get(_id("ID 5", name="id=5"))},
            good={"/things/{id}": _get(_id(default="5"))},
            at="/~1things~1{id=5}",
            part="paths",
        ),
        Example(
            bad={"/things/{id=5}": _get(_id("ID 5", name="id=5"))},
            good={"/things(id={id})": _get(_id())},
            at="/~1things~1{id=5}",
            part="paths",
        ),
    ],
)
def operation_path_variables_contain_defaults(item: PathItem) -> Iterator[Problem]:
    """`{id=5}` is a variable of that whole name to the platform; a default belongs to the parameter."""
    defaults = [name for name in path_template.variables(item.path) if "=" in name]
    if defaults:
        message = f"path variable {quoted(defaults[0])} contains a default; put it on the parameter"
        yield Problem(message, item.place, _defaults_on_parameters(item, defaults), at_key=True)


def _defaults_on_parameters(item: PathItem, variables: list[str]) -> Fix | None:
    """Give each parameter the short name and the default; none where one of them cannot take it."""
    path = item.path
    for variable in variables:
        path = path.replace(f"{{{variable}}}", f"{{{variable.partition('=')[0]}}}")
    if not _is_free(item, path) or path_template.malformed_part(path):
        return None
    patches: list[Patch] = [Rename(item.tokens, path)]
    for parameter in _parameters(item):
        if parameter.location == "path" and parameter.data.get("name") in variables:
            name, _, default = parameter.data["name"].partition("=")
            if not lookup.is_inline(parameter) or parameter.data.get("type") != "string":
                return None
            patches += [Put((*parameter.tokens, "name"), name), Put((*parameter.tokens, "default"), default)]
    return safe(*patches)


def _parameters(item: PathItem) -> Iterator[Parameter]:
    yield from lookup.own_parameters(item)
    for operation in lookup.operations_of(item):
        yield from lookup.own_parameters(operation)


def _is_free(item: PathItem, path: str) -> bool:
    """Whether no other path would be taken for this one."""
    shape = path_template.shape_of(path)
    own = shape == path_template.shape_of(item.path)
    return _shapes(item.definition)[shape] == own


def _shapes(definition: ApiDefinition) -> Counter[str]:
    paths = definition.data["paths"]
    return lookup.once(definition, "path shapes", lambda: Counter(map(path_template.shape_of, paths)))


RULES = (
    operation_path_must_start_with_slash,
    operation_path_may_not_contain_query_or_fragment,
    operation_path_contains_unsupported_characters,
    operation_path_template_not_valid,
    operation_path_variables_contain_defaults,
)
