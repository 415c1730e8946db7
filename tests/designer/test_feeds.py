"""Which field is filled by which operation."""

import pytest

from toolkit.designer.card import Feed, Source

LISTED = {"operationId": "ListRooms", "parameters": {}}


def feeding(extension, operation_id="ListRooms", **parameters):
    return {extension: {"operationId": operation_id, "parameters": parameters}}


def query(name, **more):
    return {"name": name, "in": "query", "type": "string", **more}


def body(**properties):
    return {"name": "booking", "in": "body", "schema": {"type": "object", "properties": properties}}


def of(name):
    return {"parameter": name}


def by_reference(name):
    return {"parameterReference": name}


PLAN = {"type": "object", "properties": {"region": {"type": "string"}}}


def test_source_names_the_operation_and_the_fields_that_come_first(fields_of):
    found = fields_of(
        query("building", required=True),
        query("room", **feeding("x-ms-dynamic-values", building=of("building"), top=5)),
    )

    assert [field.source for field in found] == [
        None,
        Source("x-ms-dynamic-values", "ListRooms", ("query/building",)),
    ]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        pytest.param("building", ("query/building",), id="a parameter"),
        pytest.param("body/plan/region", ("body/plan/region",), id="a property of the body"),
        pytest.param("booking/plan/region", ("body/plan/region",), id="by the name of the body"),
        pytest.param("plan/region", ("body/plan/region",), id="without the body"),
        pytest.param("body/guests/mail", ("body/guests/*/mail",), id="in a list"),
        pytest.param("region", (), id="nothing"),
        pytest.param("api-version", (), id="what is hidden"),
    ],
)
def test_reference_becomes_a_key(fields_of, name, keys):
    guest = {"type": "object", "properties": {"mail": {"type": "string"}}}
    found = fields_of(
        query("building"),
        query("api-version", required=True, default="1", **{"x-ms-visibility": "internal"}),
        body(
            plan=PLAN,
            guests={"type": "array", "items": guest},
            model={"type": "string", **feeding("x-ms-dynamic-list", a=by_reference(name))},
        ),
    )

    assert next(field for field in found if field.name == "model").source.feeds_on == keys


def test_parameter_comes_before_a_property_of_its_name(fields_of):
    found = fields_of(
        body(building={"type": "string"}),
        query("building"),
        query("room", **feeding("x-ms-dynamic-values", building=of("building"))),
    )

    assert found[-1].source.feeds_on == ("query/building",)


def test_body_as_a_whole_is_meant_by_its_location_alone(fields_of):
    found = fields_of(
        {"name": "booking", "in": "body", "schema": {"type": "object"}},
        query("room", **feeding("x-ms-dynamic-list", a=by_reference("body"), b=by_reference("other"))),
    )

    assert found[-1].source.feeds_on == ("body",)


@pytest.mark.parametrize(
    ("extensions", "extension"),
    [
        pytest.param(["x-ms-dynamic-list", "x-ms-dynamic-values"], "x-ms-dynamic-values", id="values first"),
        pytest.param(["x-ms-dynamic-tree", "x-ms-dynamic-list"], "x-ms-dynamic-list", id="then list"),
        pytest.param(
            ["x-ms-dynamic-properties", "x-ms-dynamic-schema"], "x-ms-dynamic-schema", id="schema first"
        ),
    ],
)
def test_of_several_extensions_one_counts(fields_of, extensions, extension):
    [field] = fields_of(query("room", **dict.fromkeys(extensions, LISTED)))

    assert field.source.extension == extension


def test_tree_starts_with_its_roots(fields_of):
    tree = {"open": {"operationId": "ListRoots", "parameters": {"a": of("building")}}, "browse": LISTED}
    found = fields_of(query("building"), query("room", **{"x-ms-dynamic-tree": tree}))

    assert found[-1].source == Source("x-ms-dynamic-tree", "ListRoots", ("query/building",))


@pytest.mark.parametrize(
    "malformed",
    [None, [], "a", {"operationId": 5}, {"parameters": [1]}, {"parameters": {"a": {"parameter": 5}}}],
)
def test_malformed_extension_names_nothing(fields_of, malformed):
    [field] = fields_of(query("room", **{"x-ms-dynamic-values": malformed}))

    assert field.source in {None, Source("x-ms-dynamic-values", "")}


def test_graph_has_an_edge_for_each_field_element_and_answer_that_is_filled(picture_of):
    guests = {"type": "array", "items": {"type": "string", **feeding("x-ms-dynamic-values", "ListGuests")}}
    answer = {"type": "object", **feeding("x-ms-dynamic-schema", "GetForm", room=of("room"))}
    booking = {
        "operationId": "BookRoom",
        "parameters": [
            query("room", **feeding("x-ms-dynamic-values")),
            query("user", **{"x-ms-dynamic-values": {"builtInOperation": "AadGraph.GetUsers"}}),
            body(guests=guests),
        ],
        "responses": {"200": {"schema": answer}},
    }

    assert picture_of({"paths": {"/a": {"post": booking}}}).feeds == (
        Feed("BookRoom", "query/room", "room", Source("x-ms-dynamic-values", "ListRooms")),
        Feed("BookRoom", "body/guests/*", "Item", Source("x-ms-dynamic-values", "ListGuests")),
        Feed("BookRoom", "body", "Body", Source("x-ms-dynamic-schema", "GetForm", ("query/room",))),
    )
