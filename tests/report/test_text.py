import json
from collections import Counter

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.finding import Phase, Related, Severity
from toolkit.lint.engine import Linter
from toolkit.lint.rule import safe, unsafe
from toolkit.lint.rules import every_rule, rules_named
from toolkit.patch import Put
from toolkit.report.terminal import Style
from toolkit.report.text import TextReport, counted, statistics, summary

PLAIN, COLOUR = Style(colour=False), Style(colour=True)

SAME_ID = """\
{
  "paths": {
    "/a": {"get": {"operationId": "List"}},
    "/b": {
      "get": {
        "operationId": "list"
      },
      "put": {}
    }
  }
}
"""
PLAIN_TEXT = """\
a.json:6:24: error PA134 OperationIdNotUnique: `operationId` `list` is taken by GET /a in line 3
  | GET /b › operationId
6 | "operationId": "list"
  |                ^^^^^^
  | GET /a › operationId
3 | "/a": {"get": {"operationId": "List"}},
  |                               ------

a.json:8:7: error PA135 OperationIdRequired: operation has no `operationId`; `PutB` would do
  | PUT /b
8 | "put": {}
  | ^^^^^
  = --unsafe-fixes: add `operationId`: "PutB" (needs a look)
"""
PAINTED_TEXT = """\
*a.json:8:7*: !error PA135! *OperationIdRequired*: operation has no `operationId`; `PutB` would do
#  |# ~PUT /b~
#8 |# "put": {}
#  |# !^^^^^!
#  =# +--unsafe-fixes: add `operationId`: "PutB" (needs a look)+
"""
SIGNS = {"*": "1", "!": "1;31", "#": "1;34", "~": "2", "+": "32"}


def painted(text):
    for sign, code in SIGNS.items():
        while sign in text:
            text = text.replace(sign, f"\x1b[{code}m", 1).replace(sign, "\x1b[0m", 1)
    return text


def rendered(document, *names, style=PLAIN):
    findings = Linter(rules_named(names)).definition(document)
    report = TextReport(style, [document])
    return "\n".join(map(report.finding, findings))


def test_finding_is_a_line_for_editors_and_the_place_for_eyes(document):
    shown = rendered(document(SAME_ID), "OperationIdNotUnique", "OperationIdRequired")

    assert shown == PLAIN_TEXT


def test_finding_is_painted_for_a_terminal(document):
    shown = rendered(document(SAME_ID), "OperationIdRequired", style=COLOUR)

    assert shown == painted(PAINTED_TEXT)


def test_lone_bracket_is_followed_by_the_lines_that_tell_what_it_opens(document, finding):
    text = '{\n  "security": [\n    {\n      "a": 1,\n        "b": 2,\n      "c": 3\n    },\n    {\n    }]}'
    report = TextReport(PLAIN, [document(text)])

    first = report.finding(finding(line=3, end_line=3, column=5, end_column=6, pointer="/security/0"))
    empty = report.finding(finding(line=8, end_line=8, column=5, end_column=6, pointer="/security/1"))

    assert first.splitlines()[1:] == [
        "  | security › 0",
        "3 | {",
        "  | ^",
        '4 |   "a": 1,',
        '5 |     "b": 2,',
    ]
    assert empty.splitlines()[1:] == ["  | security › 1", "8 | {", "  | ^", "9 | }]}"]


def test_numbers_share_a_margin_as_broad_as_the_highest(document, finding):
    text = "{\n" + "\n" * 7 + '"a": [\n{\n"b": 1}]}'
    other = Related("a.json", 1, 1, 1, 2, "")

    shown = TextReport(PLAIN, [document(text)]).finding(
        finding(line=10, end_line=10, column=1, end_column=2, pointer="/a/0", related=(other,))
    )

    assert shown.splitlines()[1:] == [
        "   | a › 0",
        "10 | {",
        "   | ^",
        '11 | "b": 1}]}',
        " 1 | {",
        "   | -",
        " 2 |",
        " 3 |",
    ]


def test_place_in_another_file_is_told_with_its_name(document, finding):
    here, there = document('{"a": 1}'), document('{"b": 1}', "b.json")
    related = (Related("b.json", 1, 7, 1, 8, "/b"), Related("icon.png", 1, 1, 1, 1, ""))
    found = finding(column=7, end_column=8, pointer="/a", related=related)

    shown = TextReport(PLAIN, [here, there]).finding(found)

    assert shown.splitlines()[1:] == [
        "  | a",
        '1 | {"a": 1}',
        "  |       ^",
        "  | b.json › b",
        '1 | {"b": 1}',
        "  |       -",
    ]


