import pytest


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_removing_what_was_added_leaves_the_same_bytes(run, connector, rooms):
    before = content(connector)
    run("add-operation", "c", "--from", rooms, "--all")
    run("add-operation", "c", "StartVirtualMachine")

    run("remove-operation", "c", "StartVirtualMachine", "GetRoom")
    code, output, _ = run("remove-operation", "c", "ListRoomsInGroup", "CheckRoomExistence")

    assert code == 0
    assert output.splitlines()[-1] == "ListResourceGroups: removed"
    assert "c/specgen.lock.json: changed: removed, for it is empty" in output
    assert content(connector) == before


def test_dry_run_writes_nothing(run, connector):
    before = content(connector)

    code, output, _ = run("remove-operation", "c", "ListSubscriptions", "--dry-run")

    assert code == 0
    assert '-        "operationId": "ListSubscriptions",' in output
    assert "ListSubscriptions: would be removed" in output
    assert content(connector) == before


@pytest.mark.usefixtures("connector")
def test_operation_that_is_not_there_is_told(run):
    code, output, errors = run("remove-operation", "c", "ListSubscription")

    assert (code, output) == (2, "")
    assert "no operation is called `ListSubscription`; did you mean `ListSubscriptions`?" in errors
