"""Findings as SARIF 2.1.0, which code scanning and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.errors import SpecgenError
from toolkit.finding import Finding, Fix, FixKind, Related, Replacement, Severity
from toolkit.lint.adoption.fingerprint import fingerprints
from toolkit.lint.adoption.relative import relative
from toolkit.lint.budget import linting_stopped
from toolkit.lint.pages import explanation
from toolkit.lint.rule import Rule
from toolkit.report.findings import Findings

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://learn.microsoft.com/connectors/custom-connectors/"
_BASE = "%SRCROOT%"  # where the command ran; by this name GitHub means the top of the checkout
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FIXES = {FixKind.SAFE: "Mend it", FixKind.UNSAFE: "Mend it; this needs a look"}


def document(found: Findings) -> str:
    """Return one run; the rules are those that have found something."""
    names = {finding.rule for finding in found.findings}
    known = {
        rule.name: rule for rule in (*found.rules, linting_stopped)
    }  # which is said whatever was asked for
    rules = [_rule(rule) for name, rule in known.items() if name in names]
    return log(rules, found.findings, found.unreadable)


def log(
    rules: Sequence[dict[str, Any]], findings: Sequence[Finding], unreadable: Sequence[SpecgenError] = ()
) -> str:
    """Return one run of these rules; a finding is of the rule of its name."""
    indexes = {rule["name"]: index for index, rule in enumerate(rules)}
    digests = fingerprints(findings, [relative(finding.file, "") for finding in findings])
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder in which the command ran."}}},
        "invocations": [_invocation(unreadable)],
        "results": [
            _result(finding, indexes[finding.rule], digest)
            for finding, digest in zip(findings, digests, strict=True)
        ],
    }
    # On one line: nobody reads it, and Python indents in pure Python, ten times as slowly.
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(rules: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": "specgen",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": _HOME,
        "rules": rules,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    page = explanation(rule)
    source = {"helpUri": rule.reference} if rule.reference else {}
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary.partition(". ")[0].rstrip(".") + "."},
        "fullDescription": {"text": " ".join(rule.reason.split())},
        "help": {"text": page, "markdown": page},
        **source,
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.family, rule.phase], "phase": rule.phase, "precision": "high"},
    }


def _invocation(unreadable: Sequence[SpecgenError]) -> dict[str, Any]:
    """Return whether everything could be read, and what could not."""
    notifications = [{"level": "error", "message": {"text": str(error)}} for error in unreadable]
    told = {"toolExecutionNotifications": notifications} if notifications else {}
    return {"executionSuccessful": not notifications, **told}


def _result(finding: Finding, index: int, digest: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding)],
        "partialFingerprints": {"rulePlace/v1": digest},
        "properties": {"phase": finding.phase},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(other), "message": {"text": "belongs to it"}}
            for number, other in enumerate(finding.related, start=1)
        ]
    if finding.fix and finding.fix.replacements:
        result["fixes"] = [_fix(finding.file, finding.fix)]
    return result


def _location(place: Finding | Related) -> dict[str, Any]:
    pointer = place.pointer
    name = {"name": pointer.rpartition("/")[2], "fullyQualifiedName": pointer} if pointer else {}
    return {
        "physicalLocation": {"artifactLocation": _artifact(place.file), "region": _region(place)},
        **({"logicalLocations": [{**name, "kind": "member"}]} if name else {}),
    }


def _artifact(file: str) -> dict[str, str]:
    # Importing it takes longer than most reports do.
    from urllib.parse import quote

    path = relative(file, "")
    if path.startswith("../") or Path(path).is_absolute():
        return {"uri": Path(file).absolute().as_uri()}
    return {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": _BASE}


def _region(place: Finding | Related | Replacement) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(file: str, fix: Fix) -> dict[str, Any]:
    replacements: Sequence[dict[str, Any]] = [
        {"deletedRegion": _region(one), "insertedContent": {"text": one.text}} for one in fix.replacements
    ]
    change = {"artifactLocation": _artifact(file), "replacements": replacements}
    return {"description": {"text": _FIXES[fix.kind]}, "artifactChanges": [change]}
