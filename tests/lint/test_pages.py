import json

import pytest

from toolkit.finding import FixKind
from toolkit.lint.pages import compact, explanation, page
from toolkit.lint.rule import Example
from toolkit.lint.rules import every_rule
from toolkit.swagger.nodes import Info
from toolkit.validate import ALL_RULES


@pytest.fixture
def titled(rule_at):
    return rule_at(
        Info,
        name="TitleMissing",
        code="T001",
        family="platform",
        fix=None,
        examples=[Example(bad={}, good={"title": "A"}), Example(bad="{]", good="{}")],
        reference="https://example.com",
    )


def test_explanation_says_what_why_and_how(titled):
    assert (
        explanation(titled)
        == """\
# TitleMissing

`T001` · error · import

It matters.

Wrong:

```json
{}
```

Right:

```json
{"title": "A"}
```

Wrong:

```json
{]
```

Right:

```json
{}
```

Source: <https://example.com>"""
    )


def test_page_has_a_chapter_for_each_family(rule_of):
    rules = [
        rule_of(lambda node: [node], Info, name=name, code=name, family=family, fix=fix, reference=None)
        for name, family, fix in (
            ("B", "specgen", None),
            ("A", "platform", FixKind.SAFE),
            ("C", "judge", None),
            ("E", "arm", None),
            ("D", "specgen", FixKind.UNSAFE),
        )
    ]

    lines = [line for line in page(rules).splitlines() if line.startswith(("##", "`"))]

    assert lines == [
        "## The platform's rules, under their official names",
        "### A",
        "`A` · error · import · safe fix",
        "## Rules of specgen",
        "### B",
        "`B` · error · import",
        "### D",
        "`D` · error · import · unsafe fix",
        "## Rules for specifications of Azure Resource Manager; they run if selected, by `--select arm`",
        "### E",
        "`E` · error · import",
        "## Independent judges, asked by `specgen validate`",
        "### C",
        "`C` · error · import",
    ]


def test_page_leaves_no_rule_out():
    headings = {line.removeprefix("### ") for line in page(ALL_RULES).splitlines() if line.startswith("### ")}

    assert headings == {rule.name for rule in ALL_RULES}


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.name)
def test_explanation_fits_a_terminal(rule):
    prose = [
        line
        for line in explanation(rule).splitlines()
        if not line.startswith(('"', "{", " ", "[", "Source: <"))
    ]

    assert [line for line in prose if len(line) > 120] == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param({"a": [1, "é"]}, '{"a": [1, "é"]}', id="what fits stands on one line"),
        pytest.param(
            {"first": [1, 2, 3], "second": {}},
            '{\n  "first": [1, 2, 3],\n  "second": {}\n}',
            id="an object that does not, member by member",
        ),
        pytest.param(
            ["0123456789", "0123456789"], '[\n  "0123456789",\n  "0123456789"\n]', id="a list, item by item"
        ),
        pytest.param("0123456789" * 3, '"' + "0123456789" * 3 + '"', id="a text is not broken"),
    ],
)
def test_examples_are_as_compact_as_they_can_be(value, text):
    assert compact(value, width=20) == text
    assert json.loads(text) == value
