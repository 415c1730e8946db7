"""Dropdowns for the parameters of an operation: what Azure can list nobody has to know by heart."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from toolkit.arm import versions
from toolkit.arm.composition import use
from toolkit.arm.dynamic import (
    GROUPS,
    LOCATIONS,
    MANAGEMENT_GROUPS,
    RESOURCES,
    RESOURCES_IN_GROUP,
    SUBSCRIPTIONS,
    from_catalog,
)
from toolkit.arm.imported import Dropdown, ImportRefused
from toolkit.arm.naming import name_of
from toolkit.arm.options import ImportOptions
from toolkit.arm.parameters import constant_of, declared
from toolkit.arm.paths import ConnectorPath, connector_path
from toolkit.arm.pruning import PAGE
from toolkit.arm.resource_path import ResourcePath, ScopeKind, is_variable
from toolkit.arm.responses import answers
from toolkit.arm.specification import Located, SourceOperation, Specification
from toolkit.swagger.path_template import shape_of


class TypedList(NamedTuple):
    """An operation of the same specification that lists the resources of a type."""

    operation: SourceOperation
    path: str
    collection: str


Found = tuple[Dropdown, SourceOperation | None]  # with the list, if it is of the same specification


def dropdowns(
    specification: Specification, source: SourceOperation, options: ImportOptions
) -> Iterator[Found]:
    """Yield a dropdown for each variable of the path that has one; what can only be one thing needs none."""
    path = connector_path(specification, source)
    segments = path.path.strip("/").split("/")
    constants = _constants(specification, source, path)
    for index in range(1, len(segments)) if options.with_dropdowns else ():
        is_name = is_variable(segments[index]) and not is_variable(segments[index - 1])
        if is_name and segments[index][1:-1] not in constants:
            found = _of_segment(specification, options, segments, index)
            if found and found[1] is not source:
                yield _with_constants(found[0], constants), found[1]


def _constants(specification: Specification, source: SourceOperation, path: ConnectorPath) -> dict[str, Any]:
    """Return the variables of a path that makers do not see, with their values."""
    in_path = (one.data for one in declared(specification, source) if one.data.get("in") == "path")
    found = {path.called(data["name"]): constant_of(data) for data in in_path}
    return {name: constant["default"] for name, constant in found.items() if constant}


def _with_constants(dropdown: Dropdown, constants: dict[str, Any]) -> Dropdown:
    """Return the dropdown with values in place of parameters that makers do not see: no list takes these."""
    given = dropdown.arguments
    return replace(
        dropdown,
        arguments={name: own for name, own in given.items() if own not in constants},
        constants={
            **{name: constants[own] for name, own in given.items() if own in constants},
            **dropdown.constants,
        },
    )


def _of_segment(
    specification: Specification, options: ImportOptions, segments: list[str], index: int
) -> Found | None:
    name = segments[index][1:-1]
    given = [segment[1:-1] for segment in segments[:index] if is_variable(segment)]
    dropdown = _of_catalog(options, [segment.lower() for segment in segments[:index]], name, given)
    if dropdown or "providers" not in map(str.lower, segments[:index]):
        return (dropdown, None) if dropdown else None
    typed = _lists(specification).get(shape_of("/" + "/".join(segments[:index])))
    if typed:
        return _from_list(specification, typed, name, given), typed.operation
    generic = _generic(options, ResourcePath.parse("/" + "/".join(segments[: index + 1])), name, given)
    return (generic, None) if generic else None


def _of_catalog(options: ImportOptions, above: list[str], name: str, given: list[str]) -> Dropdown | None:
    """Return the dropdown of what Resource Manager has itself; `above` are the segments before the name."""
    match above:
        case ["subscriptions"]:
            return from_catalog(options, SUBSCRIPTIONS, name)
        case ["subscriptions", _, *_, "resourcegroups"]:
            return from_catalog(options, GROUPS, name, *given[:1])
        case ["subscriptions", _, *_, "locations"]:
            return from_catalog(options, LOCATIONS, name, *given[:1])
        case ["providers", "microsoft.management", "managementgroups"]:
            return from_catalog(options, MANAGEMENT_GROUPS, name)
    return None


def _generic(options: ImportOptions, path: ResourcePath, name: str, given: list[str]) -> Dropdown | None:
    """Return the list of all resources, filtered by type; it knows no resources below others."""
    if len(path.segments) != 2 or not path.provider or is_variable(path.provider):
        return None
    of_type = {"$filter": f"resourceType eq '{path.resource_type}'"}
    match path.scope_kind:
        case ScopeKind.RESOURCE_GROUP:
            return from_catalog(options, RESOURCES_IN_GROUP, name, *given, **of_type)
        case ScopeKind.SUBSCRIPTION:
            return from_catalog(options, RESOURCES, name, *given, **of_type)
    return None


def _lists(specification: Specification) -> dict[str, TypedList]:
    """Return the lists that need nothing but their path, by its shape."""
    if "lists" not in specification.memory:
        found: dict[str, TypedList] = {}
        for operation in specification.operations:
            path = connector_path(specification, operation)
            is_list = operation.method == "get" and not path.path.endswith("}")
            if is_list and not path.query and not path.is_overload:
                collection = _collection(specification, operation)
                if collection is not None:
                    found.setdefault(shape_of(path.path), TypedList(operation, path.path, collection))
        specification.memory["lists"] = found
    known: dict[str, TypedList] = specification.memory["lists"]
    return known


def _collection(specification: Specification, operation: SourceOperation) -> str | None:
    """Return where an operation answers objects with a name; None where it does not, or asks for more."""
    try:
        parameters = declared(specification, operation)
        schema = answers(specification, operation).schema
        if schema is None or not _can_be_called(specification, parameters):
            return None
        shape = use(specification, schema).shape
        page = shape.properties.get(PAGE)
        listed = use(specification, page).shape if page else shape
        is_list = listed.type == "array" and _has_name(specification, listed.items)
    except ImportRefused:
        return None
    return (PAGE if page else "") if is_list else None


def _can_be_called(specification: Specification, parameters: list[Located]) -> bool:
    """Whether a list needs no more than its path and a version that is known."""
    if any(_is_asked_for(one.data) for one in parameters):
        return False
    has_version = bool(versions.version_of(specification, parameters))
    return has_version or not versions.is_needed(specification, parameters)


def _is_asked_for(data: dict[str, object]) -> bool:
    is_query = data.get("in") not in ("path", "header")
    return is_query and data.get("required") is True and not versions.is_version(data)


def _has_name(specification: Specification, element: Located | None) -> bool:
    name = use(specification, element).shape.properties.get("name") if element else None
    return name is not None and use(specification, name).shape.type == "string"


def _from_list(specification: Specification, typed: TypedList, name: str, given: list[str]) -> Dropdown:
    wanted = [segment[1:-1] for segment in typed.path.split("/") if is_variable(segment)]
    version = versions.version_of(specification, declared(specification, typed.operation))
    return Dropdown(
        parameter=name,
        helper=name_of(specification, typed.operation).id,
        collection=typed.collection,
        value="name",
        title="name",
        arguments=dict(zip(wanted, given, strict=True)),
        constants={versions.API_VERSION: version} if version else {},
    )
