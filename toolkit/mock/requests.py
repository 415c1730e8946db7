"""What a request brings: parameters that the operation demands, and a body that its schema allows."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from toolkit.mock.call import Call
from toolkit.mock.errors import bad_content, bad_parameter, refused
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Operation
from toolkit.swagger.schema_references import closure, mapped, referred
from toolkit.swagger.values import fits
from toolkit.syntax.json_text import parse
from toolkit.syntax.spot import SyntaxProblem

if TYPE_CHECKING:
    from jsonschema_rs import Draft4Validator

MOST_BYTES = 4 * 1024 * 1024  # as Resource Manager
_DEEPEST = 64
_TOLD = 5  # errors of a body
_LONGEST = 200  # characters of an error that quotes the body


def check_query(operation: Operation, call: Call) -> None:
    """Refuse a query that lacks what is required, or has it in a wrong type; not the api-version."""
    for parameter in lookup.effective_parameters(operation):
        name, declared = parameter.data.get("name"), parameter.data.get("type")
        if parameter.location != "query" or not isinstance(name, str) or name.lower().endswith("api-version"):
            continue
        value = call.asked(name.lower())
        if value is None and parameter.data.get("required") is True and "default" not in parameter.data:
            raise bad_parameter(name, "it is required")
        if value is not None and declared in {"integer", "number", "boolean"} and not fits(value, declared):
            raise bad_parameter(name, f"it is no {declared}")


def body(operation: Operation, call: Call, *, is_json: bool) -> Any:
    """Return the body, which the schema allows; None where the operation takes none, or none is sent.

    `is_json` is whether it can be nothing else; of other services only what says so is looked at.
    """
    schema = lookup.body_schema(operation)
    if len(call.body) > MOST_BYTES:
        raise refused(
            413, "RequestContentTooLarge", f"The request content is larger than {MOST_BYTES} bytes."
        )
    if schema is None:
        return None
    parameter = schema.parent.data
    if not call.body.strip():
        if parameter.get("required") is True:
            raise bad_content("The request content is empty")
        return None
    media_type = call.headers.get("content-type", "application/json")
    if "json" not in media_type.lower():
        if not is_json:
            return None
        message = (
            f"The content media type '{media_type[:_LONGEST]}' is not supported. Only 'application/json' is."
        )
        raise refused(415, "UnsupportedMediaType", message)
    data = _parsed(call.body)
    errors = list(_errors(operation, schema.data, _without_nulls(data)))
    if errors:
        raise bad_content(errors[0], errors)
    return data


def _parsed(content: bytes) -> Any:
    try:
        data = parse(content.decode("utf-8-sig")).data
        json.dumps(data, allow_nan=False, ensure_ascii=False).encode()  # what no answer could hold
    except SyntaxProblem as problem:
        raise bad_content(f"The content is no JSON: {problem.reason}") from problem
    except ValueError as error:
        raise bad_content(f"The content is no JSON: {str(error)[:_LONGEST]}") from error
    if _is_deep(data):
        raise bad_content(f"The content is nested in more than {_DEEPEST} levels")
    return data


def _is_deep(data: Any) -> bool:
    level = [data]
    for _ in range(_DEEPEST):
        level = [child for value in level for child in _children(value)]
    return bool(level)


def _children(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _without_nulls(data: Any) -> Any:
    """Return the value without members that are null, which services take as not sent."""
    if isinstance(data, dict):
        return {name: _without_nulls(value) for name, value in data.items() if value is not None}
    return [_without_nulls(value) for value in data] if isinstance(data, list) else data


def _errors(operation: Operation, schema: Data, data: Any) -> Iterator[str]:
    validator = _validator(operation, schema)
    if validator is None:
        return
    for _, error in zip(range(_TOLD), validator.iter_errors(data), strict=False):
        place = "/".join(map(str, error.instance_path))
        yield f"{error.message[:_LONGEST]} (at '/{place}')"


def _validator(operation: Operation, schema: Data) -> "Draft4Validator | None":
    """Return what checks bodies of an operation; None where its schema is none."""
    known: dict[int, Draft4Validator | None] = lookup.once(operation.definition, "mock_validators", dict)
    if id(schema) not in known:
        members = lookup.members(operation.definition, "definitions")
        names = closure(referred(schema), members)
        whole = {**schema, "definitions": {name: members[name] for name in sorted(names)}}
        known[id(schema)] = _compiled(whole) or _compiled(mapped(whole, _without_pattern))
    return known[id(schema)]


def _compiled(schema: Data) -> "Draft4Validator | None":
    # Loading it takes as long as linting a small definition.
    from jsonschema_rs import Draft4Validator, RegexOptions

    try:
        return Draft4Validator(schema, pattern_options=RegexOptions(), validate_formats=False)
    except ValueError:  # no schema at all, or a pattern that looks around itself
        return None


def _without_pattern(data: Data) -> Data:
    return {key: value for key, value in data.items() if not (key == "pattern" and isinstance(value, str))}
