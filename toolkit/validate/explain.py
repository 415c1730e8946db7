"""What an error of a JSON Schema means: the places, and a sentence for each."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from toolkit.lint.near import suggestion
from toolkit.lint.rule import quoted
from toolkit.pointer import Tokens

Error = Any  # jsonschema's ValidationError, whose stubs allow each attribute to be unset

LONGEST = 120  # characters of a message that is not ours; longer ones are dumps of data

_KINDS = {
    "array": "an array",
    "boolean": "a boolean",
    "integer": "an integer",
    "null": "null",
    "number": "a number",
    "object": "an object",
    "string": "a string",
}


class Fault(NamedTuple):
    """One thing that is wrong with the data."""

    tokens: Tokens
    message: str
    at_key: bool = False  # the key is wrong, not the value
    is_unknown: bool = False  # a member that the schema does not know


def faults(errors: Iterable[Error]) -> Iterator[Fault]:
    """Yield what is wrong, each thing once."""
    seen: set[Fault] = set()
    for error in errors:
        for cause in _causes(error):
            for fault in _EXPLANATIONS.get(str(cause.validator), _other)(cause):
                if fault not in seen:
                    seen.add(fault)
                    yield fault


def _causes(error: Error) -> Iterator[Error]:
    """Yield the errors that an error comes from: of alternatives, those of the one that is meant."""
    if not error.context:
        yield error
        return
    for cause in min(_branches(error), key=_distance):
        yield from _causes(cause)


def _branches(error: Error) -> list[list[Error]]:
    """Return the errors of each alternative."""
    return [list(branch) for _, branch in groupby(error.context, key=lambda cause: cause.schema_path[0])]


def _distance(branch: list[Error]) -> tuple[bool, int]:
    """Return how far the data is from an alternative: whether another is meant, and how much is wrong."""
    return any(_means_another(error) for error in branch), len(branch)


def _means_another(error: Error) -> bool:
    if error.context:
        return all(any(map(_means_another, branch)) for branch in _branches(error))
    if not error.path and isinstance(error.instance, dict):
        is_for_references = isinstance(error.schema, dict) and error.schema.get("required") == ["$ref"]
        return ("$ref" in error.instance) != is_for_references
    return _is_name(error)


def _is_name(error: Error) -> bool:
    """Whether the member is wrong that names the alternative, such as `in` of a parameter."""
    is_single = error.validator == "enum" and len(error.validator_value) == 1
    return is_single and [*error.absolute_path][-1:] != ["required"]


def _missing(error: Error) -> Iterator[Fault]:
    for name in error.validator_value:
        if name not in error.instance:
            yield Fault(_tokens(error), f"`{name}` is missing")


def _unknown(error: Error) -> Iterator[Fault]:
    known = error.schema.get("properties", {})
    patterns = error.schema.get("patternProperties", {})
    for key in error.instance:
        if key not in known and not any(re.search(pattern, key) for pattern in patterns):
            message = f"{quoted(key)} is not known here{suggestion(key, known)}"
            yield Fault((*_tokens(error), key), message, at_key=True, is_unknown=True)


def _not_listed(error: Error) -> Iterator[Fault]:
    is_text = isinstance(error.instance, str)
    allowed = dict.fromkeys(_shown(value) if is_text else json.dumps(value) for value in _allowed(error))
    listed = ", ".join(f"`{value}`" for value in allowed)
    relation = "is not" if len(allowed) == 1 else "is not one of"
    near = suggestion(error.instance, allowed) if is_text and len(allowed) > 1 else ""
    yield Fault(_tokens(error), f"{quoted(_shown(error.instance))} {relation} {listed}{near}")


def _allowed(error: Error) -> list[Any]:
    """Return the values of an enum; where each alternative allows one, those of all."""
    if not _is_name(error):
        return list(error.validator_value)
    outermost = error
    while outermost.parent is not None:
        outermost = outermost.parent
    names = (other for other in _leaves(outermost) if _is_name(other) and _tokens(other) == _tokens(error))
    return [name for other in names for name in other.validator_value]


def _leaves(error: Error) -> Iterator[Error]:
    if not error.context:
        yield error
    for cause in error.context or ():
        yield from _leaves(cause)


def _wrong_type(error: Error) -> Iterator[Fault]:
    wanted = error.validator_value
    kinds = [wanted] if isinstance(wanted, str) else wanted
    expected = " or ".join(_KINDS.get(kind, str(kind)) for kind in kinds)
    yield Fault(_tokens(error), f"{_described(error.instance)}, {expected} is expected")


def _wrong_text(error: Error) -> Iterator[Fault]:
    message = f"{quoted(error.instance)} does not match `{error.validator_value}`"
    if "propertyNames" in error.absolute_schema_path:
        yield Fault((*_tokens(error), error.instance), message, at_key=True)
    else:
        yield Fault(_tokens(error), message)


def _repeated(error: Error) -> Iterator[Fault]:
    for index, element in enumerate(error.instance):
        if element in error.instance[:index]:
            yield Fault((*_tokens(error), index), "this stands in the array already")


def _empty(error: Error) -> Iterator[Fault]:
    yield Fault(_tokens(error), "this is empty" if not error.instance else error.message)


def _other(error: Error) -> Iterator[Fault]:
    message = error.message if len(error.message) <= LONGEST else f"this breaks `{error.validator}`"
    yield Fault(_tokens(error), message)


_EXPLANATIONS: dict[str, Callable[[Error], Iterator[Fault]]] = {
    "additionalProperties": _unknown,
    "enum": _not_listed,
    "minItems": _empty,
    "minLength": _empty,
    "minProperties": _empty,
    "pattern": _wrong_text,
    "required": _missing,
    "type": _wrong_type,
    "uniqueItems": _repeated,
}


def _tokens(error: Error) -> Tokens:
    return tuple(error.absolute_path)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _described(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "an object stands here" if isinstance(value, dict) else "an array stands here"
    if value is None:
        return "null stands here"
    kind = "a string" if isinstance(value, str) else "a boolean" if isinstance(value, bool) else "a number"
    return f"{quoted(_shown(value))} is {kind}"
