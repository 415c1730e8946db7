"""Which `api-version` an operation is called with."""

import pytest

from toolkit.arm.importing import import_operation
from toolkit.arm.specification import Specification

VERSION = {"name": "api-version", "in": "query", "required": True, "type": "string"}


@pytest.fixture
def version(imported):
    def make(path="/rooms", **members):
        found = imported(path=path, parameters=[{**VERSION, **members}])
        return found.operation["parameters"][-1]

    return make


def test_version_is_sent_without_asking(version):
    assert version() == {
        **VERSION,
        "default": "2024-05-01",
        "x-ms-summary": "API Version",
        "description": "The version of the Azure Resource Manager interface.",
        "x-ms-visibility": "internal",
    }


@pytest.mark.parametrize("declared", [{"enum": ["2018-05-05"]}, {"default": "2018-05-05"}])
def test_declared_version_counts_more_than_the_folder(version, declared):
    assert version(**declared)["default"] == "2018-05-05"


def test_version_of_a_resource_id_is_for_makers_to_say(version):
    found = version(path="/{resourceId}")

    assert "default" not in found
    assert "x-ms-visibility" not in found


def test_operation_that_forgets_the_version_gets_it(imported):
    found = imported(path="/rooms", parameters=[])

    assert [one["name"] for one in found.operation["parameters"]] == ["api-version"]


def test_version_is_part_of_where_it_came_from(imported):
    found = imported()

    assert found.provenance.api_version == "2024-05-01"
    assert found.provenance.source == "rooms/resource-manager/Contoso.Rooms/stable/2024-05-01/rooms.json"
    assert found.provenance.pointer.endswith("~1rooms~1{roomName}/get")
    assert len(found.provenance.sha256) == 64
    assert found.provenance.operation_id == "Rooms_Get"


def test_other_services_have_versions_only_if_they_say_so(specification, room):
    known = specification({"/rooms": {"get": room(path="/rooms", parameters=[])}}, host="contoso.com")
    known.source.files["rooms.json"] = known.source.files.pop(known.root)
    source = Specification(known.source, "rooms.json")
    found = import_operation(source, source.operations[0])

    assert found.operation["parameters"] == []
    assert found.notes == ("not of Azure Resource Manager: the connector needs another host",)
