"""Rules about resources as definitions describe them."""

import re
from collections.abc import Iterator

from toolkit.arm import resources
from toolkit.lint.rule import ERROR, SAFE, UNSAFE, Example, Problem, quoted, safe, unsafe
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import RESOURCE, VM, Data, answering, item
from toolkit.patch import Put
from toolkit.swagger import lookup, schema_members, schema_trees
from toolkit.swagger.nodes import ApiDefinition, Reference, Schema
from toolkit.swagger.walk import is_reference

_STATE = "provisioningState"
_FINAL = ("Succeeded", "Failed", "Canceled")
_OWN = ("id", "name", "type")
_READ_ONLY = {"type": "string", "readOnly": True}

# From the original: words of at most three capitals; what starts with an at sign belongs to OData.
_CAMEL_CASE = re.compile(r"[a-z0-9$-]++(?:[A-Z]{1,3}[a-z0-9$-]++)*+(?:[A-Z]{1,3})?|@.*")


def _answered(model: Data) -> Data:
    """Return a definition with a model and an operation that answers it."""
    machine = answering("GetMachine", {"$ref": "#/definitions/Machine"})
    return {"definitions": {"Machine": model}, "paths": item(VM, get=machine)}


def _with_state(**state: object) -> Data:
    return _answered({"type": "object", "properties": {_STATE: {"type": "string"} | state}})


def _with_tags(tags: Data) -> Data:
    return _answered(RESOURCE | {"properties": {"tags": tags}})


@arm_rule(
    "AR160",
    "ProvisioningStateMustBeReadOnly",
    Schema,
    Reference,
    severity=ERROR,
    fix=SAFE,
    examples=[
        Example(
            bad=_with_state(),
            good=_with_state(readOnly=True),
            at=f"/definitions/Machine/properties/{_STATE}",
            part="definition",
        )
    ],
)
def provisioning_state_must_be_read_only(node: Schema | Reference) -> Iterator[Problem]:
    """The provider says how far it is; a maker who is asked for it can only be wrong."""
    if node.steps != ("properties", _STATE) or resources.is_read_only(node.definition, node.data):
        return
    schema = lookup.followed(node)
    top = node.parent.root if isinstance(node.parent, Schema) else None
    if schema is not None and top is not None and _is_answered(top):
        fix = safe(Put((*schema.tokens, "readOnly"), True))
        yield Problem(f"`{_STATE}` is not `readOnly`", node.place, fix, at_key=True)


def _is_answered(top: Schema) -> bool:
    """Whether a tree is one of a response, or a definition that some response leads to."""
    if isinstance(top.parent, ApiDefinition):
        return top.name in schema_trees.definitions_of_output(top.definition)
    return not top.is_input


@arm_rule(
    "AR161",
    "ProvisioningStateValidation",
    Schema,
    severity=ERROR,
    keys=["enum"],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_with_state(readOnly=True, enum=["Creating", "Succeeded"]),
            good=_with_state(readOnly=True, enum=["Creating", *_FINAL]),
            at=f"/definitions/Machine/properties/{_STATE}/enum",
            part="definition",
        )
    ],
)
def provisioning_state_validation(schema: Schema) -> Iterator[Problem]:
    """Whoever waits for a resource waits for one of these three; without them the waiting never ends."""
    values = schema.data["enum"]
    if schema.name.lower() == _STATE.lower() and isinstance(values, list):
        known = {str(value).lower() for value in values}
        missing = [value for value in _FINAL if value.lower() not in known]
        if missing:
            message = f"`{_STATE}` cannot be {' or '.join(map(quoted, missing))}"
            fix = unsafe(Put((*schema.tokens, "enum"), [*values, *missing]))
            yield Problem(message, schema.place / "enum", fix, at_key=True)


@arm_rule(
    "AR162",
    "RequiredPropertiesMissingInResourceModel",
    ApiDefinition,
    severity=ERROR,
    keys=["definitions"],
    examples=[
        Example(
            bad=_answered(RESOURCE),
            good=_answered(RESOURCE | {"properties": dict.fromkeys(_OWN, _READ_ONLY)}),
            at="/definitions/Machine",
            part="definition",
        )
    ],
)
def required_properties_missing_in_resource_model(definition: ApiDefinition) -> Iterator[Problem]:
    """By its `id` a resource is found again, in every provider; `name` and `type` say what was found."""
    for name, data in _resource_models(definition).items():
        model = schema_members.members(definition, data)
        missing = [key for key in _OWN if not _is_read_only(definition, model.properties.get(key))]
        if missing and model.is_complete:
            message = f"resource {quoted(name)} has no read-only {', '.join(map(quoted, missing))}"
            yield Problem(message, definition.place / "definitions" / name, at_key=True)


