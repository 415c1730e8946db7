import pytest

from toolkit.lint.rules.markup import description_is_active as rule


@pytest.mark.parametrize(
    "text",
    [
        "<SCRIPT>",
        "< script src='a'>",
        "<img src=a onerror = b>",
        "[a](javascript:b)",
        "eval (a)",
        "<iframe/>",
    ],
)
def test_what_may_run_is_reported(lint, text):
    assert len(lint(rule, {"definitions": {"A": {"description": f"a {text} b"}}}, "whole")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<scripts>",
        "retrieval (a)",
        "<a> on = b",
        "a script: b",
        "<" * 100_000,
        None,
        ["<script>"],
    ],
    ids=lambda text: str(text)[:20],
)
def test_what_cannot_run_is_fine(lint, text):
    assert lint(rule, {"definitions": {"A": {"description": text}}}, "whole") == []
