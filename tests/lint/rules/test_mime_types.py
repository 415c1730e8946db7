import pytest

from toolkit.lint.rules.mime_types import consumes_missing, mime_type_not_supported, mime_type_not_valid

BODY = {"name": "body", "in": "body", "schema": {}}
FILE = {"name": "file", "in": "formData", "type": "file"}
FIELD = {"name": "field", "in": "formData", "type": "string"}


def paths(**parameters):
    return {f"/{name}": {"post": {"parameters": list(sent)}} for name, sent in parameters.items()}


def test_json_is_added_once_at_the_root_and_forms_at_their_operations(mended):
    sent = paths(a=[BODY], b=[BODY], c=[FIELD, FILE], d=[FIELD], e=[])

    definition = mended(consumes_missing, {"paths": sent}, "whole")

    assert definition["consumes"] == ["application/json"]
    assert [item["post"].get("consumes") for item in definition["paths"].values()] == [
        None,
        None,
        ["multipart/form-data"],
        ["application/x-www-form-urlencoded"],
        None,
    ]


def test_finding_stands_at_consumes_even_where_that_is_missing(lint):
    findings = lint(consumes_missing, {"paths": paths(a=[BODY])}, "whole")

    assert [finding.pointer for finding in findings] == ["/paths/~1a/post/consumes"]


def test_body_of_the_path_item_and_shared_body_are_sent_too(lint):
    used = {"$ref": "#/parameters/body"}
    definition = {
        "parameters": {"body": BODY},
        "paths": {"/a": {"parameters": [used], "post": {}}, "/b": {"post": {"parameters": [used]}}},
    }

    assert len(lint(consumes_missing, definition, "whole")) == 2


@pytest.mark.parametrize(
    ("consumes", "count"),
    [
        (["application/xml"], 1),
        ("application/json", 1),
        ([None], 1),
        (["text/xml", "TEXT/plain ;charset=x"], 0),
    ],
    ids=str,
)
def test_one_supported_type_is_enough(lint, consumes, count):
    assert len(lint(consumes_missing, {"consumes": consumes, "parameters": [BODY]}, "operation")) == count


def test_unsupported_types_are_not_replaced(mended):
    operation = {"consumes": ["application/xml"], "parameters": [BODY]}

    assert mended(consumes_missing, operation, "operation") is None


@pytest.mark.parametrize(
    "mime_type",
    ["*/*", "application/*", "application/vnd.x+json; v=1.0", 'text/plain; a="b; c" ; d=e;', "image/svg+xml"],
)
def test_well_formed_types_are_valid(lint, mime_type):
    assert lint(mime_type_not_valid, {"produces": [mime_type]}) == []


@pytest.mark.parametrize(
    "mime_type",
    [
        "",
        "xml",
        "application/",
        "/json",
        "a/b/c",
        "a/b; c",
        "application/json, text/plain",
        " application/xml",
    ],
)
def test_other_types_are_reported_and_left_alone(lint, mime_type):
    findings = lint(mime_type_not_valid, {"consumes": [mime_type]}, "operation")

    assert [(finding.pointer, finding.fix) for finding in findings] == [("/paths/~1t/post/consumes/0", None)]


@pytest.mark.parametrize(
    ("mime_types", "after"),
    [
        (["JSON"], ["application/json"]),
        (["form"], ["multipart/form-data"]),
        ([" text/plain"], ["text/plain"]),
        (["application/json", "json"], ["application/json"]),
    ],
    ids=["word", "form", "blank", "word for one that is there"],
)
def test_word_becomes_the_type_that_it_means(mended, mime_types, after):
    assert mended(mime_type_not_valid, {"produces": mime_types})["produces"] == after


def test_long_nonsense_takes_no_longer_than_its_length(lint):
    nonsense = "application/json" + " ;" * 100_000 + " " * 400_000 + "!"

    assert len(lint(mime_type_not_valid, {"produces": [nonsense]})) == 1


@pytest.mark.parametrize(
    ("mime_types", "after"),
    [
        (["text/json", "application/json; x=y", "*/*"], ["application/json; x=y"]),
        (["application/hal+json"], None),
        (["json", "application/xml"], None),
    ],
    ids=["one remains", "none remains", "one is not valid"],
)
def test_unsupported_types_are_deleted_where_a_supported_one_remains(mended, mime_types, after):
    definition = mended(mime_type_not_supported, {"produces": mime_types})

    assert (definition and definition["produces"]) == after


def test_type_that_is_none_is_another_rules_matter(lint):
    findings = lint(mime_type_not_supported, {"produces": ["json", None, 5, "image/png"]})

    assert [finding.pointer for finding in findings] == ["/produces/3"]
