import pytest

from toolkit.lint.rules.runtime_power_apps import operation_ids_collide


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Get_Room", "GetRoom", "/paths/~1b/get/operationId"),
        ("GetRoom", "Get-Room", "/paths/~1a/get/operationId"),
        ("Get_Room", "Get-Room", "/paths/~1b/get/operationId"),
    ],
)
def test_plain_one_of_two_ids_is_reported(lint, first, second, told):
    paths = {"/a": {"get": {"operationId": first}}, "/b": {"get": {"operationId": second}}}

    (finding,) = lint(operation_ids_collide, paths, "paths")

    assert finding.pointer == told


@pytest.mark.parametrize("second", ["getroom", "GetRooms", "", None, 5])
def test_ids_do_not_collide(lint, second):
    paths = {"/a": {"get": {"operationId": "GetRoom"}}, "/b": {"get": {"operationId": second}}}

    assert lint(operation_ids_collide, paths, "paths") == []
