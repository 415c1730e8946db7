"""Resources as operations show them: what they answer, what they are asked for, and what is unknown.

A file of a specification refers to others. Those are not read, and what depends on them is unknown.
"""

from toolkit.arm.resource_path import ResourcePath
from toolkit.swagger import lookup, schema_members
from toolkit.swagger.nodes import ApiDefinition, Data, Node, Operation, Parameter, Response
from toolkit.swagger.schema_members import Members
from toolkit.swagger.walk import is_reference

RESOURCE = "x-ms-azure-resource"


def path_of(operation: Operation) -> ResourcePath:
    return ResourcePath.parse(operation.path)


def parameters_are_known(operation: Operation) -> bool:
    """Whether all parameters that apply stand in this file."""
    return all(
        lookup.resolved(operation.definition, data, Parameter) is not None
        for node in (operation, operation.parent)
        for _, data in lookup.objects(node.data.get("parameters"))
    )


def body_of(operation: Operation) -> Parameter | None:
    """Return the body parameter."""
    parameters = lookup.effective_parameters(operation)
    return next((parameter for parameter in parameters if parameter.location == "body"), None)


def response_of(operation: Operation, *codes: str) -> Response | None:
    """Return the first response among the codes that has a schema."""
    found = {response.code: response for response in lookup.responses(operation)}
    with_schema = (found[code] for code in codes if code in found and schema_of(found[code]) is not None)
    return next(with_schema, None)


def is_inline(response: Response) -> bool:
    """Whether a response of an operation is written there, not referred to."""
    return response.parent.data["responses"][response.code] is response.data


def schema_of(node: Node | None) -> Data | None:
    """Return the schema of a body or response as written."""
    schema = node.data.get("schema") if node is not None else None
    return schema if isinstance(schema, dict) else None


def members_of(node: Node | None) -> Members:
    """Return what the schema of a body or response declares."""
    return (
        schema_members.UNKNOWN if node is None else schema_members.members(node.definition, schema_of(node))
    )


def bag_of(definition: ApiDefinition, resource: Members) -> Members:
    """Return what a resource declares in `properties`, where most of it stands."""
    return schema_members.members(definition, resource.properties.get("properties"))


def is_resource(definition: ApiDefinition, schema: Data) -> bool:
    """Whether the schema, or one that it is composed of, is marked as a resource."""
    parts = schema_members.parts(definition, schema)
    return any(part is not None and part.get(RESOURCE) is True for part in parts)


def is_read_only(definition: ApiDefinition, data: object) -> bool:
    """Whether a property is read only: said beside its reference, or where that leads."""
    return isinstance(data, dict) and (
        data.get("readOnly") is True or schema_members.members(definition, data).data.get("readOnly") is True
    )


def reference_of(schema: object) -> str | None:
    """Return what a schema refers to, if it is a reference."""
    if not isinstance(schema, dict) or not is_reference(schema):
        return None
    target = schema["$ref"]
    return target if isinstance(target, str) else None
