"""Rules about what generators of clients read in specifications of Azure, and what connectors read instead."""

from collections.abc import Iterator
from typing import Any

from toolkit.lint.resource_manager import is_resource_manager, sample
from toolkit.lint.rule import (
    IMPORT,
    INFO,
    SAFE,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import Put, Remove
from toolkit.swagger.nodes import ApiDefinition, Info, Node, Operation, Parameter, Response, Schema

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions"

# Extensions of AutoRest and of the tools around it. What Power Apps reads (`x-ms-enum`), what is Swagger's own
# spelling (`x-nullable`), and what has a rule of its own is not among them.
_LEFTOVERS = frozenset(
    {
        "x-ms-arm-id-details",
        "x-ms-async-operation-timeout",
        "x-ms-azure-resource",
        "x-ms-client-flatten",
        "x-ms-client-name",
        "x-ms-client-request-id",
        "x-ms-code-generation-settings",
        "x-ms-correlation-id",
        "x-ms-discriminator-value",
        "x-ms-error-response",
        "x-ms-examples",
        "x-ms-external",
        "x-ms-identifiers",
        "x-ms-long-running-operation",
        "x-ms-long-running-operation-options",
        "x-ms-mutability",
        "x-ms-odata",
        "x-ms-parameter-grouping",
        "x-ms-parameter-location",
        "x-ms-parameterized-host",
        "x-ms-request-id",
        "x-typespec-generated",
    }
)
_RESOURCE = {
    "name": "resource",
    "in": "path",
    "required": True,
    "type": "string",
    "x-ms-summary": "Resource",
    "description": "The identifier of the resource.",
}


def _at_resource(**members: Any) -> dict[str, Any]:
    operation = sample(
        parameters=[{**_RESOURCE, **members}, *sample()["paths"]["/subscriptions"]["get"]["parameters"]]
    )
    return {**operation, "paths": {"/subscriptions/{resource}": operation["paths"]["/subscriptions"]}}


@rule(
    Parameter,
    name="SkipUrlEncodingNotRead",
    code="SG631",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=["x-ms-skip-url-encoding"],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_at_resource(**{"x-ms-skip-url-encoding": True}),
            good=_at_resource(**{"x-ms-url-encoding": "single"}),
            at="/paths/~1subscriptions~1{resource}/get/parameters/0/x-ms-skip-url-encoding",
            part="definition",
        )
    ],
)
def skip_url_encoding_not_read(parameter: Parameter) -> Iterator[Problem]:
    """Connectors encode every value in a path; the slashes of a resource ID reach Azure encoded, and it takes them so.

    What the extension meant to say, a value without its first slash, belongs into the description.
    """
    if parameter.data["x-ms-skip-url-encoding"] is True and is_resource_manager(parameter.definition):
        place = parameter.place / "x-ms-skip-url-encoding"
        encoded = Put((*parameter.tokens, "x-ms-url-encoding"), "single")
        added = [] if "x-ms-url-encoding" in parameter.data else [encoded]
        message = "`x-ms-skip-url-encoding` is not read; `x-ms-url-encoding` is"
        yield Problem(message, place, unsafe(Remove(place.tokens), *added), at_key=True)


@rule(
    ApiDefinition,
    Info,
    Operation,
    Parameter,
    Response,
    Schema,
    name="ClientExtensionNotRead",
    code="SG632",
    family="specgen",
    reference=REFERENCE,
    severity=INFO,
    phase=IMPORT,
    keys=_LEFTOVERS,
    fix=SAFE,
    examples=[
        Example(
            bad=sample(**{"x-ms-long-running-operation": True}),
            good=sample(),
            at="/paths/~1subscriptions/get/x-ms-long-running-operation",
            part="definition",
        )
    ],
)
def client_extension_not_read(node: Node) -> Iterator[Problem]:
    """What specifications tell generators of clients no connector reads; it only takes room, of which there is 1 MB."""
    if is_resource_manager(node.definition):
        for key in node.data.keys() & _LEFTOVERS:
            place = node.place / key
            message = f"`{key}` is for generators of clients; connectors do not read it"
            yield Problem(message, place, safe(Remove(place.tokens)), at_key=True)


RULES = (skip_url_encoding_not_read, client_extension_not_read)
