"""`specgen rules`: all rules, as a list or as data."""

from typing import Annotated

import typer

from toolkit.cli import output
from toolkit.report import json_report
from toolkit.report.text import severity_painted
from toolkit.validate import ALL_RULES


def command(
    *, as_json: Annotated[bool, typer.Option("--json", help="One JSON document, for tools.")] = False
) -> None:
    """List the rules: the platform's own under their official names, and ours.

    **Examples**

    - `specgen rules` prints a line for each
    - `specgen rules --json` prints what a tool needs
    """
    if as_json:
        output.say(json_report.rules_document(ALL_RULES))
        return
    style = output.stdout_style()
    longest = max(len(rule.name) for rule in ALL_RULES)
    for rule in ALL_RULES:
        severity = severity_painted(rule.severity, style, 7)
        fix = f"fix: {rule.fix}" if rule.fix else ""
        output.say(f"{rule.code}  {rule.name:<{longest}}  {severity}  {rule.phase:<13}  {fix}".rstrip())
