"""Rules about addresses that can be read, but do not lead where they should."""

from collections.abc import Iterator

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
from toolkit.patch import Put, Remove
from toolkit.swagger.nodes import ApiDefinition, Operation

_ENVIRONMENT_VARIABLE = "@environmentVariables("  # the platform puts its value in


@rule(
    ApiDefinition,
    Operation,
    name="SchemeNotSecure",
    code="SG451",
    family="specgen",
    reference=SWAGGER,
    severity=WARNING,
    phase=IMPORT,
    keys=["schemes"],
    fix=UNSAFE,
    examples=[
        Example(bad={"schemes": ["http"]}, good={"schemes": ["https"]}, at="/schemes/0"),
        Example(
            bad={"schemes": ["https", "http"]}, good={"schemes": ["https"]}, at="/schemes/1", part="operation"
        ),
    ],
)
def scheme_not_secure(node: ApiDefinition | Operation) -> Iterator[Problem]:
    """Over `http` everybody on the way reads the keys and tokens that a connector sends."""
    schemes = node.data["schemes"]
    for index, scheme in enumerate(schemes if isinstance(schemes, list) else ()):
        if scheme == "http":
            place = node.place / "schemes" / index
            fix = Remove(place.tokens) if "https" in schemes else Put(place.tokens, "https")
            yield Problem("`http` is not encrypted; `https` is", place, unsafe(fix))


@rule(
    ApiDefinition,
    name="BasePathNotPlain",
    code="SG452",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    keys=["basePath"],
    examples=[
        Example(bad={"basePath": "/{tenant}/v1"}, good={"basePath": "/fabrikam/v1"}, at="/basePath"),
        Example(bad={"basePath": "/v1?beta=true"}, good={"basePath": "/v1"}, at="/basePath"),
    ],
)
def base_path_not_plain(definition: ApiDefinition) -> Iterator[Problem]:
    """Braces in a base path are sent as they stand, for variables belong to paths; a query there would cut them off."""
    path = definition.data["basePath"]
    if not isinstance(path, str) or not path.startswith("/") or _ENVIRONMENT_VARIABLE in path:
        return
    strange = next((character for character in path if character in "{}?#"), None)
    if strange:
        message = f"`basePath` {quoted(path)} has a `{strange}`, which only paths or parameters can say"
        yield Problem(message, definition.place / "basePath")


@rule(
    ApiDefinition,
    name="BasePathEndsWithSlash",
    code="SG453",
    family="specgen",
    reference=SWAGGER,
    severity=INFO,
    phase=IMPORT,
    keys=["basePath"],
    fix=UNSAFE,
    examples=[Example(bad={"basePath": "/v1/"}, good={"basePath": "/v1"}, at="/basePath")],
)
def base_path_ends_with_slash(definition: ApiDefinition) -> Iterator[Problem]:
    """Every path starts with a slash of its own, and two in a row are another address to many services."""
    path = definition.data["basePath"]
    plain = path.rstrip("/") if isinstance(path, str) and path.startswith("/") else ""
    if plain and plain != path:
        place = definition.place / "basePath"
        message = f"`basePath` {quoted(path)} ends with a slash, and paths start with one"
        yield Problem(message, place, unsafe(Put(place.tokens, plain)))


RULES = (scheme_not_secure, base_path_not_plain, base_path_ends_with_slash)
