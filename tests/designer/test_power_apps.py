"""Operations as functions of Power Apps."""

import pytest

from toolkit.designer.card import Function

TEXT = {"type": "string"}


def query(name, **more):
    return {"name": name, "in": "query", "type": "string", **more}


def body(schema, **more):
    return {"name": "booking", "in": "body", "schema": schema, **more}


def an_object(*required, **properties):
    return {"type": "object", "properties": properties, "required": list(required)}


@pytest.fixture
def function_of(card_of):
    """Return the function of an operation with parameters."""

    def make(*parameters, **operation):
        operation.setdefault("responses", {"200": {"description": "OK"}})
        return card_of({"parameters": list(parameters), **operation}).function

    return make


@pytest.fixture
def problems_of(function_of):
    def make(*parameters, **operation):
        return list(function_of(*parameters, **operation).problems)

    return make


def test_required_arguments_are_positional_and_others_members_of_a_record(function_of):
    found = function_of(
        query("day"),
        {"name": "id", "in": "path", "type": "string"},
        query("api-version", required=True, default="1", **{"x-ms-visibility": "internal"}),
        body(an_object("room", room=TEXT, hours={"type": "integer"})),
        operationId="Rooms_Book-it",
        responses={"200": {"schema": an_object(id=TEXT)}},
    )

    assert found == Function(
        name="RoomsBookit",
        required=("id", "room"),
        optional=("day", "hours"),
        returns="Record",
        signature="RoomsBookit(id, room, {day: …, hours: …})",
    )


def test_function_without_arguments_has_an_empty_list(function_of):
    assert function_of().signature == "BookRoom()"


def test_body_that_is_no_object_is_one_argument(function_of):
    assert function_of(body({"type": "array", "items": TEXT}, required=True)).required == ("booking",)


def test_optional_argument_gives_way_to_a_required_one_of_its_name(function_of):
    found = function_of(query("day", required=True), body(an_object(day=TEXT)))

    assert (found.required, found.optional) == (("day",), ("day_1",))


@pytest.mark.parametrize(
    "operation",
    [
        pytest.param({"x-ms-trigger": "single"}, id="trigger"),
        pytest.param({"x-ms-visibility": "internal"}, id="internal"),
    ],
)
def test_power_apps_skips(card_of, operation):
    assert card_of(operation).function is None


@pytest.mark.parametrize(
    ("schema", "returns"),
    [
        pytest.param({"type": "array", "items": {}}, "Table", id="array"),
        pytest.param({"type": "object"}, "Record", id="object"),
        pytest.param(TEXT, "Text", id="text"),
        pytest.param({"type": "string", "format": "date-time"}, "DateTime", id="date and time"),
        pytest.param({"type": "string", "format": "date"}, "Date", id="date"),
        pytest.param({"type": "boolean"}, "Boolean", id="boolean"),
        pytest.param({"type": "integer", "format": "int64"}, "Number", id="integer"),
        pytest.param({"type": "file"}, "Blob", id="file"),
        pytest.param({}, "Untyped", id="anything"),
        pytest.param(None, "Void", id="nothing"),
    ],
)
def test_returns(function_of, schema, returns):
    assert function_of(responses={"200": {"schema": schema}}).returns == returns


@pytest.mark.parametrize(
    ("codes", "returns"),
    [
        pytest.param({"202": TEXT, "200": {"type": "array"}}, "Table", id="the lowest success"),
        pytest.param({"400": TEXT, "default": {"type": "object"}}, "Record", id="else default"),
        pytest.param({"404": TEXT, "400": {"type": "object"}}, "Text", id="else the first"),
        pytest.param({}, "Void", id="none"),
    ],
)
def test_response_that_is_taken(function_of, codes, returns):
    assert (
        function_of(responses={code: {"schema": schema} for code, schema in codes.items()}).returns == returns
    )


