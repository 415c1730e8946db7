import json
from pathlib import Path

import pytest

from toolkit.errors import UnreadableDocument, UnreadableFile
from toolkit.finding import Phase, Severity
from toolkit.report.findings import Findings
from toolkit.report.gitlab import document


@pytest.fixture(autouse=True)
def no_pipeline(monkeypatch):
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)


def issues(*findings):
    return json.loads(document(Findings(findings=list(findings))))


def test_issue_has_the_keys_that_a_merge_request_reads(finding):
    (issue,) = issues(finding(line=3, end_line=4, anchor="/info"))

    assert issue.pop("fingerprint")
    assert issue == {
        "description": "TitleMissing: `title` is missing",
        "check_name": "T001",
        "severity": "blocker",
        "location": {"path": "a.json", "lines": {"begin": 3, "end": 4}},
    }


@pytest.mark.parametrize(
    ("severity", "phase", "told"),
    [
        (Severity.ERROR, Phase.IMPORT, "blocker"),
        (Severity.ERROR, Phase.CERTIFICATION, "critical"),
        (Severity.WARNING, Phase.IMPORT, "minor"),
        (Severity.INFO, Phase.IMPORT, "info"),
    ],
)
def test_what_stops_an_import_is_a_blocker(finding, severity, phase, told):
    assert [issue["severity"] for issue in issues(finding(severity=severity, phase=phase))] == [told]


def test_path_starts_at_the_top_of_the_checkout(finding, monkeypatch, tmp_path):
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))

    assert issues(finding())[0]["location"]["path"] == "below/a.json"


def test_no_two_issues_have_the_same_fingerprint(finding):
    fingerprints = [issue["fingerprint"] for issue in issues(finding(), finding(), finding(rule="Other"))]

    assert len(set(fingerprints)) == 3


def test_document_that_cannot_be_read_is_a_blocker_at_its_line():
    unreadable = [
        UnreadableDocument(Path("a.json"), "this is no JSON", 3, 7),
        UnreadableFile("b.json: no such file"),
    ]
    (issue,) = json.loads(document(Findings(unreadable=unreadable)))

    assert issue.pop("fingerprint")
    assert issue == {
        "description": "Unreadable: this is no JSON",
        "check_name": "specgen",
        "severity": "blocker",
        "location": {"path": "a.json", "lines": {"begin": 3, "end": 3}},
    }


def test_without_findings_there_is_an_empty_list():
    assert issues() == []
