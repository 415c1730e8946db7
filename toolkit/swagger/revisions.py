"""Revisions: operations that do the same, of which a newer one is to replace the older ones."""

import re
from collections import defaultdict
from typing import Any

from toolkit.regex import regex
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data, Operation

ANNOTATION = "x-ms-api-annotation"

_SUFFIX = regex(r"_?[vV]([1-9][0-9]{0,5})")


def annotation_of(data: Data) -> Data:
    """Return the annotation of an operation or of `info`; empty where there is none."""
    value = data.get(ANNOTATION)
    return value if isinstance(value, dict) else {}


def revision_of(operation: Operation) -> Any:
    """Return the revision as written; None where there is none."""
    return annotation_of(operation.data).get("revision")


def family_of(operation: Operation) -> str:
    """Return the family's name: the annotation's, or the operationId."""
    family = annotation_of(operation.data).get("family")
    return family if isinstance(family, str) else operation.id


def is_active(operation: Operation) -> bool:
    return operation.data.get("deprecated") is not True


def families(definition: ApiDefinition) -> dict[str, list[Operation]]:
    """Return the operations by family, in document order."""
    return lookup.once(definition, "families", lambda: _families(definition))


def number_in(operation_id: str) -> int | None:
    """Return the number at the end of an operationId: `GetRoom_V2` has 2."""
    _, suffix = _split(operation_id)
    return int(suffix[1]) if suffix else None


def with_number(operation_id: str, number: int) -> str:
    """Return the operationId with the number at its end, in place of any other."""
    stem, suffix = _split(operation_id)
    written = suffix[0] if suffix else "_V"
    return f"{stem}{written.rstrip('0123456789')}{number}"


def _split(operation_id: str) -> tuple[str, re.Match[str] | None]:
    start = len(operation_id.rstrip("0123456789")) - 1
    start -= operation_id[start - 1 : start] == "_"
    suffix = _SUFFIX.fullmatch(operation_id, start) if start > 0 else None
    return operation_id[:start] if suffix else operation_id, suffix


def _families(definition: ApiDefinition) -> dict[str, list[Operation]]:
    found: dict[str, list[Operation]] = defaultdict(list)
    for operation in lookup.operations(definition):
        found[family_of(operation)].append(operation)
    found.pop("", None)  # operations without an id and a family are no family
    return found