@pytest.mark.parametrize(
    ("parameter", "problem"),
    [
        pytest.param(
            query("old", deprecated=True),
            "parameter `old` is deprecated: the function is left out",
            id="deprecated",
        ),
        pytest.param(
            query("key", required=True, **{"x-ms-visibility": "internal"}),
            "internal parameter `key` has no default: it is dropped without a word",
            id="hidden without a default",
        ),
        pytest.param(
            query("size", type="integer", format="uint8"),
            "format `uint8` of `size` is not known: the function is left out",
            id="format",
        ),
        pytest.param(
            query("user", **{"x-ms-dynamic-values": {"builtInOperation": "AadGraph.GetUsers"}}),
            "the choices of `user` are not offered: they come from the platform, not an operation",
            id="built in choices",
        ),
        pytest.param(
            body({**an_object(a=TEXT), "anyOf": []}),
            "the body has `anyOf`: the function is left out",
            id="anyOf",
        ),
        pytest.param(body({"not": {}}), "the body has `not`: the function is left out", id="not"),
        pytest.param(
            body({"type": "object", "items": {}}),
            "the body has `items` and is no array: the function is left out",
            id="items of no array",
        ),
        pytest.param(
            body({"type": "object", "additionalProperties": TEXT}),
            "the body has `additionalProperties`: the function is left out",
            id="any properties",
        ),
        pytest.param(
            body({**an_object(a=TEXT), "additionalProperties": TEXT}),
            "the body has `additionalProperties` beside its properties: they are untyped",
            id="more properties",
        ),
        pytest.param(
            body({**an_object(a=TEXT), "discriminator": "a"}),
            "the body has `discriminator` beside its properties: they are untyped",
            id="discriminator",
        ),
        pytest.param(
            body(an_object("a", a={**TEXT, "readOnly": True})),
            "`a` of the body is required and read-only: a call without it may fail",
            id="read-only and required",
        ),
        pytest.param(
            body(an_object(a={**an_object(b=TEXT), "allOf": []})),
            "`allOf` of `a` in the input is not read",
            id="composed property",
        ),
    ],
)
def test_problem_of_an_input(problems_of, parameter, problem):
    assert problem in problems_of(parameter)


@pytest.mark.parametrize(
    "parameter",
    [
        pytest.param(query("a", type="number", format="currency"), id="known format"),
        pytest.param(query("a", format="anything"), id="format of a text"),
        pytest.param(body({**an_object(a=TEXT), "additionalProperties": False}), id="no more properties"),
        pytest.param(body({"type": "array", "items": an_object(a=TEXT)}), id="list"),
        pytest.param(
            query("a", required=True, default="1", **{"x-ms-visibility": "internal"}),
            id="hidden with a default",
        ),
    ],
)
def test_input_without_a_problem(problems_of, parameter):
    assert problems_of(parameter) == []


@pytest.mark.parametrize(
    ("operation", "problems"),
    [
        pytest.param({"consumes": ["application/json; charset=utf-8"]}, [], id="a known request"),
        pytest.param({"consumes": ["application/xml", "Text/JSON"]}, [], id="one known request"),
        pytest.param(
            {"consumes": ["application/xml"]},
            ["none of the media types of requests is known: application/xml"],
            id="unknown requests",
        ),
        pytest.param(
            {"produces": ["image/png", 5]},
            ["none of the media types of answers is known: image/png"],
            id="unknown answers",
        ),
        pytest.param(
            {"operationId": "---"},
            ["the operationId has neither letters nor digits: the function has no name"],
            id="no name",
        ),
    ],
)
def test_problem_of_an_operation(problems_of, operation, problems):
    assert problems_of(**operation) == problems


def test_answer_that_comes_back_to_itself(card_of):
    room = an_object(inner={"$ref": "#/definitions/Room"}, rooms={"$ref": "#/definitions/Rooms"})
    rooms = {"type": "array", "items": {"$ref": "#/definitions/Rooms"}}
    card = card_of(
        {"responses": {"200": {"schema": {"$ref": "#/definitions/Room"}}}},
        definitions={"Room": room, "Rooms": rooms},
    )

    assert set(card.function.problems) == {
        "`Room` of the answer comes back to itself: a text is taken in its place",
        "`Rooms` of the answer comes back to itself: an empty table is taken in its place",
    }


def test_answer_with_too_many_levels(problems_of):
    schema = TEXT
    for _ in range(31):
        schema = an_object(a=schema)

    assert problems_of(responses={"200": {"schema": schema}}) == [
        "the answer has more than 30 levels: the function is left out"
    ]


def test_functions_are_told_apart_by_letters_and_digits(picture_of):
    paths = {f"/{name}": {"get": {"operationId": name}} for name in ("List_A", "ListA")}
    problem = "`ListA` is what `List_A`, `ListA` are called: only letters and digits tell functions apart"

    assert [card.function.problems for card in picture_of({"paths": paths}).cards] == [(problem,), (problem,)]
