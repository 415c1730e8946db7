import pytest

from toolkit.lint.rules.default_forms import default_is_text, default_not_of_format


def defining(schema):
    return {"definitions": {"A": schema}}


@pytest.mark.parametrize(
    ("declared", "text", "value"),
    [
        ("integer", "-7", -7),
        ("number", "1.50", 1.5),
        ("boolean", "TRUE", True),
        ("integer", "+7", None),
        ("integer", "12345678901234567890", None),
    ],
)
def test_text_becomes_what_it_spells_where_no_digit_is_lost(mended, declared, text, value):
    fixed = mended(default_is_text, defining({"type": declared, "default": text}), "whole")

    assert fixed == (defining({"type": declared, "default": value}) if value is not None else None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date", "2026-02-30"),
        ("date-time", "2026-01-31t10:00:00.5z"),
        ("date-time", "2026-01-31T10:00:00+01:00"),
        ("date-time", ""),
        ("date-time", "@{utcNow()}"),
        ("uuid", "00000000-0000-0000-0000-000000000000"),
        ("email", "nobody"),
        (["date"], "today"),
    ],
    ids=str,
)
def test_forms_that_are_right_blank_or_computed_are_fine(lint, name, value):
    schema = {"type": "string", "format": name, "default": value}

    assert lint(default_not_of_format, defining(schema), "whole") == []


@pytest.mark.parametrize(
    ("name", "value"), [("date", "31.1.2026"), ("date-time", "2026-01-31"), ("uuid", "none")]
)
def test_other_forms_are_reported(lint, name, value):
    schema = {"type": "string", "format": name, "default": value}

    [finding] = lint(default_not_of_format, defining(schema), "whole")

    assert finding.pointer == "/definitions/A/default"
