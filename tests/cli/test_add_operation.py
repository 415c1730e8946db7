import json
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from toolkit.arm.options import ImportOptions
from toolkit.catalog import builtin
from toolkit.cli import add_operation, asking
from toolkit.connector import limits
from toolkit.connector.limits import Limit

LIST = "Rooms_ListByResourceGroup"
PATH = "/subscriptions/{subscriptionId}/providers/Contoso.Rooms/desks"
DOWN, ENTER = "\x1b[B", "\r"


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.usefixtures("connector")
def test_operations_of_the_catalog_come_with_their_helpers(run, operations):
    code, output, errors = run("add-operation", "c", "startvirtualmachine")

    assert code == 0
    assert operations() == [
        "ListSubscriptions",
        "ListResourceGroups",
        "ListVirtualMachinesInGroup",
        "StartVirtualMachine",
    ]
    assert output.splitlines()[0] == (
        "c/apiDefinition.swagger.json: changed: 1 operation,"
        " 2 helpers (ListResourceGroups, ListVirtualMachinesInGroup)"
    )
    assert output.splitlines()[-1].startswith(
        "StartVirtualMachine: Start virtual machine (POST /subscriptions/"
    )
    assert "StartVirtualMachine: long-running: " in errors
    assert run("lint", "c")[:2] == (0, "")


def test_operation_of_a_file_comes_with_its_list(run, connector, rooms, operations):
    code, _, _ = run("add-operation", "c", "--from", rooms, "--operation", "rooms_get")

    assert code == 0
    assert operations()[-2:] == ["ListRoomsInGroup", "GetRoom"]
    assert run("lint", "c")[:2] == (0, "")
    lock = json.loads((connector / "specgen.lock.json").read_text())
    assert lock["operations"]["GetRoom"]["source"] == f"../{rooms.as_posix()}"


@pytest.mark.usefixtures("connector")
def test_operation_may_be_named_as_it_will_be_called(run, rooms, operations):
    run("add-operation", "c", "--from", rooms, "--operation", "ListRoomsInGroup")

    assert operations()[-1] == "ListRoomsInGroup"


def test_newest_stable_file_of_a_folder_is_taken(run, connector, rooms):
    newer = rooms.parents[1] / "2025-01-01" / "rooms.json"
    newer.parent.mkdir()
    newer.write_text(rooms.read_text().replace("2024-05-01", "2025-01-01"))
    preview = rooms.parents[2] / "preview" / "2026-01-01-preview" / "rooms.json"
    preview.parent.mkdir(parents=True)
    preview.write_text(rooms.read_text())

    run("add-operation", "c", "--from", "specs", "--operation", LIST)

    lock = json.loads((connector / "specgen.lock.json").read_text())
    assert lock["operations"]["ListRoomsInGroup"]["apiVersion"] == "2025-01-01"


@pytest.mark.usefixtures("connector")
def test_all_operations_of_a_file_are_one_change(run, rooms, operations):
    code, output, _ = run("add-operation", "c", "--from", rooms, "--all")

    assert code == 0
    assert operations()[2:] == ["ListRoomsInGroup", "GetRoom", "CheckRoomExistence"]
    assert (
        output.splitlines()[0]
        == "c/apiDefinition.swagger.json: changed: 3 operations, 1 helper (ListResourceGroups)"
    )


@pytest.mark.usefixtures("connector", "rooms")
def test_index_is_asked_for_what_the_catalog_does_not_have(run, operations, tmp_path):
    run("index", "build", "specs", "--index", tmp_path / "index")

    assert run("add-operation", "c", "GetRoom", "--index", tmp_path / "index")[0] == 0
    assert operations()[-1] == "GetRoom"


def test_only_named_fields_are_kept(run, connector, rooms):
    code, _, errors = run(
        "add-operation",
        "c",
        "--from",
        rooms,
        "--operation",
        "Rooms_Get",
        "--fields",
        "name, properties/seats",
    )

    definitions = json.loads((connector / "apiDefinition.swagger.json").read_text())["definitions"]
    assert code == 0
    assert list(definitions["Room"]["properties"]) == ["name", "properties"]
    assert "left out: id, location" in errors


@pytest.mark.usefixtures("connector")
def test_operation_by_hand_needs_no_specification(run, operations):
    code, output, _ = run(
        "add-operation",
        "c",
        "--method",
        "GET",
        "--path",
        PATH,
        "--api-version",
        "2024-05-01",
        "--summary",
        "List desks",
    )

    assert code == 0
    assert operations()[-1] == "ListDesks"
    assert f"ListDesks: List desks (GET {PATH})" in output
    assert run("lint", "c")[:2] == (0, "")


def test_dry_run_shows_a_diff_and_writes_nothing(run, connector):
    before = content(connector)

    code, output, _ = run("add-operation", "c", "ListResourceGroups", "--dry-run")

    assert code == 0
    assert '+        "operationId": "ListResourceGroups",' in output
    assert "c/apiDefinition.swagger.json: would be changed: 1 operation" in output
    assert content(connector) == before


