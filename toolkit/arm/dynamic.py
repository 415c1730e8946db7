"""Dropdowns as extensions of a parameter or property; older designers read the one, newer ones the other."""

from typing import NamedTuple

from toolkit.arm.imported import Dropdown
from toolkit.arm.options import ImportOptions
from toolkit.swagger.nodes import Data


class CatalogList(NamedTuple):
    """A helper of the built-in catalog: what it lists, and what of an element is taken and shown."""

    helper: str
    path: str  # as `shape_of` has it
    value: str
    title: str
    arguments: tuple[str, ...] = ()


SUBSCRIPTION, GROUP = "subscriptionId", "resourceGroupName"  # parameters of the helpers
_SUBSCRIPTION, _GROUP = "/subscriptions/{}", "/subscriptions/{}/resourcegroups/{}"

SUBSCRIPTIONS = CatalogList("ListSubscriptions", "/subscriptions", "subscriptionId", "displayName")
GROUPS = CatalogList("ListResourceGroups", f"{_SUBSCRIPTION}/resourcegroups", "name", "name", (SUBSCRIPTION,))
LOCATIONS = CatalogList(
    "ListSubscriptionLocations", f"{_SUBSCRIPTION}/locations", "name", "displayName", (SUBSCRIPTION,)
)
RESOURCES_IN_GROUP = CatalogList(
    "ListResourcesInGroup", f"{_GROUP}/resources", "name", "name", (SUBSCRIPTION, GROUP)
)
RESOURCES = CatalogList("ListResources", f"{_SUBSCRIPTION}/resources", "name", "name", (SUBSCRIPTION,))
MANAGEMENT_GROUPS = CatalogList(
    "ListManagementGroups",
    "/providers/microsoft.management/managementgroups",
    "name",
    "properties/displayName",
)
CATALOG = (SUBSCRIPTIONS, GROUPS, LOCATIONS, RESOURCES_IN_GROUP, RESOURCES, MANAGEMENT_GROUPS)


def from_catalog(
    options: ImportOptions,
    listed: CatalogList,
    parameter: str,
    *arguments: str,
    pointer: str = "",
    **constants: str,
) -> Dropdown | None:
    """Return the dropdown of a catalog helper, with this operation's parameters for those that it takes.

    There is none where a path has one of them written out.
    """
    helper = options.known_helpers.get(listed.helper)
    is_given = all(arguments) and len(arguments) == len(listed.arguments)
    if helper is None or not options.with_dropdowns or not is_given:
        return None
    given = dict(zip(listed.arguments, arguments, strict=True))
    fixed = {**constants, "api-version": helper.api_version}
    return Dropdown(parameter, listed.helper, "value", listed.value, listed.title, given, fixed, pointer)


def location_choices(options: ImportOptions, subscription: str) -> Data:
    """Return the extensions for the location of a resource; none where the catalog cannot list locations."""
    dropdown = from_catalog(options, LOCATIONS, "", subscription)
    return extensions(dropdown) if dropdown else {}


def extensions(dropdown: Dropdown) -> Data:
    arguments, constants = dropdown.arguments, dropdown.constants
    values = {
        "operationId": dropdown.helper,
        "value-collection": dropdown.collection,
        "value-path": dropdown.value,
        "value-title": dropdown.title,
        "parameters": {**{name: {"parameter": own} for name, own in arguments.items()}, **constants},
    }
    listed = {
        "operationId": dropdown.helper,
        "itemsPath": dropdown.collection,
        "itemValuePath": dropdown.value,
        "itemTitlePath": dropdown.title,
        "parameters": {
            **{name: {"parameterReference": own} for name, own in arguments.items()},
            **{name: {"value": value} for name, value in constants.items()},
        },
    }
    return {"x-ms-dynamic-values": _without_empty(values), "x-ms-dynamic-list": _without_empty(listed)}


def _without_empty(data: Data) -> Data:
    """Return the members that say something: an answer that is an array itself has no collection."""
    return {key: value for key, value in data.items() if value != ""}
