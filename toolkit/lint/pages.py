"""What is written about the rules: the explanation of one, and the page of all."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.lint.rule import Rule

FAMILIES = {
    "platform": "The platform's rules, under their official names",
    "specgen": "Rules of specgen",
    "arm": "Rules for specifications of Azure Resource Manager; they run if selected, by `--select arm`",
    "judge": "Independent judges, asked by `specgen validate`",
}

_INTRODUCTION = """\
<!-- Written by docs/generate.py from the rules themselves; change a rule, then run `make docs`. -->

# Rules

Every finding names its rule. `specgen explain NAME` prints one of these sections in a terminal. A rule of the
phase *import* is checked by the platform whenever a connector is saved; one of the phase *certification* only
when a connector is submitted, and by `specgen lint` unless told otherwise.
"""


def explanation(rule: Rule) -> str:
    """Return everything about a rule as Markdown that reads well in a terminal."""
    return "\n".join(_section(rule, level=1)).rstrip()


def page(rules: Sequence[Rule]) -> str:
    """Return the page of all rules, family by family."""
    lines = [_INTRODUCTION]
    for family, title in FAMILIES.items():
        lines += [f"## {title}", ""]
        for rule in rules:
            lines += _section(rule, level=3) if rule.family == family else ()
    return "\n".join(lines).rstrip() + "\n"


def _section(rule: Rule, *, level: int) -> Iterator[str]:
    yield f"{'#' * level} {rule.name}"
    yield ""
    yield f"`{rule.code}` · {rule.severity} · {rule.phase}" + (f" · {rule.fix} fix" if rule.fix else "")
    yield ""
    yield rule.reason
    yield ""
    for example in rule.examples[:2]:
        yield from _example("Wrong", example.bad)
        yield from _example("Right", example.good)
    if rule.reference:
        yield f"Source: <{rule.reference}>"
        yield ""


def _example(title: str, fragment: Any) -> Iterator[str]:
    yield f"{title}:"
    yield ""
    yield "```json"
    yield fragment if isinstance(fragment, str) else compact(fragment)
    yield "```"
    yield ""


def compact(value: Any, margin: str = "", width: int = 100) -> str:
    """Return JSON in which whatever fits on a line stands on one."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + len(margin) <= width or not isinstance(value, (dict, list)) or not value:
        return line
    inner = margin + "  "
    if isinstance(value, dict):
        members = [
            f"{json.dumps(key, ensure_ascii=False)}: {compact(member, inner, width)}"
            for key, member in value.items()
        ]
        opening, closing = "{}"
    else:
        members = [compact(item, inner, width) for item in value]
        opening, closing = "[]"
    return (
        opening
        + "".join(f"\n{inner}{member}," for member in members).removesuffix(",")
        + f"\n{margin}{closing}"
    )
