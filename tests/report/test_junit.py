from xml.etree import ElementTree as ET

from toolkit.errors import UnreadableFile
from toolkit.finding import Severity
from toolkit.report.findings import Findings
from toolkit.report.junit import document


def suites(found):
    """Return the counts of all tests, and the tests of each suite with their results."""
    root = ET.fromstring(document(found))
    counts = {name: int(root.attrib[name]) for name in ("tests", "failures", "errors")}
    return counts, {
        suite.attrib["name"]: [(case.attrib["name"], [part.tag for part in case]) for case in suite]
        for suite in root
    }


def test_each_file_is_a_suite_and_each_finding_a_test(finding):
    found = Findings(
        findings=[finding(pointer="/info"), finding(severity=Severity.WARNING), finding(file="b.json")],
        files=["a.json", "b.json", "c.json"],
        unreadable=[UnreadableFile("d.json: no such file")],
    )

    assert suites(found) == (
        {"tests": 5, "failures": 2, "errors": 1},
        {
            "a.json": [("TitleMissing /info", ["failure"]), ("TitleMissing", ["system-out"])],
            "b.json": [("TitleMissing", ["failure"])],
            "c.json": [("no findings", [])],
            "files that cannot be read": [("d.json", ["error"])],
        },
    )


def test_failure_says_what_and_where(finding):
    case = ET.fromstring(document(Findings(findings=[finding(line=3, column=4)])))[0][0]

    assert case.attrib == {"classname": "a.json", "name": "TitleMissing", "file": "a.json", "line": "3"}
    assert case[0].attrib == {"type": "T001", "message": "`title` is missing"}
    assert case[0].text == "a.json:3:4: error `title` is missing"


def test_counts_of_suites_add_up(finding):
    root = ET.fromstring(document(Findings(findings=[finding(), finding(file="b.json")])))

    assert [(suite.attrib["tests"], suite.attrib["failures"]) for suite in root] == [("1", "1"), ("1", "1")]


def test_whatever_a_definition_holds_is_xml_in_ascii(finding):
    odd = '<a b="1">&\x00\x1b\ufffe\udcff\t日😀'
    text = document(Findings(findings=[finding(message=odd, pointer=odd)]))

    failure = ET.fromstring(text)[0][0][0]
    assert text.isascii()
    assert failure.attrib["message"] == '<a b="1">&\\u0000\\u001b\\ufffe\\udcff\t日😀'


def test_without_files_there_is_an_empty_document():
    assert suites(Findings()) == ({"tests": 0, "failures": 0, "errors": 0}, {})
