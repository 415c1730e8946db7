"""Every format of changes, for the same two versions."""

import json
from pathlib import Path

import pytest

from toolkit.diff import sample
from toolkit.diff.compare import Comparison
from toolkit.diff.version import Version
from toolkit.report.changes import changelog, github, json_report, markdown, sarif, text
from toolkit.report.changes.groups import grouped, summary
from toolkit.report.terminal import Style

NAME = {"type": "object", "properties": {"name": {"type": "string"}}}
REMOVED = "operation/EditRoom/responses/200/schema/name"


def of(part, fragment, folder):
    data = json.dumps(sample.definition(part, fragment), indent=2)
    return Version.of_files(Path(folder), {"apiDefinition.swagger.json": data.encode()})


@pytest.fixture
def comparison():
    return Comparison.of("rooms", of("output", NAME, "old"), of("output", {"type": "object"}, "new"))


@pytest.fixture
def shared():
    """Return a comparison in which a definition has changed that five operations use."""

    def definition(kind):
        answer = {"200": {"description": "OK", "schema": {"$ref": "#/definitions/Room"}}}
        paths = {
            f"/{number}": {"get": {"operationId": f"Get{number}", "responses": answer}} for number in range(5)
        }
        room = {"type": "object", "properties": {"size": {"type": kind}}}
        return sample.definition("paths", paths) | {"definitions": {"Room": room}}

    versions = [
        Version.of_files(Path(folder), {"apiDefinition.swagger.json": json.dumps(definition(kind)).encode()})
        for folder, kind in (("old", "string"), ("new", "integer"))
    ]
    return Comparison.of("rooms", *versions)


def test_what_many_operations_share_is_told_once(shared):
    (group,) = grouped(shared.changes)

    assert group.operations == "Get0, Get1, Get2 and 2 more"
    assert summary(shared.changes) == "5 breaking changes"


def test_json_has_everything(comparison):
    (change,) = json.loads(json_report.document([comparison]))["changes"]

    assert (change["code"], change["impact"], change["address"]) == (
        "OutputFieldDeleted",
        "breaking",
        REMOVED,
    )
    assert change["old"]["file"] == "old/apiDefinition.swagger.json"
    assert (change["before"], change["after"]) == ("string", None)


def test_markdown_is_a_table_for_each_impact(comparison):
    lines = markdown.document([comparison]).splitlines()

    assert lines[2] == "1 breaking change."
    assert lines[4] == "### Breaking: saved flows fail, or lose what they use"
    assert lines[-1].startswith(
        "| EditRoom | **OutputFieldDeleted**: output `name` is gone | steps that use it"
    )


def test_markdown_keeps_names_from_being_markup():
    hostile = {"type": "object", "properties": {"a|<b>@c": {"type": "string"}}}
    found = Comparison.of("rooms", of("output", hostile, "old"), of("output", {"type": "object"}, "new"))

    assert "`a\\|&lt;b>&#64;c`" in markdown.document([found])


def test_sarif_has_a_rule_for_the_kind(comparison):
    (run,) = json.loads(sarif.document([comparison]))["runs"]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["output-removed"]
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [("output-removed", "error")]


def test_github_annotates_the_new_version(comparison, monkeypatch):
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)

    line = github.document([comparison])

    assert line.startswith("::error file=new/apiDefinition.swagger.json,line=")
    assert "title=OutputFieldDeleted output-removed" in line


def test_changelog_speaks_to_makers(comparison):
    assert changelog.document([comparison]) == (
        "### Removed\n\n- **Breaking**: EditRoom: output `name` is gone."
    )


def test_text_shows_no_secret():
    secret = "a-secret-that-nobody-sees"
    properties = {
        folder: {"properties": {"connectionParameters": {"key": {"type": kind, "clientSecret": secret}}}}
        for folder, kind in (("old", "string"), ("new", "int"))
    }
    data = json.dumps(sample.definition("root", {})).encode()
    versions = [
        Version.of_files(
            Path(folder),
            {"apiDefinition.swagger.json": data, "apiProperties.json": json.dumps(one).encode()},
        )
        for folder, one in properties.items()
    ]

    lines = list(text.document([Comparison.of("rooms", *versions)], Style(colour=False, columns=200)))

    assert (
        lines[0] == "risky connection-parameter-changed: connection parameter `key` was `string` and is `int`"
    )
    assert secret not in "\n".join(lines)
