import pytest

from toolkit.preview.trying.answers import contents, error_of, remarks
from toolkit.preview.trying.message import Response

SCHEMA = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "count": {"type": "integer"},
        "key": {"type": "string", "format": "password"},
        "value": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": {"type": "string"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}
OK = {"description": "OK", "schema": SCHEMA, "headers": {"ETag": {"type": "string"}}}


@pytest.fixture
def tried(trying):
    return trying({"responses": {"200": OK}})


def test_tokens_have_values(tried, answer):
    elements = [{"id": str(number), "tags": ["x"] * number} for number in range(5)]
    response = answer({"name": "n", "count": 1, "key": "k", "value": elements}, etag="1")

    assert contents(tried.card, response) == {
        "body": "",
        "body/name": "n",
        "body/count": "1",
        "body/key": "•••",
        "body/value": "5 in total",
        "body/value/*/id": "0, 1, 2, … 5 in total",
        "body/value/*/tags": "10 in total",
        "body/value/*/tags/*": "x, x, x, … 10 in total",
        "headers/ETag": "1",
    }


def test_token_that_the_answer_does_not_have_has_no_value(tried, answer):
    assert contents(tried.card, answer({"value": {}})) == {"body": "", "body/value": ""}


def test_long_value_is_cut(tried, answer):
    assert contents(tried.card, answer({"name": "a" * 300}))["body/name"] == "a" * 200


def test_failure_has_no_dynamic_content(tried, answer):
    assert contents(tried.card, answer({"name": "n"}, 404)) == {}


def test_answer_that_is_a_text_is_one_token(trying):
    tried = trying({"responses": {"200": {"description": "OK", "schema": {"type": "string"}}}})

    assert contents(tried.card, Response(200, {}, b"plain \xff")) == {"body": "plain \ufffd"}


def test_status_that_is_not_declared_is_said(tried, answer):
    assert list(remarks(tried.card, tried.operation, answer({}, 204))) == [
        "the definition declares no answer with the status 204"
    ]


def test_any_status_is_declared_by_default(trying, answer):
    tried = trying({"responses": {"default": {"description": "Any"}}})

    assert list(remarks(tried.card, tried.operation, answer({}, 204))) == []


def test_members_that_are_not_declared_are_said(tried, answer):
    response = answer({"name": "n", "a": 1, "b": 2, "c": 3, "d": 4})

    assert list(remarks(tried.card, tried.operation, response)) == [
        "no dynamic content for `a`, `b`, `c` and more: the definition does not declare it"
    ]


def test_members_of_elements_that_are_not_declared_are_said(trying, answer):
    schema = {"type": "array", "items": {"type": "object", "properties": {"id": {}}}}
    tried = trying({"responses": {"200": {"description": "OK", "schema": schema}}})

    assert list(remarks(tried.card, tried.operation, answer([{"id": 1, "x": 1}]))) == [
        "no dynamic content for `x`: the definition does not declare it"
    ]


def test_error_is_told(trying, answer):
    tried = trying({"responses": {"default": {"description": "Any"}}})
    response = answer({"error": {"code": "NotFound", "message": "There is none."}}, 404)

    assert list(remarks(tried.card, tried.operation, response)) == ["NotFound: There is none."]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"error": {"code": "A", "message": "b"}}, "A: b"),
        ({"code": "A", "message": "b"}, "A: b"),
        ({"error": {"code": "A"}}, "A"),
        ({"error": {"code": 5, "message": {"value": "\ud800"}}}, '5: {"value": "?"}'),
        ({"error": "text"}, ""),
        ([], ""),
        (None, ""),
    ],
    ids=repr,
)
def test_error_in_its_form(body, told):
    assert error_of(body) == told
