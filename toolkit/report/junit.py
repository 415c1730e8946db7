"""Findings as test results in JUnit's XML, which every CI server shows.

Each file is a suite, each finding a test in it. What fails a build fails its test: errors, and files that
cannot be read; what a warning says is the output of a test that has passed.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.errors import SpecgenError
from toolkit.finding import Finding, Severity
from toolkit.report.findings import Findings

_NOT_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # compiled by who needs it
_entities = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


class _Tests(NamedTuple):
    """One test or many as XML, and how many there are."""

    text: str
    tests: int = 1
    failures: int = 0
    errors: int = 0


def document(found: Findings) -> str:
    """Return the document, in ASCII: it is the same in every encoding."""
    of_file: dict[str, list[Finding]] = {file: [] for file in found.files}
    for finding in found.findings:
        of_file.setdefault(finding.file, []).append(finding)
    suites = [
        _group("testsuite", file, map(_test, findings) if findings else [_passed(file)])
        for file, findings in of_file.items()
    ]
    if found.unreadable:
        suites.append(_group("testsuite", "files that cannot be read", map(_error, found.unreadable)))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _group("testsuites", "specgen", suites).text


def _group(kind: str, name: str, members: Iterable[_Tests]) -> _Tests:
    members = list(members)
    tests = sum(member.tests for member in members)
    failures = sum(member.failures for member in members)
    errors = sum(member.errors for member in members)
    attributes = _attributes(name=name, tests=tests, failures=failures, errors=errors)
    text = "\n".join([f"<{kind}{attributes}>", *(member.text for member in members), f"</{kind}>"])
    return _Tests(text, tests, failures, errors)


def _test(finding: Finding) -> _Tests:
    told = f"{finding.file}:{finding.line}:{finding.column}: {finding.severity} {finding.message}"
    name = f"{finding.rule} {finding.pointer}".rstrip()
    if finding.severity is not Severity.ERROR:
        return _Tests(_case(finding.file, name, finding.line, f"<system-out>{_escaped(told)}</system-out>"))
    attributes = _attributes(type=finding.code, message=finding.message)
    failure = f"<failure{attributes}>{_escaped(told)}</failure>"
    return _Tests(_case(finding.file, name, finding.line, failure), failures=1)


def _passed(file: str) -> _Tests:
    return _Tests(_case(file, "no findings", 1, ""))


def _error(problem: SpecgenError) -> _Tests:
    error = f"<error{_attributes(type=type(problem).__name__, message=problem)}/>"
    return _Tests(_case("specgen", str(problem).partition(":")[0], 1, error), errors=1)


def _case(file: str, name: str, line: int, content: str) -> str:
    return f"<testcase{_attributes(classname=file, name=name, file=file, line=line)}>{content}</testcase>"


def _attributes(**values: object) -> str:
    return "".join(f' {name}="{_escaped(str(value))}"' for name, value in values.items())


def _escaped(text: str) -> str:
    allowed = re.sub(_NOT_XML, lambda match: f"\\u{ord(match[0]):04x}", text)
    return allowed.translate(_entities).encode("ascii", "xmlcharrefreplace").decode()
