import pytest

from toolkit.preview.trying.inputs import Problem, checked
from toolkit.preview.trying.learning import fields

SCHEMA = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "title": "Name"},
        "at": {"type": "object", "properties": {"day": {"type": "string", "format": "date"}}},
    },
}
BOTH = [("body/data/name", "Name", True), ("body/data/at/day", "day", False)]


@pytest.fixture
def learn(trying, service, now):
    """Ask for the fields of the property `data`."""

    def run(extension, *answers, values=None):
        listing = {"/list": {"get": {"operationId": "List", "parameters": [REPORT], "responses": {}}}}
        schema = {
            "required": ["data"],
            "properties": {"report": {"type": "string"}, "data": {"type": "object", **extension}},
        }
        body = {"name": "body", "in": "body", "required": True, "schema": schema}
        tried = trying({"parameters": [body]}, method="post", paths=listing)
        card = tried.card
        own = next(one for one in card.fields if one.key == "body/data")
        return now(fields(tried.project, card, own, values or {}, service(*answers)))

    return run


REPORT = {"name": "report", "in": "query", "type": "string", "required": True}
GIVEN = {"parameters": {"report": "r"}}
NEWER = {"parameters": {"report": {"value": "r"}}}


@pytest.mark.parametrize(
    ("extension", "body"),
    [
        pytest.param(
            {"x-ms-dynamic-schema": {"value-path": "schema", **GIVEN}}, {"schema": SCHEMA}, id="at a path"
        ),
        pytest.param(
            {"x-ms-dynamic-properties": {"itemValuePath": "schema", **NEWER}},
            {"schema": SCHEMA},
            id="newer, at a path",
        ),
        pytest.param({"x-ms-dynamic-properties": NEWER}, SCHEMA, id="newer, the answer itself"),
    ],
)
def test_schema_becomes_fields(learn, answer, extension, body):
    extension = {name: {"operationId": "List", **call} for name, call in extension.items()}
    found = learn(extension, answer(body))

    assert [(one.key, one.label, one.is_required) for one in found.fields] == BOTH
    assert (found.problem, len(found.requests)) == ("", 1)


@pytest.mark.parametrize(
    ("keys", "body"),
    [
        pytest.param({}, SCHEMA["properties"], id="the answer"),
        pytest.param({"value-path": "schema/properties"}, {"schema": SCHEMA}, id="a path that ends so"),
    ],
)
def test_older_extension_takes_properties(learn, answer, keys, body):
    found = learn({"x-ms-dynamic-schema": {"operationId": "List", **keys, **GIVEN}}, answer(body))

    assert [one.key for one in found.fields] == ["body/data/name", "body/data/at/day"]


def test_learnt_field_is_checked_by_no_declaration_of_the_file(learn, answer, trying):
    found = learn({"x-ms-dynamic-properties": {"operationId": "List", **NEWER}}, answer(SCHEMA))
    inputs = checked(found.fields, {"body/data/name": "n", "body/data/at/day": "x"}, trying().definition)

    assert dict(inputs.values) == {"body/data/name": "n"}
    assert inputs.problems == [Problem("body/data/at/day", "is no date")]


def test_call_waits_for_what_it_needs(learn):
    call = {"operationId": "List", "parameters": {"report": {"parameterReference": "body/report"}}}
    found = learn({"x-ms-dynamic-properties": call})

    assert (found.fields, found.problem) == ((), "fill in report first")


@pytest.mark.parametrize(
    ("keys", "body", "problem"),
    [
        pytest.param({"value-path": "a"}, {"b": {}}, "the answer has no schema at `a`", id="path"),
        pytest.param({"value-path": 5}, {"b": {}}, "the answer has no schema at `5`", id="malformed path"),
        pytest.param({}, [], "the answer is no schema", id="answer"),
    ],
)
def test_answer_without_a_schema_is_said(learn, answer, keys, body, problem):
    found = learn({"x-ms-dynamic-schema": {"operationId": "List", **keys, **GIVEN}}, answer(body))

    assert (found.fields, found.problem) == ((), problem)


def test_malformed_schema_has_no_fields(learn, answer):
    call = {"operationId": "List", **NEWER}
    found = learn({"x-ms-dynamic-properties": call}, answer({"properties": {"a": 5}, "required": 7}))

    assert found.problem == ""


def test_written_schema_is_not_asked_for(learn):
    assert learn({}).problem == "the schema of the field is written in the definition"
