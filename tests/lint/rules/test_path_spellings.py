from toolkit.lint.rules.path_spellings import equivalent_paths, path_ends_with_slash, path_variable_twice


def paths(*names, method="get"):
    return {"paths": {name: {method: {}} for name in names}}


def test_slash_alone_is_a_path(lint):
    assert lint(path_ends_with_slash, paths("/"), "whole") == []


def test_slash_is_cut_off_unless_two_paths_would_be_one(mended):
    assert mended(path_ends_with_slash, paths("/a//", "/b"), "whole") == paths("/a", "/b")
    assert mended(path_ends_with_slash, paths("/a/", "/A"), "whole") is None


def test_equivalent_paths_are_left_to_other_rules_where_these_speak(lint):
    same_operation = paths("/a/{b}", "/a/{c}")
    in_case_alone = {"paths": {"/a/{b}": {"get": {}}, "/a/{B}": {"put": {}}}}
    without_operations = {"paths": {"/a/{b}": {"get": {}}, "/a/{c}": {"x-note": 1}, "x-{a}": {"put": {}}}}

    assert lint(equivalent_paths, same_operation, "whole") == []
    assert lint(equivalent_paths, in_case_alone, "whole") == []
    assert lint(equivalent_paths, without_operations, "whole") == []


def test_each_further_mention_of_a_variable_is_told(lint):
    findings = lint(path_variable_twice, paths("/{a}/{A}/{a}/{b}-{b}"), "whole")

    assert [finding.message for finding in findings] == [
        "`{a}` stands twice in `/{a}/{A}/{a}/{b}-{b}`",
        "`{b}` stands twice in `/{a}/{A}/{a}/{b}-{b}`",
    ]


def test_slash_stays_where_one_request_would_then_fit_two_paths(mended):
    assert mended(path_ends_with_slash, paths("/a/{b}", "/a/c/"), "whole") is None
    assert mended(path_ends_with_slash, paths("/a/{b}/", "/a/{c}"), "whole") is None
