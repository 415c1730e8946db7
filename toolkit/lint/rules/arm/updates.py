"""Rules about operations that change a resource: what their body may say."""

from collections.abc import Iterator
from itertools import islice

from toolkit.arm import resources
from toolkit.lint.rule import ERROR, Example, Problem, quoted
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import API_VERSION, VM, Data, answering, body, example, item, with_body
from toolkit.pointer import render
from toolkit.swagger import lookup, schema_members
from toolkit.swagger.nodes import ApiDefinition, Operation, PathItem
from toolkit.swagger.schema_members import Members

_FIXED = ("id", "name", "type", "location")
_FIXED_IN_BAG = ("provisioningState",)
_MOST = 5_000  # objects compared in one body; the largest of Azure have some hundred
_SIZE: Data = {"size": {"type": "string"}}
_NAME: Data = {"name": {"type": "string"}}
_READ_ONLY_NAME: Data = {"name": {"type": "string", "readOnly": True}}


def _patch(sent: Data, answered: Data | None = None) -> Data:
    patch = answering("UpdateMachine", _object(answered if answered is not None else sent))
    return patch | {"parameters": [API_VERSION, body(_object(sent))]}


def _object(properties: Data) -> Data:
    return {"type": "object", "properties": properties}


@arm_rule(
    "AR180",
    "ConsistentPatchProperties",
    Operation,
    severity=ERROR,
    examples=[
        example("patch", _patch(_SIZE, _NAME), _patch(_SIZE, _SIZE | _NAME), "parameters", 1),
    ],
)
def consistent_patch_properties(operation: Operation) -> Iterator[Problem]:
    """A change says what a field of the resource is to be; a field that the resource lacks cannot become anything."""
    if operation.method != "patch":
        return
    body, response = resources.body_of(operation), _resource_of(operation)
    if body is None or response is None:
        return
    for name in _absent(operation.definition, resources.members_of(body), response):
        yield Problem(f"the resource has no {quoted(name)}, which the body of the PATCH has", body.place)


def _resource_of(operation: Operation) -> Members | None:
    """Return the resource that a PATCH changes: what it answers, or what a GET answers there."""
    reading = (one for one in lookup.operations_of(operation.parent) if one.method == "get")
    for one in (operation, *reading):
        response = resources.response_of(one, "200", "201")
        if response is not None:
            return resources.members_of(response)
    return None


@arm_rule(
    "AR181",
    "PatchPropertiesCorrespondToPutProperties",
    PathItem,
    severity=ERROR,
    keys=["patch"],
    examples=[
        Example(
            bad=item(VM, put=with_body("PutMachine", _object(_NAME)), patch=_patch(_SIZE)),
            good=item(VM, put=with_body("PutMachine", _object(_SIZE | _NAME)), patch=_patch(_SIZE)),
            at=render((VM, "patch", "parameters", 1)),
            part="paths",
        )
    ],
)
def patch_properties_correspond_to_put_properties(item: PathItem) -> Iterator[Problem]:
    """What can be changed could have been said when the resource was made.

    What the resource does not have at all is told by ConsistentPatchProperties.
    """
    operations = {operation.method: operation for operation in lookup.operations_of(item)}
    if "patch" not in operations or "put" not in operations:
        return
    sent, made = (resources.body_of(operations[method]) for method in ("patch", "put"))
    if sent is None or made is None:
        return
    changed, resource = resources.members_of(sent), _resource_of(operations["patch"])
    unknown = set() if resource is None else set(_absent(item.definition, changed, resource))
    for name in _absent(item.definition, changed, resources.members_of(made)):
        if name not in unknown:
            yield Problem(
                f"the body of the PUT has no {quoted(name)}, which that of the PATCH has", sent.place
            )


