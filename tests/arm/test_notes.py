"""What makers are told of an operation."""

import pytest

from toolkit.arm.importing import import_operation

LONG_RUNNING = "long-running: Azure accepts the call and finishes later"
TEXT = {"type": "string"}


def test_plain_operation_needs_no_note(imported):
    assert imported().notes == ()


@pytest.mark.parametrize(
    "members",
    [
        {"x-ms-long-running-operation": True},
        {"responses": {"202": {"description": "Accepted"}}},
    ],
)
def test_long_running_operation_is_told(imported, members):
    assert imported("post", **members).notes[0].startswith(LONG_RUNNING)


def test_head_is_told(imported):
    assert imported("head").notes == ("HEAD: the wizard does not show it",)


def test_head_leads_to_the_get_beside_it(specification, room):
    source = specification({"/rooms/{roomName}": {"head": room("Rooms_Check"), "get": room("Rooms_Get")}})
    found = import_operation(source, source.operation("Rooms_Check"))

    assert found.notes == ("HEAD: the wizard does not show it; the GET of the same path tells as much",)


@pytest.mark.parametrize(
    "properties",
    [
        {"value": {**TEXT, "x-ms-secret": True}},
        {"value": TEXT, "keyName": TEXT},
        {"primaryKey": TEXT},
        {"adminPassword": TEXT},
    ],
)
def test_answered_secret_is_told_and_hidden(imported, properties):
    found = imported("post", answer={"type": "object", "properties": properties})
    name = next(iter(properties))
    schema = found.operation["responses"]["200"]["schema"]["properties"]

    assert found.notes == (f"answers secrets (`{name}`): turn on secure outputs for the action",)
    assert schema[name]["format"] == "password"


def test_secret_that_is_sent_needs_no_note(imported):
    assert imported("put", body={"type": "object", "properties": {"adminPassword": TEXT}}).notes == ()


def test_report_says_what_was_left_out_and_how_large_it_was(imported):
    definitions = {"Room": {"type": "object", "properties": {"id": TEXT, "systemData": TEXT}}}
    report = imported(answer={"$ref": "#/definitions/Room"}, definitions=definitions).report

    assert (report.schemas_before, report.schemas_after) == (3, 2)
    assert report.left_out == ("systemData",)
    assert report.bytes_before > 100
    assert report.bytes_after > 100
