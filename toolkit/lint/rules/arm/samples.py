"""What the examples of the rules change: operations of virtual machines."""

import re
from typing import Any

from toolkit.lint.rule import Example
from toolkit.pointer import Token, render

Data = dict[str, Any]

SUBSCRIPTION = "/subscriptions/{subscriptionId}"
GROUP = f"{SUBSCRIPTION}/resourceGroups/{{resourceGroupName}}"
COMPUTE = "/providers/Microsoft.Compute"
VMS = f"{GROUP}{COMPUTE}/virtualMachines"
VM = f"{VMS}/{{vmName}}"

API_VERSION = {
    "name": "api-version",
    "in": "query",
    "required": True,
    "type": "string",
    "default": "2024-07-01",
    "x-ms-visibility": "internal",
}
RESOURCE: Data = {
    "type": "object",
    "x-ms-azure-resource": True,
    "properties": {"id": {"type": "string", "readOnly": True}, "location": {"type": "string"}},
}


def variable(name: str, **more: Any) -> Data:
    """Return the parameter of a path variable."""
    words = " ".join(re.findall(r"[A-Z]?[a-z]+", name)).lower()
    texts = {"x-ms-summary": words.capitalize(), "description": f"The {words}."}
    encoding = {"x-ms-url-encoding": "single"}
    return {"name": name, "in": "path", "required": True, "type": "string"} | texts | encoding | more


def operation(name: str, *codes: str, **more: Any) -> Data:
    """Return an operation with responses of these codes; the first of 200 and 201 has a schema."""
    words = " ".join(re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]+", name)).lower().capitalize()
    responses: Data = {code: {"description": "Done."} for code in codes or ("200",)}
    first = next((code for code in ("200", "201") if code in responses), None)
    if first is not None and not name.startswith("Delete"):
        responses[first]["schema"] = RESOURCE
    has_fields = any("schema" in response for response in responses.values()) or "responses" in more
    visibility = {} if has_fields else {"x-ms-visibility": "internal"}
    return (
        {
            "operationId": name,
            "summary": words,
            "description": f"{words} in Azure.",
            "parameters": [API_VERSION],
            "responses": responses | {"default": {"description": "The call failed."}},
        }
        | visibility
        | more
    )


def answering(name: str, schema: Data, code: str = "200", **more: Any) -> Data:
    """Return an operation that answers with the schema."""
    responses = {code: {"description": "Done.", "schema": schema}}
    return operation(name, responses=responses | {"default": {"description": "The call failed."}}, **more)


def with_body(name: str, schema: Data, *codes: str, **more: Any) -> Data:
    """Return an operation that is sent the schema."""
    return operation(name, *codes, parameters=[API_VERSION, body(schema)], **more)


def item(path: str, **operations: Data) -> Data:
    """Return a path with these operations, and the parameters of its variables."""
    variables = [variable(name) for name in re.findall(r"\{(\w+)\}", path)]
    return {path: {"parameters": variables, **operations} if variables else operations}


def body(schema: Data, **more: Any) -> Data:
    return {"name": "body", "in": "body", "required": True, "schema": schema} | more


def example(method: str, bad: Data, good: Data, *at: Token, path: str = VM) -> Example:
    """Return an example of one operation; the finding is at or below it."""
    return Example(
        bad=item(path, **{method: bad}),
        good=item(path, **{method: good}),
        at=render((path, method, *at)),
        part="paths",
    )


def moved(bad: str, good: str, method: str, operation: Data) -> Example:
    """Return an example of one operation whose path is wrong."""
    wrong, right = ({method: operation} for _ in range(2))
    return Example(bad=item(bad, **wrong), good=item(good, **right), at=render((bad,)), part="paths")
