import pytest

from toolkit.arm.imported import Dropdown
from toolkit.catalog.choices import dropdown


def test_list_takes_the_parameters_of_the_same_names():
    assert dropdown("ListResourceGroups", ["subscriptionId", "vmName"], "resourceGroupName") == Dropdown(
        parameter="resourceGroupName",
        helper="ListResourceGroups",
        collection="value",
        value="name",
        title="name",
        arguments={"subscriptionId": "subscriptionId"},
        constants={"api-version": "2025-04-01"},
    )


def test_resources_are_listed_by_their_type():
    choices = {"list": "ListResourcesInGroup", "type": "Microsoft.Web/sites"}

    found = dropdown(choices, ["subscriptionId", "resourceGroupName"], "name")

    assert found.constants == {
        "$filter": "resourceType eq 'Microsoft.Web/sites'",
        "api-version": "2025-04-01",
    }


def test_another_property_can_be_taken():
    found = dropdown(
        {"list": "ListRoleDefinitions", "value": "id"}, ["scope"], pointer="/properties/roleDefinitionId"
    )

    assert (found.value, found.title, found.pointer) == (
        "id",
        "properties/roleName",
        "/properties/roleDefinitionId",
    )


def test_list_that_needs_more_than_is_given_is_a_mistake():
    with pytest.raises(LookupError, match="ListResourceGroups needs"):
        dropdown("ListResourceGroups", ["scope"], "resourceGroupName")