def test_line_of_a_minified_definition_is_cut_to_the_terminal(document, finding):
    text = json.dumps({"a": "x" * 500, "b": "日本", "c": "y" * 500}, ensure_ascii=False)
    start = text.index('"日本')
    found = finding(column=start + 1, end_column=start + 5, pointer="/b")

    shown = TextReport(Style(colour=False, columns=40), [document(text)]).finding(found)

    assert shown.splitlines()[1:] == [
        "  | b",
        '1 | …", "b": "日本", "c": "yyyyyyyyyyyy…',
        "  |          ^^^^^^",
    ]


def test_value_of_several_lines_is_marked_to_the_end_of_its_first(document, finding):
    found = finding(line=1, column=7, end_line=2, end_column=2, pointer="/a")

    shown = TextReport(PLAIN, [document('{"a": [1,\n2]}')]).finding(found)

    assert shown.splitlines()[2:] == ['1 | {"a": [1,', "  |       ^^^"]


@pytest.mark.parametrize(
    ("text", "file"), [("", "a.json"), ("{}", "icon.png")], ids=["empty document", "no document"]
)
def test_without_a_line_to_show_the_head_stands_alone(document, finding, text, file):
    shown = TextReport(PLAIN, [document(text)]).finding(finding(file=file))

    assert shown == f"{file}:1:1: error T001 TitleMissing: `title` is missing\n"


def test_names_cannot_steer_the_terminal(document, finding):
    file = "a\x1b[31m\n.json"
    found = finding(file=file, message="`\x07` is odd", pointer="/\x9b0m", end_column=8)

    shown = TextReport(PLAIN, [document('{"\x9b0m": 1}', file)]).finding(found)

    assert shown.splitlines() == [
        "a\\u001b[31m .json:1:1: error T001 TitleMissing: `\\u0007` is odd",
        "  | \\u009b0m",
        '1 | {"\\u009b0m": 1}',
        "  | ^^^^^^^^^^^^",
    ]


def test_secrets_are_not_shown(document, finding):
    shown = TextReport(PLAIN, [document('{"clientSecret": "hush"}')]).finding(finding(end_column=5))

    assert '"clientSecret": "****"' in shown
    assert "hush" not in shown


@pytest.fixture
def findings(finding):
    fix = Put(("a",), 1)
    warning = {"severity": Severity.WARNING, "phase": Phase.CERTIFICATION, "rule": "Odd", "code": "T02"}
    return {
        "import": finding(),
        "safe": finding(fix=safe(fix)),
        "certification": finding(phase=Phase.CERTIFICATION),
        "warning": finding(**warning),
        "unsafe": finding(**warning, fix=unsafe(fix)),
        "info": finding(**{**warning, "severity": Severity.INFO}),
    }


@pytest.mark.parametrize(
    ("names", "files", "told"),
    [
        ("", 1, "no findings in 1 file"),
        ("import", 1, "1 error in 1 file"),
        ("import import", 1_000, "2 errors in 1,000 files"),
        ("import certification certification", 2, "3 errors (1 on import) in 2 files"),
        ("certification", 2, "1 error (none on import) in 2 files"),
        ("warning", 2, "1 warning in 2 files"),
        ("import warning", 2, "1 error and 1 warning in 2 files"),
        ("import warning info", 2, "1 error, 1 warning and 1 info in 2 files"),
        ("safe", 2, "1 error in 2 files; fixable: 1 with --fix"),
        ("unsafe", 2, "1 warning in 2 files; fixable: 1 with --unsafe-fixes"),
        ("safe unsafe", 2, "1 error and 1 warning in 2 files; fixable: 1 with --fix, 1 with --unsafe-fixes"),
    ],
)
def test_summary_tells_how_much_of_what(findings, names, files, told):
    assert summary([findings[name] for name in names.split()], files, PLAIN) == told


def test_statistics_count_by_rule_most_often_first(findings):
    counted_up = [findings["warning"]] * 10 + [findings["import"]]

    assert statistics(counted_up, PLAIN) == (
        "10  warning  T02    Odd\n"
        " 1  error    T001   TitleMissing"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "words", "told"),
    [
        (1, ["file"], "1 file"),
        (0, ["file"], "0 files"),
        (2_000, ["fix", "fixes"], "2,000 fixes"),
    ],
)
def test_numbers_agree_with_their_words(number, words, told):
    assert counted(number, *words) == told


def test_every_finding_of_published_connectors_can_be_shown(corpus):
    linter = Linter(every_rule())
    shown = Counter()
    for path in corpus[::10]:
        try:
            project = ConnectorProject.load_partial(path.parent)
        except Exception:  # noqa: BLE001 (some are no JSON)
            continue
        report = TextReport(COLOUR, project.documents)
        for found in linter.project(project):
            shown[report.finding(found).count("\n") > 2] += 1

    assert shown[True] > 100
    assert shown[False] == 0