@arm_rule(
    "AR182",
    "UnSupportedPatchProperties",
    Operation,
    severity=ERROR,
    examples=[
        example("patch", _patch(_NAME | _SIZE), _patch(_READ_ONLY_NAME | _SIZE), "parameters", 1),
        example(
            "patch",
            _patch({"location": {"type": "string"}}),
            _patch({"location": {"type": "string", "x-ms-mutability": ["create", "read"]}}),
            "parameters",
            1,
        ),
    ],
)
def un_supported_patch_properties(operation: Operation) -> Iterator[Problem]:
    """A resource keeps its name, type and place; one that moves is another."""
    body = resources.body_of(operation) if operation.method == "patch" else None
    if body is None:
        return
    resource = resources.members_of(body)
    bag = resources.bag_of(operation.definition, resource)
    asked = {name: resource.properties.get(name) for name in _FIXED}
    asked |= {f"properties.{name}": bag.properties.get(name) for name in _FIXED_IN_BAG}
    for name, data in asked.items():
        if isinstance(data, dict) and _can_change(operation.definition, data):
            yield Problem(f"{quoted(name)} can be sent, but not be changed; make it `readOnly`", body.place)


def _can_change(definition: ApiDefinition, data: Data) -> bool:
    known = schema_members.members(definition, data)
    mutability = data.get("x-ms-mutability", known.data.get("x-ms-mutability"))
    is_fixed = isinstance(mutability, list) and "update" not in mutability
    return known.is_complete and not is_fixed and not resources.is_read_only(definition, data)


@arm_rule(
    "AR183",
    "PatchBodyParametersSchema",
    Operation,
    severity=ERROR,
    examples=[
        example(
            "patch",
            _patch({"size": {"type": "string", "default": "small"}}),
            _patch(_SIZE),
            "parameters",
            1,
        ),
        example(
            "patch",
            _patch({"disk": {"type": "object", "required": ["size"], "properties": _SIZE}}),
            _patch({"disk": {"type": "object", "properties": _SIZE}}),
            "parameters",
            1,
        ),
    ],
)
def patch_body_parameters_schema(operation: Operation) -> Iterator[Problem]:
    """What is not sent stays as it is: nothing is required, and a default would change what nobody meant.

    The property that tells kinds apart has to be sent all the same.
    """
    body = resources.body_of(operation) if operation.method == "patch" else None
    if body is None:
        return
    for name, parent, data in islice(_below(operation.definition, resources.members_of(body)), _MOST):
        key = name.rpartition(".")[2]
        if data.get("default"):
            yield Problem(f"{quoted(name)} has a default", body.place)
        if key in parent.required and parent.data.get("discriminator") != key:
            yield Problem(f"{quoted(name)} is required", body.place)
        if data.get("x-ms-mutability") == ["create"]:
            yield Problem(f"{quoted(name)} can be sent only to make a resource", body.place)


def _below(definition: ApiDefinition, top: Members) -> Iterator[tuple[str, Members, Data]]:
    """Yield all properties, each with its path and the object that declares it, each object once."""
    pending = [("", top)]
    seen: set[int] = set()
    while pending:
        path, members = pending.pop()
        if id(members.data) in seen:
            continue
        seen.add(id(members.data))
        for name, data in members.properties.items():
            property_ = schema_members.members(definition, data)
            yield path + name, members, property_.data
            pending.append((f"{path}{name}.", property_))


def _absent(definition: ApiDefinition, sent: Members, known: Members) -> Iterator[str]:
    """Yield the paths of what is sent but not known; an object that may have any property knows all."""
    pending = [("", sent, known)]
    seen: set[tuple[int, int]] = set()
    while pending and len(seen) < _MOST:
        path, one, other = pending.pop()
        pair = id(one.data), id(other.data)
        if pair in seen or not other.is_complete or other.data.get("additionalProperties"):
            continue
        seen.add(pair)
        for name, data in one.properties.items():
            if name not in other.properties:
                yield path + name
                continue
            here, there = (
                schema_members.members(definition, schema) for schema in (data, other.properties[name])
            )
            pending.append((f"{path}{name}.", here, there))


RULES = (
    consistent_patch_properties,
    patch_properties_correspond_to_put_properties,
    un_supported_patch_properties,
    patch_body_parameters_schema,
)
