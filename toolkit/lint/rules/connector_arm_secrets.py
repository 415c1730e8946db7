"""The rule that secrets of Azure are marked as such."""

import re
from collections.abc import Iterator
from typing import Any

from toolkit.lint.resource_manager import is_resource_manager, sample
from toolkit.lint.rule import IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put, Remove
from toolkit.regex import regex
from toolkit.swagger.nodes import ApiDefinition, Node, Parameter, Schema
from toolkit.swagger.properties import properties_of
from toolkit.swagger.walk import walk

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions"

_SECRET = regex(
    r"(?:admin|administratorlogin|user|login|current|new)?password|(?:account|access|primary|secondary|shared|master)key"
    r"|(?:primary|secondary)masterkey|(?:primary|secondary)?connectionstring|(?:client|app)?secret|sastoken|accesstoken",
    re.IGNORECASE,
)


def _with_password(**members: Any) -> dict[str, Any]:
    properties = {"adminPassword": {"type": "string", **members}, "color": {"$ref": "#/definitions/Color"}}
    schema = {"type": "object", "properties": properties}
    return sample(responses={"200": {"description": "OK", "schema": schema}})


@rule(
    ApiDefinition,
    name="SecretNotMarked",
    code="SG633",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=["host"],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_with_password(),
            good=_with_password(format="password"),
            at="/paths/~1subscriptions/get/responses/200/schema/properties/adminPassword",
            part="definition",
        ),
        Example(
            bad=_with_password(**{"x-ms-secret": True}),
            good=_with_password(enum=["None", "Set"]),
            at="/paths/~1subscriptions/get/responses/200/schema/properties/adminPassword",
            part="definition",
        ),
    ],
)
def secret_not_marked(definition: ApiDefinition) -> Iterator[Problem]:
    """A password is shown in clear while it is typed, and in every run's history, unless its format says what it is.

    It is told by `x-ms-secret`, which connectors do not read, or by its name; a `value` beside a `keyName` is a key.
    """
    for node in walk(definition) if is_resource_manager(definition) else ():
        if isinstance(node, (Schema, Parameter)) and _is_plain_text(node) and _is_secret(node):
            patches = [Put((*node.tokens, "format"), "password")]
            gone = [Remove((*node.tokens, "x-ms-secret"))] if "x-ms-secret" in node.data else []
            message = f"{quoted(_name(node))} is a secret by its name or mark, but has no `format` `password`"
            yield Problem(message, node.place, unsafe(*patches, *gone))


def _is_plain_text(node: Node) -> bool:
    return node.data.get("type") == "string" and "format" not in node.data and "enum" not in node.data


def _is_secret(node: Schema | Parameter) -> bool:
    name = _name(node)
    is_key = name == "value" and isinstance(node.parent, Schema) and "keyName" in properties_of(node.parent)
    return is_key or node.data.get("x-ms-secret") is True or _SECRET.fullmatch(name) is not None


def _name(node: Schema | Parameter) -> str:
    if isinstance(node, Schema):
        return node.name if node.is_property else ""
    name = node.data.get("name")
    return name if isinstance(name, str) else ""


RULES = (secret_not_marked,)
