from toolkit.lint.rules.operations import operation_id_required, operation_id_sanitized


def paths(*ids, **more):
    return {f"/{index}": {"get": {"operationId": name, **more}} for index, name in enumerate(ids)}


def fixes(findings):
    return [finding.fix and finding.fix.patches[0].value for finding in findings]


def test_plain_id_is_proposed(lint):
    assert fixes(lint(operation_id_sanitized, paths("Get-Room", "2nd.Room"), "paths")) == [
        "GetRoom",
        "_2ndRoom",
    ]


def test_id_that_another_operation_has_or_would_get_is_not_proposed(lint):
    ids = paths("Get-Room", "GetRoom", "Add-Room", "Add_Room")

    assert fixes(lint(operation_id_sanitized, ids, "paths")) == [None, None, None]


def test_id_that_a_dropdown_calls_is_left_to_its_author(lint):
    call = {
        "name": "room",
        "in": "query",
        "type": "string",
        "x-ms-dynamic-values": {"operationId": "List-Rooms"},
    }

    findings = lint(operation_id_sanitized, paths("List-Rooms", "Get-Room", parameters=[call]), "paths")

    assert fixes(findings) == [None, "GetRoom"]


def test_underscore_before_a_revision_is_left_alone(lint):
    revised = paths("GetRoom_V2", **{"x-ms-api-annotation": {"family": "GetRoom", "revision": 2}})

    assert lint(operation_id_sanitized, revised, "paths") == []
    assert fixes(lint(operation_id_sanitized, paths("GetRoom_V2"), "paths")) == ["GetRoomV2"]


def test_id_is_made_of_method_and_path(lint):
    findings = lint(operation_id_required, {"/rooms/{id}/bookings": {"get": {}}}, "paths")

    assert fixes(findings) == ["GetRoomsIdBookings"]
