"""Dynamic content."""

import pytest

from toolkit.designer.card import Output, Source, Visibility

TEXT = {"type": "string"}
ANSWER = "/paths/~1rooms~1{id}/post/responses/200/schema"


def an_object(more=None, **properties):
    return {"type": "object", "properties": properties, **(more or {})}


def a_list(items, **more):
    return {"type": "array", "items": items, **more}


def every(outputs):
    for output in outputs:
        yield output
        yield from every(output.children)


def labels(outputs):
    return {output.path: output.label for output in every(outputs)}


def paths(outputs):
    return list(labels(outputs))


def test_answer_is_a_tree(outputs_of):
    name = {**TEXT, "description": "What it is called.", "format": "password", "x-ms-visibility": "advanced"}

    assert outputs_of(an_object(name=name)) == (
        Output(
            "body",
            "Body",
            ANSWER,
            type="object",
            children=(
                Output(
                    "body/name",
                    "name",
                    f"{ANSWER}/properties/name",
                    description="What it is called.",
                    type="string",
                    format="password",
                    visibility=Visibility.ADVANCED,
                    is_secret=True,
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        pytest.param(TEXT, ["body"], id="a text"),
        pytest.param(an_object(a=an_object(b=TEXT)), ["body", "body/a", "body/a/b"], id="objects"),
        pytest.param(a_list(TEXT), ["body", "body/*"], id="a list of texts"),
        pytest.param(a_list(an_object(a=TEXT)), ["body", "body/*/a"], id="a list of objects"),
        pytest.param(a_list({"type": "object"}), ["body", "body/*"], id="a list of free-form objects"),
        pytest.param(
            a_list(a_list(an_object(a=TEXT))), ["body", "body/*", "body/*/*/a"], id="lists of lists"
        ),
        pytest.param({"type": "array"}, ["body"], id="a list of anything"),
        pytest.param({"items": TEXT}, ["body", "body/*"], id="a list by its items"),
    ],
)
def test_paths(outputs_of, schema, expected):
    assert paths(outputs_of(schema)) == expected


def test_label_has_before_it_what_is_around(outputs_of):
    room = an_object(name={**TEXT, "x-ms-summary": "Name"}, tags=a_list(TEXT, **{"x-ms-summary": "Tags"}))
    found = outputs_of(an_object(value=a_list(room, **{"x-ms-summary": "Rooms"})))

    assert labels(found) == {
        "body": "Body",
        "body/value": "Rooms",
        "body/value/*/name": "Rooms Name",
        "body/value/*/tags": "Rooms Tags",
        "body/value/*/tags/*": "Rooms Tags Item",
    }


def test_title_of_an_element_takes_the_place_of_that_of_its_list(outputs_of):
    found = outputs_of(an_object(value=a_list(an_object(more={"title": "Room"}, name=TEXT), title="Rooms")))

    assert labels(found)["body/value/*/name"] == "Room name"


@pytest.mark.parametrize(
    ("hidden", "expected"),
    [
        pytest.param({"x-ms-visibility": "internal"}, ["body"], id="internal"),
        pytest.param({"readOnly": True}, ["body", "body/a", "body/a/b"], id="read-only"),
    ],
)
def test_what_is_shown_of_an_answer(outputs_of, hidden, expected):
    assert paths(outputs_of(an_object(a=an_object(more=hidden, b=TEXT)))) == expected


def test_internal_answer_has_no_content(outputs_of):
    assert outputs_of(an_object(more={"x-ms-visibility": "internal"}, a=TEXT)) == ()


def test_visibility_is_that_of_what_is_around_unless_it_is_said(outputs_of):
    found = outputs_of(
        an_object(
            a=an_object({"x-ms-visibility": "advanced"}, b=TEXT, c={**TEXT, "x-ms-visibility": "important"})
        )
    )

    assert [one.visibility.value for one in every(found)] == ["normal", "advanced", "advanced", "important"]


def test_schema_that_is_asked_for_later_is_marked_and_closed(outputs_of):
    form = an_object({"x-ms-dynamic-schema": {"operationId": "GetForm"}}, a=TEXT)
    [body] = outputs_of(an_object(form=form))
    [found] = body.children

    assert (found.is_dynamic, found.source, found.children) == (
        True,
        Source("x-ms-dynamic-schema", "GetForm"),
        (),
    )


def test_elements_may_be_known_later(outputs_of):
    [body] = outputs_of(a_list(an_object({"x-ms-dynamic-properties": {"operationId": "GetForm"}}, a=TEXT)))

    assert [(one.path, one.is_dynamic) for one in body.children] == [("body/*", True)]


def test_definition_that_comes_back_to_itself_is_closed_there(outputs_of):
    room = an_object(
        name=TEXT, inner={"$ref": "#/definitions/Room"}, all=a_list({"$ref": "#/definitions/Room"})
    )

    assert paths(outputs_of({"$ref": "#/definitions/Room"}, {"Room": room})) == [
        "body",
        "body/name",
        "body/inner",
        "body/all",
        "body/all/*",
    ]


def test_tree_that_doubles_at_each_level_is_cut(outputs_of):
    schema = {"$ref": "#/definitions/Level0"}
    levels = {
        f"Level{number}": an_object(
            a={"$ref": f"#/definitions/Level{number + 1}"}, b={"$ref": f"#/definitions/Level{number + 1}"}
        )
        for number in range(25)
    }

    assert len(paths(outputs_of(schema, {**levels, "Level25": TEXT}))) <= 1025


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        pytest.param(["204"], "204", id="the only one"),
        pytest.param(["default"], "default", id="default alone"),
        pytest.param(["202", "200"], "200", id="200"),
        pytest.param(["202", "201", "default"], "201", id="201"),
        pytest.param(["202", "default"], "default", id="default beside 202"),
        pytest.param(["202", "404"], None, id="neither"),
        pytest.param(["404"], None, id="an error alone"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_response_that_is_shown(card_of, codes, shown):
    responses = {code: {"schema": {"type": "string", "title": code}} for code in codes}

    assert [one.label for one in card_of({"responses": responses}).outputs] == [shown] * (shown is not None)


def test_headers_are_content_after_the_body(card_of):
    headers = {
        "ETag": {**TEXT, "description": "The version."},
        "Retry-After": {"type": "integer", "x-ms-summary": "Wait"},
        "x-request": {**TEXT, "x-ms-visibility": "internal"},
        "broken": 5,
    }
    found = card_of({"responses": {"200": {"schema": TEXT, "headers": headers}}}).outputs

    assert labels(found) == {"body": "Body", "headers/ETag": "ETag", "headers/Retry-After": "Wait"}


def test_response_is_found_by_its_references(card_of):
    responses = {"Alias": {"$ref": "#/responses/Room"}, "Room": {"schema": TEXT, "headers": {"ETag": TEXT}}}
    found = card_of({"responses": {"200": {"$ref": "#/responses/Alias"}}}, responses=responses).outputs

    assert [one.pointer for one in found] == ["/responses/Room/schema", "/responses/Room/headers/ETag"]


def test_webhook_gives_what_the_service_sends(card_of):
    sent = {"x-ms-notification-content": {"schema": an_object(event=TEXT)}}
    operation = {"responses": {"201": {"schema": an_object(id=TEXT)}}}

    assert paths(card_of({"x-ms-trigger": "single", **operation}, item=sent).outputs) == [
        "body",
        "body/event",
    ]
    assert paths(card_of(operation, item=sent).outputs) == ["body", "body/id"]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        pytest.param(a_list(an_object(a=TEXT)), ["body/*", "body/*/a"], id="a list"),
        pytest.param(
            an_object(value=a_list(an_object(a=TEXT))), ["body/value/*", "body/value/*/a"], id="in an object"
        ),
        pytest.param(an_object(a=an_object(b=a_list(TEXT))), ["body/a/b/*"], id="further in"),
        pytest.param(
            an_object(value=a_list(TEXT), secret={**TEXT, "x-ms-visibility": "internal"}),
            ["body/value/*"],
            id="beside what is hidden",
        ),
        pytest.param(
            an_object(value=a_list(TEXT), next=TEXT),
            ["body", "body/value", "body/value/*", "body/next"],
            id="not beside anything else",
        ),
        pytest.param({"type": "array"}, ["body"], id="a list of anything"),
        pytest.param(TEXT, ["body"], id="no list"),
    ],
)
def test_trigger_of_a_batch_gives_each_element(outputs_of, schema, expected):
    assert paths(outputs_of(schema, **{"x-ms-trigger": "batch"})) == expected


@pytest.mark.parametrize("schema", [None, [], "a", 5, {"$ref": "#/definitions/Nothing"}, {"$ref": 5}])
def test_malformed_answer_has_no_content(outputs_of, schema):
    assert labels(outputs_of(schema)) in ({}, {"body": "Body"})
