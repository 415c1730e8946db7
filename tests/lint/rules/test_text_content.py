import pytest

from toolkit.lint.rules.text_content import placeholder_text, text_with_markup


def described(text):
    return {"description": text}


@pytest.mark.parametrize(
    "text",
    ["TODO", "todo.", "string", "...", "Lorem ipsum dolor sit amet", "TODO: say more", "See [enter name]."],
)
def test_text_is_a_stand_in(lint, text):
    assert [finding.pointer for finding in lint(placeholder_text, described(text), "operation")] == [
        "/paths/~1t/post/description"
    ]


@pytest.mark.parametrize(
    "text",
    ["Adds a TODO.", "Prints lorem ipsum.", "A description.", "Your room.", "From [start] on.", "Strings"],
)
def test_text_is_none(lint, text):
    assert lint(placeholder_text, described(text), "operation") == []


def test_property_may_be_labelled_by_its_name(lint):
    schema = {"type": "object", "properties": {"string": {"type": "string", "x-ms-summary": "String"}}}

    assert lint(placeholder_text, schema, "schema") == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>Lists <b>all</b>.</p>", "Lists all."),
        ("One<br>two &amp; three", "One two & three"),
        ("See [rooms](https://a.example), **now**", "See rooms (https://a.example), now"),
        ("# Rooms\n\nAll of them.", "Rooms\nAll of them."),
        ("Call it:\n```json\n{}\n```", "Call it:\n{}"),
    ],
)
def test_markup_is_taken_out(mended, text, plain):
    fixed = mended(text_with_markup, described(text), "operation")

    assert fixed["paths"]["/t"]["post"]["description"] == plain


@pytest.mark.parametrize(
    "text", ["a < b > c", "2 ** 3 ** 4", "`id` of <room>", "x[1](2 3)", "<script>1</script><b>"]
)
def test_text_has_no_markup_of_ours(lint, text):
    assert lint(text_with_markup, described(text), "operation") == []


def test_nothing_but_markup_has_no_fix(lint):
    (finding,) = lint(text_with_markup, described("<br/>"), "operation")

    assert finding.fix is None
