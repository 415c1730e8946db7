import pytest

from toolkit.finding import Severity
from toolkit.report.github import line


@pytest.fixture(autouse=True)
def no_workflow(monkeypatch):
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_severity_is_the_command(finding, severity, command):
    assert line(finding(severity=severity)) == (
        f"::{command} file=a.json,line=1,endLine=1,title=T001 TitleMissing,col=1,endColumn=2"
        "::`title` is missing"
    )


def test_characters_that_mean_something_are_escaped(finding):
    found = finding(file="100%,a:b\n.json", message="50%, a: b\r\nand more")

    assert line(found) == (
        "::error file=100%25%2Ca%3Ab%0A.json,line=1,endLine=1,title=T001 TitleMissing,col=1,endColumn=2"
        "::50%25, a: b%0D%0Aand more"
    )


def test_names_and_messages_cannot_steer_the_log(finding):
    told = line(finding(file="a\x1b[2J.json", message="b\u202e"))

    assert told.startswith(r"::error file=a\u001b[2J.json,")
    assert told.endswith(r"::b\u202e")


def test_columns_of_several_lines_are_left_out(finding):
    assert line(finding(line=2, end_line=4)) == (
        "::error file=a.json,line=2,endLine=4,title=T001 TitleMissing::`title` is missing"
    )


def test_path_starts_at_the_top_of_the_checkout(finding, monkeypatch, tmp_path):
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))

    assert line(finding()).startswith("::error file=below/a.json,")
