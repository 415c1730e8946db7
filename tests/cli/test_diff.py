"""`specgen diff`, in this process."""

import json
import subprocess
from pathlib import Path

import pytest

OLD = {
    "swagger": "2.0",
    "info": {"title": "Rooms", "version": "1"},
    "paths": {
        "/a": {
            "get": {
                "operationId": "GetRoom",
                "responses": {
                    "200": {
                        "description": "OK",
                        "schema": {"type": "object", "properties": {"name": {"type": "string"}}},
                    }
                },
            }
        }
    },
}


def changed(**members):
    return {**OLD, **members}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Go to a folder with `old.json`, and return a function that writes another definition."""
    monkeypatch.chdir(tmp_path)

    def write(name, data):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, indent=2))
        return name

    write("old.json", OLD)
    return write


@pytest.fixture
def committed(folder, tmp_path):
    """Commit two projects, `one` and `two`, on a branch `main`."""

    def git(*arguments):
        identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    for name in ("one", "two"):
        folder(f"{name}/apiDefinition.swagger.json", OLD)
    git("init", "--quiet", "--initial-branch", "main")
    git("add", ".")
    git("commit", "--quiet", "--message", "First")
    return folder


@pytest.mark.parametrize(
    ("new", "code"),
    [
        pytest.param(OLD, 0, id="nothing"),
        pytest.param(changed(host="x.example"), 0, id="risky"),
        pytest.param(changed(paths={}), 1, id="breaking"),
        pytest.param([], 2, id="no definition"),
        pytest.param({"openapi": "3.0.3", "paths": {}}, 2, id="another version"),
    ],
)
def test_exit_code(folder, run, new, code):
    folder("new.json", new)

    assert run("diff", "old.json", "new.json")[0] == code


def test_text_has_both_versions_side_by_side(folder, run):
    folder("new.json", changed(paths={}))

    _, out, err = run("diff", "old.json", "new.json")

    assert out.splitlines() == [
        "breaking OperationDeleted: operation `GetRoom` is gone",
        f"  {'old.json:9':<47} | new.json:7",
        '  "get": {                                        | "paths": {}',
        "  makers: flows that have the action fail, and cannot be saved again",
        "  remedy: keep the operation; mark it `deprecated`, and remove it when no flow has it any more",
        "",
    ]
    assert err == "1 breaking change in 1 connector\n"


def test_json_counts(folder, run):
    folder("new.json", changed(paths={}, host="x.example"))

    _, out, _ = run("diff", "old.json", "new.json", "--output-format", "json")

    report = json.loads(out)
    assert [change["kind"] for change in report["changes"]] == ["operation-removed", "host-changed"]
    assert report["summary"] == {"connectors": 1, "breaking": 1, "risky": 1, "compatible": 0}


def test_revision_alone_is_compared_with_the_work_tree(committed, run):
    committed("two/apiDefinition.swagger.json", changed(paths={}))

    code, out, err = run("diff", "main")

    assert (code, err) == (1, "1 breaking change in 2 connectors\n")
    assert "main:two/apiDefinition.swagger.json:9" in out


def test_revision_beside_a_project_has_that_project(committed, run):
    committed("two/apiDefinition.swagger.json", changed(paths={}))

    assert run("diff", "main", "one") == (0, "", "no changes in 1 connector\n")


def test_what_cannot_be_read_does_not_keep_the_rest_from_being_compared(committed, run, tmp_path):
    committed("two/apiDefinition.swagger.json", changed(paths={}))
    (tmp_path / "one" / "apiDefinition.swagger.json").write_text("{")

    code, out, err = run("diff", "main")

    assert code == 2
    assert "operation `GetRoom` is gone" in out
    assert "one/apiDefinition.swagger.json:1:2: " in err


@pytest.mark.usefixtures("committed")
def test_project_that_is_gone_breaks_its_operations(run, tmp_path):
    (tmp_path / "two" / "apiDefinition.swagger.json").unlink()

    code, out, _ = run("diff", "main", "--changelog")
    shown = run("diff", "main")[1].splitlines()

    assert (code, out) == (1, "### Removed\n\n- **Breaking**: operation `GetRoom` is gone.\n")
    assert shown[3].split() == [
        "main:two/apiDefinition.swagger.json:9",
        "|",
        "two/apiDefinition.swagger.json:1",
    ]


@pytest.mark.usefixtures("committed")
def test_file_of_a_revision_is_named_from_the_top(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path / "two")
    path = "apiDefinition.swagger.json"

    assert run("diff", f"main:one/{path}", path)[0] == 0
    assert run("diff", f"main:./{path}", path)[0] == 0


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["old.json"], "old.json: name a second version to compare it with", id="one file"),
        pytest.param(["gone", "old.json"], "gone: no such file or folder, and no revision", id="missing"),
        pytest.param(["", "old.json"], "a version is empty", id="empty"),
        pytest.param(["--", "-x", "old.json"], "`-x` is no version", id="an option for git"),
        pytest.param(
            ["old.json", "old.json", "--changelog", "--output-format", "json"],
            "--changelog is a format",
            id="two formats",
        ),
    ],
)
def test_unusable(run, arguments, message):
    code, out, err = run("diff", *arguments)

    assert (code, out) == (2, "")
    assert message in err


def many(count, kind="string"):
    properties = {f"p{number}": {"type": kind} for number in range(count)}
    answer = {"description": "OK", "schema": {"type": "object", "properties": properties}}
    item = {"get": {"operationId": "Get", "responses": {"200": answer}}}
    return json.dumps({"swagger": "2.0", "info": {"title": "A", "version": "1"}, "paths": {"/a": item}})


def test_more_changes_than_anybody_reads_are_not_told(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("toolkit.diff.compare.MOST", 2)
    Path("old.json").write_text(many(3))
    Path("new.json").write_text(many(3, "integer"))

    code, _, err = run("diff", "old.json", "new.json")

    assert code == 1
    assert err.splitlines() == [
        "old.json: has 10,000 changes or more; the first are told",
        "2 breaking changes in 1 connector",
    ]


def test_more_properties_than_any_connector_has_are_not_compared(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("toolkit.diff.trees.MOST_PAIRS", 5)
    Path("old.json").write_text(many(3))
    Path("new.json").write_text(many(3, "integer"))

    assert run("diff", "old.json", "new.json") == (
        2,
        "",
        "specgen: new.json: has more than 5 properties, which are too many to compare\n",
    )
