"""Texts as literals of the languages that plans are written in: nothing in a title becomes code."""

import json
import shlex

shell = shlex.quote


def powershell(text: str) -> str:
    """Return a literal string; PowerShell takes typographic quotes for quotes as well."""
    for quote in "'\u2018\u2019\u201a\u201b":
        text = text.replace(quote, quote * 2)
    return f"'{text}'"


def bicep(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("${", "\\${") + "'"


def terraform(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("${", "$${").replace("%{", "%%{")


def odata(text: str) -> str:
    """Return a literal of a Microsoft Graph filter."""
    return "'" + text.replace("'", "''") + "'"
