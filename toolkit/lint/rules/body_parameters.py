"""Rules about what a schema is for: a body has one that says everything, other parameters have none."""

from collections.abc import Iterator
from typing import Any

from toolkit.finding import Fix
from toolkit.lint.fragments import IN_BODY, has, lacks, when
from toolkit.lint.rule import ERROR, IMPORT, SAFE, UNSAFE, Example, Problem, quoted, rule, safe, unsafe
from toolkit.patch import Put, Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Parameter, Schema
from toolkit.swagger.walk import is_reference

# Swagger 2.0, Parameter Object: what describes the type of a parameter other than a body.
_OF_FORM = ("allowEmptyValue", "collectionFormat")  # no schema has them
_OF_TYPE = (
    *("type", "format", "items", "default", "enum", "multipleOf", "pattern", "uniqueItems"),
    *("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
    *("maxLength", "minLength", "maxItems", "minItems"),
)
_SCALARS = ("string", "number", "integer", "boolean")
_DYNAMIC = (
    "x-ms-dynamic-values",
    "x-ms-dynamic-list",
    "x-ms-dynamic-schema",
    "x-ms-dynamic-properties",
    "x-ms-dynamic-tree",
)


def _body(**members: Any) -> Data:
    return {"name": "body", "in": "body", **members}


def _query(**members: Any) -> Data:
    return {"name": "q", "in": "query", **members, "x-ms-summary": "Query", "description": "The query."}


@rule(
    Parameter,
    name="BodyParameterSchemaRequired",
    severity=ERROR,
    phase=IMPORT,
    silent_if=when(IN_BODY, has({"schema": {}})),
    fix=UNSAFE,
    examples=[
        Example(bad=_body(), good=_body(schema={"type": "object"})),
        Example(bad=_body(type="string", maxLength=9), good=_body(schema={"type": "string", "maxLength": 9})),
    ],
)
def body_parameter_schema_required(parameter: Parameter) -> Iterator[Problem]:
    """Makers see the fields of a body, and those stand in its schema."""
    if parameter.location == "body" and "schema" not in parameter.data:
        message = f"body parameter {_name(parameter)} has no `schema`"
        yield Problem(message, parameter.place, _made_schema(parameter))


def _made_schema(parameter: Parameter) -> Fix | None:
    """Make a schema of what stands beside it, where that is a type; else the body is any object."""
    misplaced = [key for key in (*_OF_TYPE, *_OF_FORM) if key in parameter.data]
    schema = {key: parameter.data[key] for key in misplaced if key in _OF_TYPE} or {"type": "object"}
    if schema.get("type") not in (*_SCALARS, "object") and not _is_list(schema):
        return None
    removed = (Remove((*parameter.tokens, key)) for key in misplaced)
    return unsafe(Put((*parameter.tokens, "schema"), schema), *removed)


@rule(
    Parameter,
    name="NonBodyParameterSchemaNotValid",
    severity=ERROR,
    phase=IMPORT,
    keys=["schema"],
    fix=SAFE,
    examples=[
        Example(
            bad=_query(schema={"type": "string", "enum": ["a", "b"]}),
            good=_query(type="string", enum=["a", "b"]),
            at="/schema",
        ),
        Example(
            bad=_query(type="string", schema={"type": "integer"}),
            good=_body(schema={"type": "integer"}),
            at="/schema",
        ),
    ],
)
def non_body_parameter_schema_not_valid(parameter: Parameter) -> Iterator[Problem]:
    """OpenAPI 3 describes every parameter by a schema; in Swagger 2.0 only a body has one, others have a type."""
    if parameter.location != "body":
        message = f"`schema` is for body parameters; say the type of {_name(parameter)} beside its name"
        yield Problem(message, parameter.place / "schema", _lifted(parameter))


def _lifted(parameter: Parameter) -> Fix | None:
    """Lift what the schema says to the parameter, whose own word counts where both speak."""
    written = parameter.data["schema"]
    schema = lookup.resolved(parameter.definition, written, Schema) if isinstance(written, dict) else None
    if schema is None or not schema.keys() <= {*_OF_TYPE, "description"}:
        return None
    if schema.get("type") not in _SCALARS and not _is_list(schema):
        return None
    removed = Remove((*parameter.tokens, "schema"))
    if parameter.data.get("type", schema["type"]) != schema["type"]:
        return safe(removed)
    puts = (Put((*parameter.tokens, key), schema[key]) for key in schema if key not in parameter.data)
    return safe(removed, *puts)


def _is_list(schema: Data) -> bool:
    """Whether it is an array as a parameter can be one: of scalars."""
    items = schema.get("items")
    is_plain = isinstance(items, dict) and items.keys() <= {*_OF_TYPE} and items.get("type") in _SCALARS
    return schema.get("type") == "array" and is_plain


@rule(
    Parameter,
    name="BodyParameterPropertyNotValid",
    severity=ERROR,
    phase=IMPORT,
    keys=(*_OF_TYPE, *_OF_FORM),
    silent_if=when(IN_BODY, lacks(*_OF_TYPE, *_OF_FORM)),
    fix=SAFE,
    examples=[
        Example(
            bad=_body(type="object", schema={"type": "object"}),
            good=_body(schema={"type": "object"}),
            at="/type",
        ),
        Example(
            bad=_body(type="string", maxLength=9, schema={"type": "string"}),
            good=_body(schema={"type": "string", "maxLength": 9}),
            at="/maxLength",
        ),
    ],
)
def body_parameter_property_not_valid(parameter: Parameter) -> Iterator[Problem]:
    """What describes a body stands in its schema; beside the schema nobody reads it."""
    if parameter.location == "body":
        for key in parameter.data:
            if key in _OF_TYPE or key in _OF_FORM:
                message = f"`{key}` of a body parameter belongs in its `schema`"
                yield Problem(message, parameter.place / key, _moved(parameter, key), at_key=True)


@rule(
    Parameter,
    name="DynamicExtensionDefinitionNotAllowedInParameter",
    severity=ERROR,
    phase=IMPORT,
    keys=_DYNAMIC,
    fix=SAFE,
    examples=[
        Example(
            bad=_body(
                schema={"type": "object"},
                **{
                    "x-ms-dynamic-schema": {
                        "operationId": "ListColors",
                        "parameters": {"palette": "basic"},
                        "value-path": "schema",
                    }
                },
            ),
            good=_body(
                schema={
                    "type": "object",
                    "x-ms-dynamic-schema": {
                        "operationId": "ListColors",
                        "parameters": {"palette": "basic"},
                        "value-path": "schema",
                    },
                },
            ),
            at="/x-ms-dynamic-schema",
        )
    ],
)
def dynamic_extension_definition_not_allowed_in_parameter(parameter: Parameter) -> Iterator[Problem]:
    """The fields of a body that are found out while a flow is written are described by its schema."""
    if parameter.location == "body":
        for key in _DYNAMIC:
            if key in parameter.data:
                message = f"`{key}` of a body parameter belongs in its `schema`"
                yield Problem(message, parameter.place / key, _moved(parameter, key), at_key=True)


def _moved(parameter: Parameter, key: str) -> Fix | None:
    """Move a member into the schema; remove it where the schema has its own, or can have none."""
    schema = parameter.data.get("schema")
    if not isinstance(schema, dict) or is_reference(schema) or parameter.data.get("type") == "file":
        return None
    removed = Remove((*parameter.tokens, key))
    if key in schema or key in _OF_FORM:
        return safe(removed)
    # What was said of one type need not hold for another.
    if key in _OF_TYPE and "type" in schema and schema["type"] != parameter.data.get("type"):
        return None
    return safe(removed, Put((*parameter.tokens, "schema", key), parameter.data[key]))


def _name(parameter: Parameter) -> str:
    return quoted(parameter.data.get("name"))


RULES = (
    body_parameter_schema_required,
    non_body_parameter_schema_not_valid,
    body_parameter_property_not_valid,
    dynamic_extension_definition_not_allowed_in_parameter,
)
