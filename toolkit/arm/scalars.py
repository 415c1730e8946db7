"""Schemas without parts, and the keywords that arrays and maps have besides theirs."""

from typing import Any

from toolkit.arm import keywords
from toolkit.arm.composition import Use
from toolkit.arm.dynamic import location_choices
from toolkit.arm.options import ImportOptions
from toolkit.arm.pruning import NEXT_LINKS, Scope
from toolkit.arm.views import View
from toolkit.arm.wording import texts
from toolkit.swagger.nodes import Data

_ADVANCED_FROM = 2  # levels below the resource


def scalar(schema: Use, scope: Scope, name: str, options: ImportOptions, *, is_required: bool) -> Data:
    """Return the keywords of a string, a number, a boolean, or of what may be anything."""
    declared, said = schema.shape.type, schema.said
    found = keywords.type_and_format(declared, said)
    listed = keywords.choices(declared, said, is_input=scope.view.is_input)
    labelled = texts(schema, name)
    if not scope.view.is_input:
        nullable = {"x-nullable": True} if _is_nullable(said("x-nullable"), said("type")) else {}
        return {**found, **labelled, **visibility(scope, name, is_required=is_required), **listed, **nullable}
    if name == "location" and scope.subscription and scope.is_root and declared == "string":
        labelled |= location_choices(options, scope.subscription)
    fixed = _only_value(listed, scope, is_required=is_required)
    if fixed:  # whatever its format says
        return {"type": declared, **labelled, **fixed}
    seen = visibility(scope, name, is_required=is_required)
    values = keywords.allowed(declared, said, listed, has_default=scope.view is View.CREATE)
    return {**found, **labelled, **seen, **values}


def container(schema: Use, scope: Scope, name: str, *, is_required: bool, element: str) -> Data:
    """Return the keywords of an array or a map, without what it contains; `element` is the name of that."""
    found = {"type": schema.shape.type, **texts(schema, name, element)}
    found |= visibility(scope, name, is_required=is_required)
    return found | (keywords.bounds(schema.shape.type, schema.said) if scope.view.is_input else {})


def visibility(scope: Scope, name: str, *, is_required: bool) -> Data:
    """Return who sees a field: what few need waits until it is asked for."""
    is_deep = scope.view.is_input and scope.level >= _ADVANCED_FROM
    is_link = not scope.view.is_input and scope.is_root and name in NEXT_LINKS
    return {"x-ms-visibility": "advanced"} if name and (is_link or (is_deep and not is_required)) else {}


def _only_value(listed: Data, scope: Scope, *, is_required: bool) -> Data:
    """Return what sends a value, unseen, that has to be sent and can be no other."""
    values = listed.get("enum", ())
    is_fixed = is_required and scope.demands and len(values) == 1
    return {"x-ms-visibility": "internal", "default": values[0], "enum": values} if is_fixed else {}


def _is_nullable(mark: Any, declared: Any) -> bool:
    return mark is True or (isinstance(declared, list) and "null" in declared)