@pytest.mark.usefixtures("connector")
def test_what_is_there_is_told(run):
    code, output, errors = run("add-operation", "c", "ListSubscriptions")

    assert (code, output) == (0, "")
    assert "`ListSubscriptions` is there already" in errors


@pytest.mark.usefixtures("connector")
def test_file_of_which_no_operation_can_be_had_says_why(run, tmp_path):
    operation = {"operationId": "Rooms_List", "responses": {"404": {"description": "No room."}}}
    data = {"swagger": "2.0", "paths": {"/rooms": {"get": operation}}}
    (tmp_path / "rooms.json").write_text(json.dumps(data))

    code, _, errors = run("add-operation", "c", "--from", "rooms.json", "--all")

    assert code == 2
    assert "no operation that a connector can have: `Rooms_List` declares no successful response" in errors


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name operations: IDs, --from with --operation or --all, or --method with --path"),
        (
            ["StrtVirtualMachine"],
            "no operation is called `StrtVirtualMachine`; did you mean `StartVirtualMachine`",
        ),
        (["ListTenants", "--method", "GET"], "ID and --method and --path do not go together"),
        (["--all"], "--operation and --all are for a specification; name it with --from"),
        (["--from", "rooms.json"], "--from: name operations with --operation, or take --all"),
        (["--from", "gone.json", "--all"], "gone.json: no such file or directory"),
        (["--from", "specs", "--all"], "specs: is a folder; name operations with --operation"),
        (["--from", "specs", "--operation", "Desks_Get"], "specs: no specification in it has `Desks_Get`"),
        (
            ["--from", "ROOMS", "--operation", "Rooms_Gte"],
            "has no operation `Rooms_Gte`; did you mean `Rooms_Get`",
        ),
        (["--from", "ROOMS", "--all", "--depth", "0"], "a depth of 0 leaves nothing; the least is 1"),
        (["--from", "http://example.com/a.json", "--all"], "only addresses with https are"),
        (
            ["--method", "GET", "--path", "/a"],
            "an operation by hand needs --method, --path and --api-version",
        ),
        (["--method", "FIND", "--path", "/a", "--api-version", "1"], "`FIND` is no method; known are GET"),
        (["--method", "GET", "--path", "a", "--api-version", "1"], "`a` is no path such as"),
        (["ListTenants", "--visibility", "hidden"], "--visibility: `hidden` is none of"),
    ],
)
def test_wrong_input_is_one_line_and_changes_nothing(run, connector, rooms, arguments, message):
    before = content(connector)

    code, output, errors = run(
        "add-operation", "c", *(str(rooms) if word == "ROOMS" else word for word in arguments)
    )

    assert (code, output) == (2, "")
    assert message in errors
    assert errors.count("\n") == 1
    assert content(connector) == before


def test_nothing_is_written_that_would_not_import_unless_forced(run, connector, operations):
    before = content(connector)
    request = ["--method", "GET", "--path", PATH, "--api-version", "2024-05-01", "--operation-id", "A" * 81]

    code, output, errors = run("add-operation", "c", *request)

    assert (code, output) == (1, "")
    assert "OperationIdTooLong" in errors
    assert "specgen: nothing written: 1 error would stop the import" in errors
    assert content(connector) == before
    assert run("add-operation", "c", *request, "--force")[0] == 0
    assert operations()[-1] == "A" * 81


@pytest.mark.usefixtures("connector")
def test_large_additions_are_made_smaller_before_they_are_refused(run, rooms, monkeypatch):
    monkeypatch.setattr(limits, "UPLOAD_BYTES", Limit(9_000, "a test"))

    code, _, errors = run("add-operation", "c", "--from", rooms, "--all")

    assert code == 2
    assert "each dropdown is written in one form instead of two" in errors
    assert "9,000 are the most that are taken" in errors


def answers(*keys):
    """Return what a maker who types the keys chooses."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("".join(keys))
        return asking.wishes(ImportOptions(known_helpers=builtin.known_helpers()), Path("c"))


def test_asking_finds_an_operation_of_the_catalog():
    (wish,) = answers(ENTER, "ListTenants", ENTER)

    assert wish.operation.id == "ListTenants"


@pytest.mark.usefixtures("connector")
def test_asking_finds_an_operation_of_a_file(rooms):
    (wish,) = answers(DOWN, ENTER, str(rooms), ENTER, "Rooms_Get", ENTER)

    assert wish.operation.id == "GetRoom"


def test_asking_makes_an_operation_by_hand_with_defaults():
    (wish,) = answers(DOWN, DOWN, ENTER, ENTER, PATH, ENTER, "2024-05-01", ENTER, ENTER, ENTER)

    assert (wish.operation.id, wish.operation.operation["summary"]) == ("ListDesks", "List desks")


@pytest.mark.usefixtures("connector")
def test_without_arguments_a_terminal_is_asked(run, operations, monkeypatch):
    monkeypatch.setattr(add_operation.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(asking, "wishes", lambda *_: [add_operation.Wish(builtin.load("ListTenants"))])

    run("add-operation", "c")

    assert operations()[-1] == "ListTenants"
