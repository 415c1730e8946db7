from toolkit.lint.rules.confusable_names import (
    definition_names_differ_in_case,
    enum_value_blank,
    enum_values_differ_in_case,
)


def choosing(*choices, **more):
    return {"definitions": {"A": {"enum": [*choices], **more}}}


def test_each_further_spelling_is_told_with_the_first(lint):
    findings = lint(
        definition_names_differ_in_case, {"definitions": {"ab": 1, "Ab": {}, "c": {}, "AB": {}}}, "whole"
    )

    assert [(finding.pointer, finding.related[0].pointer) for finding in findings] == [
        ("/definitions/Ab", "/definitions/ab"),
        ("/definitions/AB", "/definitions/ab"),
    ]


def test_only_texts_have_spellings_and_equal_ones_are_for_another_rule(lint):
    assert lint(enum_values_differ_in_case, choosing("a", "a", 1, None, ["A"], True), "whole") == []


def test_blank_choice_goes_unless_it_is_the_default_or_the_last(mended):
    assert mended(enum_value_blank, choosing("a", " "), "whole") == choosing("a")
    assert mended(enum_value_blank, choosing("a", "", default=""), "whole") is None
    assert mended(enum_value_blank, choosing(""), "whole") is None


def test_blank_choice_with_a_name_is_fine(lint):
    named = choosing("", "a", **{"x-ms-enum-values": [{"value": "", "displayName": "None"}]})

    assert lint(enum_value_blank, named, "whole") == []
