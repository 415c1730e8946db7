"""Rules about operations that list resources."""

from collections.abc import Iterator

from toolkit.arm import resources
from toolkit.arm.resource_path import ScopeKind
from toolkit.lint.rule import ERROR, UNSAFE, WARNING, Example, Problem, quoted, unsafe
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import (
    COMPUTE,
    RESOURCE,
    SUBSCRIPTION,
    VM,
    VMS,
    Data,
    answering,
    example,
    item,
)
from toolkit.patch import Put
from toolkit.pointer import render
from toolkit.swagger import lookup, schema_members
from toolkit.swagger.nodes import ApiDefinition, Operation, PathItem
from toolkit.swagger.path_template import shape_of
from toolkit.swagger.schema_members import Members

_PAGEABLE = "x-ms-pageable"
_PAGED: Data = {_PAGEABLE: {"nextLinkName": "nextLink"}}
_VALUE = {"type": "array", "items": RESOURCE}
_NEXT = {"type": "string", "description": "Where the next page is."}


def _page(**properties: Data) -> Data:
    return {"type": "object", "properties": {"value": _VALUE, "nextLink": _NEXT} | properties}


@arm_rule(
    "AR150",
    "XmsPageableForListCalls",
    Operation,
    severity=ERROR,
    fix=UNSAFE,
    examples=[
        example(
            "get",
            answering("ListMachines", _page()),
            answering("ListMachines", _page(), **_PAGED),
            path=VMS,
        )
    ],
)
def xms_pageable_for_list_calls(operation: Operation) -> Iterator[Problem]:
    """A client reads on where it is told that a list has pages; a flow stops after the first of them.

    Only what answers an array `value` counts as a list here; the original takes every path that ends in a type.
    """
    page = _page_of(operation)
    if page is not None and _PAGEABLE not in operation.data:
        link = "nextLink" if "nextLink" in page.properties else None
        fix = unsafe(Put((*operation.tokens, _PAGEABLE), {"nextLinkName": link}))
        yield Problem(f"operation answers a list without `{_PAGEABLE}`", operation.place, fix, at_key=True)


@arm_rule(
    "AR151",
    "CollectionObjectPropertiesNaming",
    Operation,
    severity=ERROR,
    keys=[_PAGEABLE],
    examples=[
        example(
            "get",
            answering(
                "Machines_List",
                {"type": "object", "properties": {"items": _VALUE}},
                **_PAGED,
                **{"x-ms-visibility": "internal"},
            ),
            answering("ListMachines", _page(), **_PAGED),
            "responses",
            "200",
            "schema",
            path=VMS,
        )
    ],
)
def collection_object_properties_naming(operation: Operation) -> Iterator[Problem]:
    """All lists of Azure stand in `value`, so that one client reads them all."""
    response = resources.response_of(operation, "200")
    if response is None or not _is_named_list(operation):
        return
    listed = resources.members_of(response)
    value = schema_members.members(operation.definition, listed.properties.get("value"))
    is_told = listed.is_complete and (value.is_complete or "value" not in listed.properties)
    if is_told and not value.is_array:
        yield Problem("the list has no array `value`", response.place / "schema", at_key=True)


def _is_named_list(operation: Operation) -> bool:
    """Whether the operation is called `Group_List` or longer."""
    _, underscore, verb = operation.id.rpartition("_")
    return bool(underscore) and verb.startswith("List")


@arm_rule(
    "AR152",
    "GetCollectionOnlyHasValueAndNextLink",
    Operation,
    severity=ERROR,
    examples=[
        example(
            "get",
            answering("ListMachines", _page(count={"type": "integer"}), **_PAGED),
            answering("ListMachines", _page(), **_PAGED),
            "responses",
            "200",
            "schema",
            path=VMS,
        )
    ],
)
def get_collection_only_has_value_and_next_link(operation: Operation) -> Iterator[Problem]:
    """Resource Manager puts lists together from many answers, and would not know what to do with the rest.

    Only what answers an array `value` counts as a list here; the list of operations is left alone.
    """
    page = _page_of(operation)
    path = resources.path_of(operation)
    if page is None or not page.is_complete or not path.provider or path.segments[-1].lower() == "operations":
        return
    extra = [name for name in page.properties if name not in ("value", "nextLink")]
    missing = [] if "nextLink" in page.properties else ["nextLink"]
    for what, names in (("has", extra), ("has no", missing)):
        if names:
            place = operation.place / "responses" / "200" / "schema"
            yield Problem(f"the list {what} {', '.join(map(quoted, names))}", place, at_key=True)


