"""SARIF is checked against the schema of its standard.

`sarif-2.1.0.json` is the JSON Schema of OASIS as Microsoft ships it in its MIT-licensed SARIF SDK
(npm: @microsoft/sarif-multitool-linux 5.7.0).
"""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from toolkit.errors import UnreadableFile
from toolkit.finding import Fix, FixKind, Phase, Related, Replacement, Severity
from toolkit.lint.rule import Example, rule
from toolkit.report.findings import Findings
from toolkit.report.sarif import document
from toolkit.swagger.nodes import Info

SCHEMA = Draft202012Validator(
    json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text()),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)


@rule(
    Info,
    name="TitleMissing",
    code="T001",
    severity=Severity.ERROR,
    phase=Phase.IMPORT,
    examples=[Example(bad={}, good={"title": "A"})],
    reference="https://example.com/rules",
)
def title_missing(_):
    """Makers search for the title. Without one they find nothing.

    There is more to say.
    """


@rule(Info, name="Other", code="T002", severity=Severity.INFO, phase=Phase.CERTIFICATION, reference=None)
def other(_):
    """It matters."""


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Return a function that gives the run of a valid document."""
    monkeypatch.chdir(tmp_path)

    def run(*findings, unreadable=()):
        text = document(Findings([other, title_missing], list(findings), ["a.json"], unreadable))
        log = json.loads(text)
        assert [error.message for error in SCHEMA.iter_errors(log)] == []
        return log["runs"][0]

    return run


def test_rules_are_those_that_have_found_something(run, finding):
    result = run(finding(), finding())

    (described,) = result["tool"]["driver"]["rules"]
    page = described.pop("help")
    assert described == {
        "id": "T001",
        "name": "TitleMissing",
        "shortDescription": {"text": "Makers search for the title."},
        "fullDescription": {
            "text": "Makers search for the title. Without one they find nothing. There is more to say."
        },
        "helpUri": "https://example.com/rules",
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["platform", "import"], "phase": "import", "precision": "high"},
    }
    assert page["text"] == page["markdown"]
    assert page["markdown"].startswith("# TitleMissing\n")
    assert [found["ruleIndex"] for found in result["results"]] == [0, 0]


def test_end_of_the_time_is_a_result_whatever_rules_were_asked_for(run, finding):
    result = run(finding(rule="LintingStopped", code="SG103"))

    assert [rule["name"] for rule in result["tool"]["driver"]["rules"]] == ["LintingStopped"]


def test_rule_without_a_source_has_no_help_uri(run, finding):
    (described,) = run(finding(rule="Other"))["tool"]["driver"]["rules"]

    assert "helpUri" not in described


def test_result_says_what_and_where(run, finding):
    found = finding(line=2, column=3, end_line=2, end_column=9, pointer="/info/title")

    (result,) = run(found)["results"]

    assert result.pop("partialFingerprints")
    assert result == {
        "ruleId": "T001",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "`title` is missing"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "a.json", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 9},
                },
                "logicalLocations": [
                    {"name": "title", "fullyQualifiedName": "/info/title", "kind": "member"}
                ],
            }
        ],
        "properties": {"phase": "import"},
    }


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_severity_is_a_level(run, finding, severity, level):
    assert [result["level"] for result in run(finding(severity=severity))["results"]] == [level]


def test_columns_count_characters_and_the_run_says_so(run, finding):
    assert run(finding())["columnKind"] == "unicodeCodePoints"


def test_fix_says_what_goes_and_what_comes(run, finding):
    fix = Fix(FixKind.SAFE, (), (Replacement(1, 1, 1, 1, '"title": "A"'), Replacement(2, 1, 3, 1, "")))

    (result,) = run(finding(fix=fix))["results"]

    (made,) = result["fixes"]
    (change,) = made["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "a.json", "uriBaseId": "%SRCROOT%"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1},
            "insertedContent": {"text": '"title": "A"'},
        },
        {
            "deletedRegion": {"startLine": 2, "startColumn": 1, "endLine": 3, "endColumn": 1},
            "insertedContent": {"text": ""},
        },
    ]


def test_other_places_are_related_locations(run, finding):
    (result,) = run(finding(related=(Related("b.json", 5, 6, 5, 7, "/paths"),)))["results"]

    (related,) = result["relatedLocations"]
    assert related["id"] == 1
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "b.json"
    assert related["physicalLocation"]["region"]["startLine"] == 5


def test_fingerprint_survives_new_lines_and_new_words(run, finding):
    first, moved, elsewhere = (
        run(found)["results"][0]["partialFingerprints"]
        for found in (
            finding(anchor="/info"),
            finding(anchor="/info", line=9, end_line=9, message="`title` is gone"),
            finding(anchor="/info/title"),
        )
    )

    assert first == moved
    assert first != elsewhere


def test_no_two_results_have_the_same_fingerprint(run, finding):
    results = run(finding(), finding())["results"]

    assert results[0]["partialFingerprints"] != results[1]["partialFingerprints"]


@pytest.mark.parametrize(
    ("file", "location"),
    [
        ("two words#1.json", {"uri": "two%20words%231.json", "uriBaseId": "%SRCROOT%"}),
        ("日\udcff.json", {"uri": "%E6%97%A5%FF.json", "uriBaseId": "%SRCROOT%"}),
        ("/elsewhere/a b.json", {"uri": "file:///elsewhere/a%20b.json"}),
    ],
    ids=["signs", "other languages", "absolute"],
)
def test_path_is_a_uri(run, finding, file, location):
    (result,) = run(finding(file=file))["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_absolute_path_below_the_current_folder_is_relative(run, finding, tmp_path):
    (result,) = run(finding(file=str(tmp_path / "below" / "a.json")))["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "below/a.json"


def test_what_cannot_be_read_makes_the_run_unsuccessful(run, finding):
    complete = run(finding())
    partial = run(finding(), unreadable=[UnreadableFile("b.json: no such file")])

    assert complete["invocations"] == [{"executionSuccessful": True}]
    assert partial["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [{"level": "error", "message": {"text": "b.json: no such file"}}],
        }
    ]


def test_without_findings_there_is_a_run_all_the_same(run):
    assert run()["results"] == []
