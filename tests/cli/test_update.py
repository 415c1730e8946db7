import json
import shutil

import pytest

from toolkit.arm.imported import ImportRefused
from toolkit.cli.newest import Web
from toolkit.generate import lock


@pytest.fixture
def added(run, rooms, connector):
    """Add an operation of the specification, and return where that lies."""
    run("add-operation", connector, "--from", rooms, "--operation", "Rooms_Get")
    return rooms


@pytest.fixture
def newer(added):
    """Make a newer version of the specification, in which a room has a floor."""
    path = added.parents[1] / "2025-01-01" / "rooms.json"
    path.parent.mkdir()
    data = json.loads(added.read_text())
    data["info"]["version"] = "2025-01-01"
    data["definitions"]["Room"]["properties"]["floor"] = {"type": "integer", "description": "The floor."}
    data["paths"][next(reversed(data["paths"]))]["get"]["description"] = "Gets one room."
    path.write_text(json.dumps(data))
    return path


def definition(connector):
    return json.loads((connector / "apiDefinition.swagger.json").read_text())


def edit(connector, old, new):
    path = connector / "apiDefinition.swagger.json"
    path.write_text(path.read_text().replace(old, new))


@pytest.mark.usefixtures("connector", "added")
def test_nothing_newer_is_nothing_to_do(run):
    assert run("update", "c", "--check") == (0, "", "all operations are as in their sources\n")


@pytest.mark.usefixtures("newer")
def test_check_tells_what_is_newer_and_writes_nothing(run, connector):
    before = definition(connector)

    code, output, _ = run("update", "c", "--check")

    assert code == 1
    assert sorted(output.splitlines()) == [
        "GetRoom: 2024-05-01 \u2192 2025-01-01",
        "ListRoomsInGroup: 2024-05-01 \u2192 2025-01-01",
    ]
    assert definition(connector) == before


@pytest.mark.usefixtures("newer")
def test_newer_specification_is_taken_and_edits_stay(run, connector):
    edit(connector, '"summary": "Get a room"', '"summary": "Show a room"')

    code, _, _ = run("update", "c")

    data = definition(connector)
    room = next(item["get"] for path, item in data["paths"].items() if path.endswith("{roomName}"))
    assert code == 0
    assert (room["summary"], room["description"]) == ("Show a room", "Gets one room.")
    assert "floor" in data["definitions"]["Room"]["properties"]
    assert run("lint", "c")[:2] == (0, "")
    assert run("update", "c", "--check")[0] == 0


@pytest.mark.usefixtures("newer")
def test_edit_that_stands_against_the_source_is_kept_and_told(run, connector):
    edit(connector, '"description": "Gets a room."', '"description": "Gets any room."')

    _, output, _ = run("update", "c")

    assert "  /description: yours is kept, the source has changed it, too" in output.splitlines()
    assert '"Gets any room."' in (connector / "apiDefinition.swagger.json").read_text()


def test_added_updated_and_removed_leaves_the_same_bytes(run, connector, rooms, tmp_path):
    shutil.copytree(connector, tmp_path / "before")
    run("add-operation", "c", "--from", rooms, "--operation", "Rooms_Get")
    data = json.loads(rooms.read_text())
    data["definitions"]["RoomProperties"]["properties"]["view"] = {"$ref": "#/definitions/View"}
    data["definitions"]["View"] = {"type": "object", "properties": {"side": {"type": "string"}}}
    rooms.write_text(json.dumps(data))

    run("update", "c")
    run("remove-operation", "c", "GetRoom")

    assert {path.name: path.read_bytes() for path in connector.iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "before").iterdir()
    }


@pytest.mark.usefixtures("connector")
def test_source_that_is_gone_is_told_and_hides_no_other(run, added):
    added.unlink()

    code, _, errors = run("update", "c", "--check")

    assert code == 0
    assert "GetRoom: " in errors
    assert "no such file or directory" in errors


@pytest.mark.usefixtures("connector")
def test_project_to_which_nothing_was_added_is_told(run):
    code, _, errors = run("update", "c")

    assert code == 2
    assert "nothing was added to this connector" in errors


@pytest.mark.usefixtures("connector")
def test_operation_by_hand_has_no_source(run):
    run("add-operation", "c", "--method", "GET", "--path", "/tenants", "--api-version", "2022-12-01")

    assert run("update", "c", "--check")[0] == 0


def test_examples_of_the_source_are_kept_fresh(run, connector, added, tmp_path):
    data = json.loads((tmp_path / added).read_text())
    room = next(reversed(data["paths"].values()))["get"]
    room["x-ms-examples"] = {"Get": {"$ref": "./get.json"}}
    answer = {"responses": {"200": {"body": {"name": "aquarium"}}}}
    (tmp_path / added).write_text(json.dumps(data))
    (tmp_path / added).with_name("get.json").write_text(json.dumps(answer))
    run("update", "c")
    first = lock.read(connector).examples["GetRoom"]
    answer["responses"]["200"]["body"]["name"] = "attic"
    (tmp_path / added).with_name("get.json").write_text(json.dumps(answer))
    code, _, remarks = run("update", "c")

    assert (code, remarks) == (0, "all operations are as in their sources\n")
    assert first == {"200": {"name": "aquarium"}}
    assert lock.read(connector).examples["GetRoom"] == {"200": {"name": "attic"}}


def test_address_that_is_refused_is_not_asked_again():
    with Web() as web:
        with pytest.raises(ImportRefused) as first:
            web.specification("https://contoso.com:0/a.json")
        with pytest.raises(ImportRefused) as second:
            web.specification("https://contoso.com:0/a.json")

    assert first.value is second.value
