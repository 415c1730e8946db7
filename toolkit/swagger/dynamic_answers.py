"""What a called operation answers: the schema of its success response, and what a call's paths find in it."""

from toolkit.regex import regex
from toolkit.swagger import lookup
from toolkit.swagger.dynamic_paths import names_in
from toolkit.swagger.nodes import Operation
from toolkit.swagger.schema_members import UNKNOWN, Members, follow, members

_OTHER_SUCCESS = regex(r"2[0-9][0-9]")


def answer(operation: Operation) -> Members | None:
    """Return what the success response declares; None where there is none, or none with a schema."""
    known: dict[Operation, Members | None] = lookup.once(operation.definition, "answers", dict)
    if operation not in known:
        known[operation] = _answer(operation)
    return known[operation]


def reached(operation: Operation, path: str) -> Members | None:
    """Return what a path leads to in the answer; None where that is not declared."""
    found = answer(operation)
    return None if found is None else follow(operation.definition, found, names_in(path))


def _answer(operation: Operation) -> Members | None:
    declared = operation.data.get("responses")
    if not isinstance(declared, dict):
        return UNKNOWN
    code = _success(declared)
    if code is None:
        return None
    for response in lookup.responses(operation):
        if response.code == code:
            schema = response.data.get("schema")
            return None if schema is None else members(operation.definition, schema)
    return UNKNOWN


def _success(codes: dict[str, object]) -> str | None:
    """Return the response whose schema counts: 200, or else 201, the lowest other success, or `default`."""
    others = sorted(filter(_OTHER_SUCCESS.fullmatch, codes))
    return next((code for code in ("200", "201", *others, "default") if code in codes), None)
