import json

import pytest

from toolkit.finding import FixKind, Phase, Severity
from toolkit.lint.rule import safe, unsafe
from toolkit.patch import Remove
from toolkit.report.findings import Findings
from toolkit.report.json_report import document, rules_document
from toolkit.swagger.nodes import Info


def test_findings_have_the_keys_that_the_command_line_promises(finding):
    found = finding(
        line=2, end_line=3, pointer="/a", fix=safe(Remove(("a",))), reference="https://example.com"
    )

    assert json.loads(document(Findings(findings=[found], files=["a.json", "b.json", "c.json"]))) == {
        "findings": [
            {
                "rule": "TitleMissing",
                "severity": "error",
                "phase": "import",
                "message": "`title` is missing",
                "file": "a.json",
                "pointer": "/a",
                "line": 2,
                "column": 1,
                "end_line": 3,
                "end_column": 2,
                "fix": "safe",
                "reference": "https://example.com",
            }
        ],
        "summary": {"files": 3, "errors": 1, "warnings": 0},
    }


def test_without_findings_there_is_a_document_all_the_same():
    assert json.loads(document(Findings())) == {
        "findings": [],
        "summary": {"files": 0, "errors": 0, "warnings": 0},
    }


@pytest.mark.parametrize(
    ("fix", "told"), [(None, None), (safe(Remove(("a",))), "safe"), (unsafe(Remove(("a",))), "unsafe")]
)
def test_fix_is_told_by_its_kind(finding, fix, told):
    (shown,) = json.loads(document(Findings(findings=[finding(fix=fix)])))["findings"]

    assert shown["fix"] == told


def test_summary_counts_by_severity(finding):
    severities = [Severity.INFO, Severity.WARNING, Severity.ERROR, Severity.WARNING]

    found = Findings(findings=[finding(severity=severity) for severity in severities], files=["a.json"])

    assert json.loads(document(found))["summary"] == {"files": 1, "errors": 1, "warnings": 2}


def test_names_that_no_encoding_holds_are_escaped(finding):
    text = document(Findings(findings=[finding(file="\udcff\x1b.json", message="日本")]))

    assert text.isascii()
    assert json.loads(text)["findings"][0]["file"] == "\udcff\x1b.json"


def test_rules_have_the_keys_that_the_command_line_promises(rule):
    assert json.loads(rules_document([rule])) == {
        "rules": [
            {
                "name": "TitleMissing",
                "code": "T001",
                "family": "own",
                "severity": "info",
                "phase": "certification",
                "fix": "safe",
                "summary": "It matters to makers.",
                "reference": None,
            }
        ]
    }


@pytest.fixture
def rule():
    from toolkit.lint.rule import rule

    @rule(
        Info,
        name="TitleMissing",
        code="T001",
        family="own",
        severity=Severity.INFO,
        phase=Phase.CERTIFICATION,
        fix=FixKind.SAFE,
        reference=None,
    )
    def check(info):
        """It matters to makers.

        And more.
        """
        return [info]

    return check
