"""Rules about what does not belong into the texts that makers read: stand-ins and markup."""

import re
from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.fragments import PLAIN_TEXTS
from toolkit.lint.rule import IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.lint.rules.text_style import LABELS, REFERENCE
from toolkit.patch import Put
from toolkit.regex import regex
from toolkit.swagger.nodes import Node, Parameter, Schema, is_hidden

_KEYS = {*LABELS.values(), "description"}

# A whole text that says nothing yet, or a part of one that somebody wanted to come back to.
_STAND_IN = regex(r"(string|todo|tbd|fixme|x{3,}|place ?holder|lorem ipsum|\.+|-+|\?+)[.:]?", re.IGNORECASE)
_REMINDER = regex(
    r"\b(?:TODO:|(?:TBD|FIXME|[Ll]orem ipsum dolor|(?i:title|description|summary|text) (?:goes )?here)\b)"
    r"|[<\[](?i:your|insert|enter|add|describe)\b[^<>\[\]]*[>\]]"
)

_TAG = regex(
    r"</?(?:p|br|b|i|u|a|ul|ol|li|strong|em|code|div|span|h[1-6]|pre|hr)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_LINK = regex(r"\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_BOLD = regex(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")
_HEADING = regex(r"^#{1,6} +", re.MULTILINE)
_FENCE = regex(r"^ *```.*$", re.MULTILINE)
_ACTIVE = regex(r"<script\b|\beval\(", re.IGNORECASE)  # worse than markup, and another rule's


@rule(
    *LABELS,
    name="PlaceholderText",
    code="SG705",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=_KEYS,
    silent_if=PLAIN_TEXTS,
    examples=[
        Example(
            bad={"summary": "List rooms", "description": "TBD"},
            good={"summary": "Create to-do", "description": "Adds a TODO to the list of [today]."},
            at="/description",
            part="operation",
        ),
        Example(
            bad={"summary": "List rooms", "description": "Lists the rooms of <your building>."},
            good={"summary": "Print lorem ipsum", "description": "Prints lorem ipsum as <data>."},
            at="/description",
            part="operation",
        ),
    ],
)
def placeholder_text(node: Node) -> Iterator[Problem]:
    """What was to be filled in later is still there, and makers read it.

    A property may be called `string`, and be labelled so.
    """
    for key in (LABELS[type(node)], "description"):
        text = node.data.get(key)
        if not isinstance(text, str):
            continue
        found = _STAND_IN.fullmatch(text.strip()) or _REMINDER.search(text)
        if found and found[0].lower() != _name_of(node) and not is_hidden(node):
            yield Problem(f"`{key}` holds the stand-in {quoted(found[0])}", node.place / key)


def _name_of(node: Node) -> str:
    if isinstance(node, Parameter):
        return str(node.data.get("name")).lower()
    return node.name.lower() if isinstance(node, Schema) else ""


@rule(
    *LABELS,
    name="TextWithMarkup",
    code="SG706",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=_KEYS,
    silent_if=PLAIN_TEXTS,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"description": "Lists <b>all</b> rooms.<br/>See [the manual](https://example.com)."},
            good={"description": "Lists all rooms. See the manual (https://example.com)."},
            at="/description",
            part="operation",
        ),
        Example(
            bad={"description": "### Rooms\nLists **all** of them."},
            good={"description": "Lists 3 * 4 `rooms` [1] (or all) where a < b and c > d."},
            at="/description",
            part="operation",
        ),
    ],
)
def text_with_markup(node: Node) -> Iterator[Problem]:
    """Designers show texts as they are: HTML and Markdown reach makers as tags and asterisks.

    Backquotes are let pass, for they read well.
    """
    for key in (LABELS[type(node)], "description"):
        text = node.data.get(key)
        if not isinstance(text, str):
            continue
        kind = _markup(text)
        if kind and not _ACTIVE.search(text) and not is_hidden(node):
            yield Problem(
                f"`{key}` holds {kind}, which is shown as it is", node.place / key, _plain(node, key, text)
            )


def _markup(text: str) -> str:
    if "<" in text and _TAG.search(text):
        return "HTML"
    is_markdown = any(form.search(text) for form in (_LINK, _BOLD, _HEADING, _FENCE))
    return "Markdown" if is_markdown else ""


def _plain(node: Node, key: str, text: str) -> Fix | None:
    import html  # late, for its table of entities takes longer to load than most rules take

    plain = _BOLD.sub(r"\1", _LINK.sub(r"\1 (\2)", _HEADING.sub("", _FENCE.sub("", text))))
    lines = (" ".join(line.split()) for line in html.unescape(_TAG.sub(" ", plain)).splitlines())
    plain = re.sub(r" (?=[.,;:!?])", "", "\n".join(line for line in lines if line))
    return unsafe(Put((*node.tokens, key), plain)) if plain and not _markup(plain) else None


RULES = (placeholder_text, text_with_markup)
