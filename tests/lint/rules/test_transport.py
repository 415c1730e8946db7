import pytest

from toolkit.lint.rules.transport import (
    base_path_not_valid,
    host_name_not_valid,
    scheme_not_supported,
    scheme_not_valid,
    schemes_array_empty,
)


@pytest.mark.parametrize(
    "host", ["localhost", "10.0.0.4:8080", "a_b.example.com", "x.example-1.com", None, 5], ids=str
)
def test_bare_host_is_fine(lint, host):
    assert lint(host_name_not_valid, {"host": host}) == []


@pytest.mark.parametrize("host", ["", "{host}", "a b.com", "example.com.", "-a.com", "a.com:123456", "ä.com"])
def test_other_host_is_reported_and_left_alone(lint, host):
    findings = lint(host_name_not_valid, {"host": host})

    assert [(finding.pointer, finding.fix) for finding in findings] == [("/host", None)]


@pytest.mark.parametrize(
    ("host", "base_path", "after"),
    [
        ("https://a.com", "/v1", ("a.com", "/v1")),
        ("https://a.com/v1/", "/", ("a.com", "/v1")),
        ("a.com/v1/rooms", "/v1/rooms", ("a.com", "/v1/rooms")),
    ],
    ids=["scheme", "path", "path that is known"],
)
def test_url_is_taken_apart(mended, host, base_path, after):
    definition = mended(host_name_not_valid, {"host": host, "basePath": base_path})

    assert (definition["host"], definition["basePath"]) == after


def test_path_is_moved_where_there_is_no_base_path(mended):
    assert mended(host_name_not_valid, {"host": "a.com/v1"}, "whole") == {"host": "a.com", "basePath": "/v1"}


@pytest.mark.parametrize(
    "host", ["https://a.com/v2", "https://a.com/v1?x=1", "https://user@a.com", "https://"]
)
def test_url_that_says_more_is_left_alone(mended, host):
    assert mended(host_name_not_valid, {"host": host, "basePath": "/v1"}) is None


@pytest.mark.parametrize(
    ("path", "after"),
    [
        ("v1", "/v1"),
        ("v1.0/rooms/", "/v1.0/rooms/"),
        ("", "/"),
        ("a.com/v1", None),
        ("https://a.com", None),
        (" v1", None),
        (None, None),
        (["/v1"], None),
    ],
    ids=str,
)
def test_slash_is_put_before_a_path_and_nothing_else(mended, lint, path, after):
    definition = mended(base_path_not_valid, {"basePath": path})

    assert (definition and definition["basePath"]) == after
    assert len(lint(base_path_not_valid, {"basePath": path})) == 1


@pytest.mark.parametrize(
    ("schemes", "after"),
    [
        (["HTTP"], ["http"]),
        (["https", "HTTPS"], ["https"]),
        (["WSS"], None),
        (["ftp"], None),
        ([" https"], None),
    ],
    ids=str,
)
def test_scheme_is_written_in_lower_case_where_that_is_all(mended, schemes, after):
    definition = mended(scheme_not_valid, {"schemes": schemes})

    assert (definition and definition["schemes"]) == after


@pytest.mark.parametrize("schemes", [["wss"], ["ws", "wss"], ["ws", "WSS"]], ids=str)
def test_last_scheme_is_not_deleted(mended, schemes):
    assert mended(scheme_not_supported, {"schemes": schemes}) is None


@pytest.mark.parametrize("schemes", [None, "", "https", {}, [None, 5, ["wss"]]], ids=repr)
def test_schemes_of_another_type_are_another_rules_matter(lint, schemes):
    for rule in (scheme_not_valid, scheme_not_supported, schemes_array_empty):
        assert lint(rule, {"schemes": schemes}) == []
