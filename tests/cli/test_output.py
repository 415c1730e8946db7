import json
from pathlib import Path

import pytest

from toolkit.cli.output import FindingsOutput, remark_on, say_diff
from toolkit.document import Document
from toolkit.errors import UnreadableFile
from toolkit.finding import Finding, Phase, Severity
from toolkit.lint.rule import rule
from toolkit.report.formats import LINES, OutputFormat, line


@rule(name="Made", code="T001", severity=Severity.ERROR, phase=Phase.IMPORT)
def made(_):
    """It matters."""


DOCUMENT = Document(Path("a.json"), "{}")
GONE = UnreadableFile("b.json: no such file")


def finding(severity):
    return Finding("a.json", 1, 1, 1, 2, "", "Made", "T001", severity, Phase.IMPORT, "it is odd")


ERROR, WARNING, INFO = map(finding, Severity)


@pytest.mark.parametrize(
    ("findings", "unreadable", "code"),
    [
        pytest.param([], [], 0, id="nothing wrong"),
        pytest.param([INFO, WARNING], [], 0, id="warnings fail no build"),
        pytest.param([WARNING, ERROR], [], 1, id="errors do"),
        pytest.param([], [GONE], 2, id="unreadable"),
        pytest.param([ERROR], [GONE], 2, id="unreadable comes before errors"),
    ],
)
@pytest.mark.parametrize("output_format", OutputFormat)
def test_exit_code_tells_the_worst(output_format, findings, unreadable, code):
    report = FindingsOutput(output_format, [made])

    report.add(findings, [DOCUMENT])

    assert report.close(unreadable) == code


def test_text_is_findings_on_standard_output_and_the_rest_on_standard_error(capsys):
    report = FindingsOutput(OutputFormat.TEXT)

    report.add([WARNING], [DOCUMENT])
    report.close([GONE])

    output, errors = capsys.readouterr()
    assert output.splitlines()[0] == "a.json:1:1: warning T001 Made: it is odd"
    assert errors == "specgen: b.json: no such file\n1 warning in 1 file\n"


def test_json_is_one_document_also_where_a_file_is_unreadable(capsys):
    report = FindingsOutput(OutputFormat.JSON)

    report.add([ERROR], [DOCUMENT])
    report.add([WARNING, INFO], [DOCUMENT, DOCUMENT])
    report.close([GONE])

    output, errors = capsys.readouterr()
    document = json.loads(output)
    assert [found["severity"] for found in document["findings"]] == ["error", "warning", "info"]
    assert document["summary"] == {"files": 3, "errors": 1, "warnings": 1}
    assert errors == "specgen: b.json: no such file\n"


def test_without_a_file_there_is_nothing_to_sum_up(capsys):
    FindingsOutput(OutputFormat.TEXT).close([GONE])

    assert capsys.readouterr() == ("", "specgen: b.json: no such file\n")


def test_report_goes_to_standard_error_where_standard_output_is_taken(capsys):
    for output_format in OutputFormat:
        report = FindingsOutput(output_format, [made], to_stderr=True)
        report.add([ERROR], [DOCUMENT])
        report.statistics()
        report.close([])

    output, errors = capsys.readouterr()
    assert output == ""
    assert "a.json:1:1: error" in errors
    assert '"findings": [' in errors


def test_statistics_are_text(capsys):
    told = []
    for output_format in OutputFormat:
        report = FindingsOutput(output_format, [made])
        report.count([ERROR, ERROR], ["a.json"])
        capsys.readouterr()
        report.statistics()
        told.append(capsys.readouterr().out)

    assert list(filter(None, told)) == ["2  error    T001   Made\n"]


@pytest.mark.parametrize("output_format", LINES)
def test_formats_of_lines_print_each_finding_as_it_comes(capsys, output_format):
    report = FindingsOutput(output_format)

    report.add([ERROR, WARNING], [DOCUMENT])

    assert capsys.readouterr().out.splitlines() == [line(output_format)(one) for one in (ERROR, WARNING)]


def test_summary_says_what_is_held_back(capsys):
    report = FindingsOutput(OutputFormat.TEXT)
    report.add([], [DOCUMENT])
    report.held_back(accepted=2)
    report.held_back(known=1_000)
    report.close([])

    assert capsys.readouterr().err == "no findings in 1 file (2 accepted, 1,000 in the baseline)\n"


def test_remark_on_a_file_keeps_its_name_on_the_line(capsys):
    remark_on(Path("a\n\x1b.json"), "1 fix")

    assert capsys.readouterr().err == "a \\u001b.json: 1 fix\n"


def test_diff_for_a_pipe_is_what_the_file_holds(capsysbinary, monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    say_diff(Path("a.json"), "\x9b日\r\n", "日\r\n")

    assert capsysbinary.readouterr().out.splitlines(keepends=True)[3:] == [
        "-\x9b日\r\n".encode(),
        "+日\r\n".encode(),
    ]


def test_diff_for_a_terminal_is_painted_and_harmless(capsys, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")

    say_diff(Path("a.json"), "\x9b日\r\n", "日\r\n")

    assert capsys.readouterr().out.splitlines()[3:] == ["\x1b[1;31m-\\u009b日\x1b[0m", "\x1b[32m+日\x1b[0m"]