def _page_of(operation: Operation) -> Members | None:
    """Return what a GET of a collection answers, if that is an array in `value`."""
    path = resources.path_of(operation)
    if operation.method != "get" or not path.is_known or not path.is_collection:
        return None
    page = resources.members_of(resources.response_of(operation, "200"))
    value = schema_members.members(operation.definition, page.properties.get("value"))
    return page if value.is_array else None


@arm_rule(
    "AR153",
    "GetCollectionResponseSchema",
    PathItem,
    severity=ERROR,
    keys=["get"],
    examples=[
        Example(
            bad={
                "definitions": {"Machine": RESOURCE, "Summary": RESOURCE},
                "paths": item(VM, get=answering("GetMachine", {"$ref": "#/definitions/Machine"}))
                | item(
                    VMS,
                    get=answering(
                        "ListMachines",
                        _page(value={"type": "array", "items": {"$ref": "#/definitions/Summary"}}),
                        **_PAGED,
                    ),
                ),
            },
            good={
                "definitions": {"Machine": RESOURCE},
                "paths": item(VM, get=answering("GetMachine", {"$ref": "#/definitions/Machine"}))
                | item(
                    VMS,
                    get=answering(
                        "ListMachines",
                        _page(value={"type": "array", "items": {"$ref": "#/definitions/Machine"}}),
                        **_PAGED,
                    ),
                ),
            },
            at=render(("paths", VMS, "get", "responses", "200", "schema")),
            part="definition",
        )
    ],
)
def get_collection_response_schema(item: PathItem) -> Iterator[Problem]:
    """What is found in a list and what is read alone are the same resource, and have the same fields."""
    collection = next((one for one in lookup.operations_of(item) if one.method == "get"), None)
    instance = _instances(item.definition).get(shape_of(item.path))
    page = _page_of(collection) if collection is not None else None
    if collection is None or instance is None or page is None:
        return
    value = schema_members.members(item.definition, page.properties["value"])
    listed = resources.reference_of(value.items)
    read = resources.reference_of(resources.schema_of(resources.response_of(instance, "200")))
    if listed is not None and read is not None and listed != read:
        place = collection.place / "responses" / "200" / "schema"
        message = f"the list has {quoted(listed)}, while {quoted(instance.id)} answers {quoted(read)}"
        yield Problem(message, place, at_key=True, related=(instance.place,))


def _instances(definition: ApiDefinition) -> dict[str, Operation]:
    """Return what reads one resource by the shape of the path that lists them."""
    return lookup.once(
        definition,
        "arm_instances",
        lambda: {
            shape_of(operation.path.rpartition("/")[0]): operation
            for operation in lookup.operations(definition)
            if operation.method == "get" and operation.path.endswith("}")
        },
    )


@arm_rule(
    "AR154",
    "XmsPageableListByRGAndSubscriptions",
    ApiDefinition,
    severity=WARNING,
    keys=["paths"],
    examples=[
        Example(
            bad=item(VMS, get=answering("ListMachines", _page(), **_PAGED))
            | item(f"{SUBSCRIPTION}{COMPUTE}/virtualMachines", get=answering("ListAllMachines", _page())),
            good=item(VMS, get=answering("ListMachines", _page(), **_PAGED))
            | item(
                f"{SUBSCRIPTION}{COMPUTE}/virtualMachines",
                get=answering("ListAllMachines", _page(), **_PAGED),
            ),
            at=render((f"{SUBSCRIPTION}{COMPUTE}/virtualMachines", "get")),
            part="paths",
        )
    ],
)
def xms_pageable_list_by_rg_and_subscriptions(definition: ApiDefinition) -> Iterator[Problem]:
    """The same resources are listed, of a group or of all groups; a client reads both lists alike."""
    lists: dict[str, dict[ScopeKind, Operation]] = {}
    for operation in lookup.operations(definition):
        path = resources.path_of(operation)
        if operation.method == "get" and path.provider and len(path.segments) == 1:
            lists.setdefault(path.resource_type.lower(), {}).setdefault(path.scope_kind, operation)
    for by_scope in lists.values():
        both = [
            by_scope[kind] for kind in (ScopeKind.RESOURCE_GROUP, ScopeKind.SUBSCRIPTION) if kind in by_scope
        ]
        unpaged = [one for one in both if _PAGEABLE not in one.data]
        if len(both) == 2 and len(unpaged) == 1:
            other = next(one for one in both if one is not unpaged[0])
            message = f"operation has no `{_PAGEABLE}`, while {quoted(other.id)} has it"
            yield Problem(message, unpaged[0].place, at_key=True, related=(other.place,))


RULES = (
    xms_pageable_for_list_calls,
    collection_object_properties_naming,
    get_collection_only_has_value_and_next_link,
    get_collection_response_schema,
    xms_pageable_list_by_rg_and_subscriptions,
)