def _is_read_only(definition: ApiDefinition, data: object) -> bool:
    """Whether a property is read only, or refers to what is not in this file."""
    is_unknown = isinstance(data, dict) and not schema_members.members(definition, data).is_complete
    return is_unknown or resources.is_read_only(definition, data)


@arm_rule(
    "AR163",
    "AzureResourceTagsSchema",
    ApiDefinition,
    severity=ERROR,
    keys=["definitions"],
    examples=[
        Example(
            bad=_with_tags({"type": "object"}),
            good=_with_tags({"type": "object", "additionalProperties": {"type": "string"}}),
            at="/definitions/Machine",
            part="definition",
        )
    ],
)
def azure_resource_tags_schema(definition: ApiDefinition) -> Iterator[Problem]:
    """Tags are names with texts in all of Azure; Resource Manager keeps nothing else."""
    for name, data in _resource_models(definition).items():
        model = schema_members.members(definition, data)
        tags = schema_members.members(definition, model.properties.get("tags"))
        values = schema_members.members(definition, tags.data.get("additionalProperties"))
        is_told = tags.is_complete and (values.is_complete or not is_reference(values.data))
        if "tags" in model.properties and is_told and values.type != "string":
            message = f"`tags` of resource {quoted(name)} have no `additionalProperties` of type string"
            yield Problem(message, definition.place / "definitions" / name, at_key=True)


def _resource_models(definition: ApiDefinition) -> dict[str, Data]:
    """Return the definitions of resources that operations answer."""
    return lookup.once(definition, "arm_resource_models", lambda: _find_models(definition))


def _find_models(definition: ApiDefinition) -> dict[str, Data]:
    found: dict[str, Data] = {}
    for operation in lookup.operations(definition):
        if operation.method not in ("get", "put", "patch"):
            continue
        reference = resources.reference_of(
            resources.schema_of(resources.response_of(operation, "200", "201"))
        )
        name = lookup.target_name(reference, Schema)
        data = lookup.target_of(definition, reference, Schema)
        if name is not None and data is not None and resources.is_resource(definition, data):
            found.setdefault(name, data)
    return found


@arm_rule(
    "AR164",
    "DefinitionsPropertiesNamesCamelCase",
    Schema,
    severity=ERROR,
    keys=["properties"],
    examples=[
        Example(
            bad={"type": "object", "properties": {"VmSize": {"type": "string"}}},
            good={"type": "object", "properties": {"vmSize": {"type": "string"}}},
            at="/properties/VmSize",
        )
    ],
)
def definitions_properties_names_camel_case(schema: Schema) -> Iterator[Problem]:
    """Clients in many languages make their own names of these, by one rule for all of Azure."""
    properties = schema.data["properties"]
    for name in properties if isinstance(properties, dict) else ():
        if not _CAMEL_CASE.fullmatch(name):
            message = f"property {quoted(name)} is not in lower camel case"
            yield Problem(message, schema.place / "properties" / name, at_key=True)


@arm_rule(
    "AR165",
    "MutabilityWithReadOnly",
    Schema,
    severity=ERROR,
    keys=["x-ms-mutability"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={
                "description": "OK",
                "schema": {"type": "string", "readOnly": True, "x-ms-mutability": ["read", "create"]},
            },
            good={
                "description": "OK",
                "schema": {"type": "string", "readOnly": True, "x-ms-mutability": ["read"]},
            },
            at="/schema/x-ms-mutability",
            part="response",
        )
    ],
)
def mutability_with_read_only(schema: Schema) -> Iterator[Problem]:
    """One of the two says that the property can be sent, the other that it cannot."""
    mutability, read_only = schema.data["x-ms-mutability"], schema.data.get("readOnly")
    if not isinstance(mutability, list) or not mutability or not isinstance(read_only, bool):
        return
    if read_only != (mutability == ["read"]):
        message = f"`x-ms-mutability` of {', '.join(map(str, mutability))} contradicts `readOnly`"
        place = schema.place / "x-ms-mutability"
        yield Problem(message, place, unsafe(Put(place.tokens, ["read"])) if read_only else None, at_key=True)


RULES = (
    provisioning_state_must_be_read_only,
    provisioning_state_validation,
    required_properties_missing_in_resource_model,
    azure_resource_tags_schema,
    definitions_properties_names_camel_case,
    mutability_with_read_only,
)
