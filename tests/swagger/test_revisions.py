import pytest

from toolkit.swagger import revisions


@pytest.mark.parametrize(
    ("operation_id", "number"),
    [
        ("GetRoom_V2", 2),
        ("GetRoomV12", 12),
        ("GetRoom_v3", 3),
        ("GetRoom", None),
        ("GetRoom2", None),
        ("GetRoom_V", None),
        ("GetRoom_V02", None),
        ("V2", None),
        ("2", None),
        ("", None),
    ],
)
def test_number_of_a_revision_stands_behind_a_v_at_the_end(operation_id, number):
    assert revisions.number_in(operation_id) == number


@pytest.mark.parametrize(
    ("operation_id", "numbered"),
    [("GetRoom", "GetRoom_V3"), ("GetRoom_V2", "GetRoom_V3"), ("GetRoomv12", "GetRoomv3"), ("V2", "V2_V3")],
)
def test_number_replaces_the_one_that_is_there(operation_id, numbered):
    assert revisions.with_number(operation_id, 3) == numbered


def test_family_is_the_annotations_or_the_operation_itself(api):
    definition = api(
        {
            "paths": {
                "/a": {
                    "get": {"operationId": "GetRoom"},
                    "put": {"operationId": "GetRoom_V2", "x-ms-api-annotation": {"family": "GetRoom"}},
                    "post": {"operationId": "Other", "x-ms-api-annotation": {"family": 5}},
                    "patch": {"x-ms-api-annotation": None},
                }
            }
        }
    )

    families = {
        name: [one.method for one in family] for name, family in revisions.families(definition).items()
    }

    assert families == {"GetRoom": ["get", "put"], "Other": ["post"]}
