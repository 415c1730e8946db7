from urllib.parse import urlsplit

import pytest

from toolkit.preview.trying.choices import choices
from toolkit.preview.trying.offers import Entry


def query(name, **keys):
    return {"name": name, "in": "query", "type": "string", **keys}


def listing(*parameters, method="get"):
    own = {"operationId": "List", "parameters": list(parameters), "responses": {"200": {"description": "OK"}}}
    return {"/list": {method: own}}


@pytest.fixture
def offer(trying, service, now):
    """Ask for the choices of the field `x`; return them and the requests."""

    def run(extension, *answers, called=(), beside=(), values=None, node=None, method="get", **root):
        field = query("x", **extension)
        tried = trying({"parameters": [*beside, field]}, paths=listing(*called, method=method), **root)
        card = tried.card
        own = next(one for one in card.fields if one.key == "query/x")
        asked = service(*answers)
        return now(choices(tried.project, card, own, values or {}, asked, node)), asked.asked

    return run


def dynamic(**keys):
    return {"x-ms-dynamic-values": {"operationId": "List", **keys}}


def listed(**keys):
    return {"x-ms-dynamic-list": {"operationId": "List", **keys}}


ITEMS = [{"id": 1, "props": {"name": "One"}}, {"id": 2, "props": {"name": "Two"}, "on": False}]

READINGS = [
    pytest.param(
        {"value-collection": "value", "value-path": "id", "value-title": "props/name"},
        {"value": ITEMS},
        [(1, "One"), (2, "Two")],
        id="paths",
    ),
    pytest.param(
        {"value-path": "id"}, ITEMS, [(1, "1"), (2, "2")], id="the answer is the array, the value the title"
    ),
    pytest.param({"value-title": "id"}, [{"id": 1}], [({"id": 1}, "1")], id="the element is the value"),
    pytest.param(
        {"value-collection": "value", "value-path": "id"},
        {"value": ["a", 1]},
        [("a", "a"), (1, "1")],
        id="scalars are their own values",
    ),
    pytest.param(
        {"value-collection": "nope", "value-path": "id"},
        {"n": 1, "all": [{"id": 1}]},
        [(1, "1")],
        id="the first array of the answer",
    ),
    pytest.param(
        {"value-path": "id", "value-selectable": "on"},
        ITEMS,
        [(1, "1")],
        id="what cannot be selected is left out",
    ),
    pytest.param({"value-path": "id", "value-title": "nope"}, [{"id": 1}], [(1, "1")], id="a missing title"),
    pytest.param({"value-path": "nope"}, [{"id": 1}], [], id="a missing value"),
    pytest.param({"value-collection": "value"}, "text", [], id="no array at all"),
    pytest.param(
        {"value-collection": 5, "value-path": [], "value-title": {}},
        {"a": [{"id": 1}]},
        [({"id": 1}, '{"id": 1}')],
        id="malformed paths",
    ),
]


@pytest.mark.parametrize(("keys", "body", "expected"), READINGS)
def test_values_are_read_from_the_answer(offer, answer, keys, body, expected):
    found, _ = offer(dynamic(**keys), answer(body))

    assert [(one.value, one.label) for one in found.choices] == expected
    assert found.problem == ""


def test_list_is_read_by_its_own_paths(offer, answer):
    keys = {"itemsPath": "value", "itemValuePath": "id", "itemTitlePath": "props/name"}
    found, _ = offer(listed(**keys), answer({"value": ITEMS}))

    assert [(one.value, one.label) for one in found.choices] == [(1, "One"), (2, "Two")]


def test_values_come_before_a_list(offer, answer):
    both = {**dynamic(**{"value-path": "id"}), **listed(itemValuePath="props/name")}
    found, _ = offer(both, answer(ITEMS))

    assert [one.value for one in found.choices] == [1, 2]


HIDDEN = {"x-ms-visibility": "internal", "default": "2022-12-01"}


@pytest.mark.parametrize(
    ("extension", "sent"),
    [
        pytest.param(
            dynamic(parameters={}), "api-version=2022-12-01&top=5", id="the older ones add defaults"
        ),
        pytest.param(listed(parameters={}), "", id="their successors do not"),
        pytest.param(
            dynamic(parameters={"top": 1}), "api-version=2022-12-01&top=1", id="what is given comes first"
        ),
        pytest.param(
            dynamic(parameters={"top": {"value": 0}}),
            "api-version=2022-12-01&top=0",
            id="written as a member",
        ),
        pytest.param(
            listed(parameters={"top": {"value": 1}, "api-version": {"value": "v"}}),
            "api-version=v&top=1",
            id="static in a list",
        ),
        pytest.param(listed(parameters={"top": 1}), "", id="a bare value means nothing in a list"),
        pytest.param(
            dynamic(parameters={"nope": 1, "a//b": 2}),
            "api-version=2022-12-01&top=5",
            id="a name that is none",
        ),
        pytest.param(dynamic(parameters=[5]), "api-version=2022-12-01&top=5", id="malformed"),
    ],
)
def test_call_passes(offer, answer, extension, sent):
    called = (query("api-version", required=True, **HIDDEN), query("top", default="5"))
    _, asked = offer(extension, answer([]), called=called)

    assert [urlsplit(request.url).query for request in asked] == [sent]


BESIDE = query("group", **{"x-ms-summary": "Group"})


@pytest.mark.parametrize(
    "extension",
    [
        dynamic(parameters={"g": {"parameter": "group"}}),
        listed(parameters={"g": {"parameterReference": "group"}}),
    ],
    ids=["older", "newer"],
)
def test_call_passes_what_is_filled_in(offer, answer, extension):
    called = (query("g", required=True),)
    found, asked = offer(
        extension, answer(["a"]), called=called, beside=[BESIDE], values={"query/group": "G"}
    )

    assert [urlsplit(request.url).query for request in asked] == ["g=G"]
    assert found.requests == tuple(asked)


def test_value_that_is_none_of_its_type_is_not_passed(offer):
    extension = dynamic(parameters={"g": {"parameter": "count"}})
    beside = query("count", **{"x-ms-summary": "Count", "type": "integer"})
    found, _ = offer(
        extension, called=[query("g", required=True)], beside=[beside], values={"query/count": "many"}
    )

    assert found.problem == "fill in Count first"


def test_field_that_must_be_filled_in_first_is_named(offer):
    extension = dynamic(parameters={"g": {"parameter": "group"}})
    found, asked = offer(extension, called=[query("g", required=True)], beside=[BESIDE])

    assert asked == []
    assert found.problem == "fill in Group first"


def test_call_does_not_wait_for_what_it_can_do_without(offer, answer):
    extension = dynamic(parameters={"g": {"parameter": "group"}})
    _, asked = offer(extension, answer([]), called=[query("g")], beside=[BESIDE])

    assert [urlsplit(request.url).query for request in asked] == [""]


def test_reference_to_nothing_is_said(offer):
    extension = dynamic(parameters={"g": {"parameter": "nope"}})
    found, _ = offer(extension, called=[query("g", required=True)])

    assert found.problem == "fill in `nope`, which no field fills in, first"


def test_reference_reaches_into_bodies_on_both_sides(offer, answer):
    schema = {"properties": {"plan": {"properties": {"region": {"type": "string"}}}}}
    beside = {"name": "body", "in": "body", "schema": schema}
    called = {"name": "q", "in": "body", "schema": {"properties": {"filter": {"properties": {"in": {}}}}}}
    extension = listed(parameters={"q/filter/in": {"parameterReference": "body/plan/region"}})
    _, asked = offer(
        extension,
        answer([]),
        called=[called],
        beside=[beside],
        values={"body/plan/region": "eu"},
        method="post",
    )

    assert [request.content for request in asked] == [b'{"filter": {"in": "eu"}}']


def test_policies_act_on_the_call(offer, answer, policy):
    _, asked = offer(dynamic(), answer([]), policies=[policy("setheader", name="X", value="v")])

    assert asked[0].headers["X"] == "v"


@pytest.mark.parametrize(
    ("extension", "problem"),
    [
        pytest.param(
            {"x-ms-dynamic-values": {"operationId": "Nope"}}, "no operation is called `Nope`", id="unknown"
        ),
        pytest.param(
            {"x-ms-dynamic-values": {"operationId": 5}}, "no operation is called `5`", id="malformed"
        ),
        pytest.param({"x-ms-dynamic-values": {}}, "no operation is called `?`", id="empty"),
        pytest.param(
            {"x-ms-dynamic-values": {"builtInOperation": "AadGraph.GetUsers"}},
            "`AadGraph.GetUsers` is answered by the platform alone",
            id="built in",
        ),
        pytest.param(
            {"x-ms-dynamic-values": {"capability": "file-picker"}},
            "the definition has no `x-ms-capabilities` with a `file-picker`",
            id="no picker",
        ),
        pytest.param({"x-ms-dynamic-tree": {"open": 5}}, "no operation is called `?`", id="no roots"),
    ],
)
def test_call_that_cannot_be_made_is_said(offer, extension, problem):
    found, asked = offer(extension)

    assert asked == []
    assert found.problem == problem


def test_failure_of_the_call_is_said(offer, answer):
    found, _ = offer(dynamic(), answer({"error": {"code": "A", "message": "b"}}, 403))

    assert found.problem == "`List` answers 403 Forbidden: A: b"


TREE = {
    "x-ms-dynamic-tree": {
        "settings": {"canSelectParentNodes": False, "canSelectLeafNodes": True},
        "open": {
            "operationId": "List",
            "itemValuePath": "id",
            "itemTitlePath": "n",
            "itemIsParent": "(folder eq true)",
        },
        "browse": {
            "operationId": "List",
            "itemValuePath": "id",
            "itemIsParent": "true",
            "parameters": {"below": {"selectedItemValuePath": "id"}},
        },
    }
}
FOLDER, FILE = {"id": "/a", "n": "A", "folder": True}, {"id": "/b", "n": "B", "folder": False}


def test_tree_starts_with_its_roots(offer, answer):
    found, _ = offer(TREE, answer([FOLDER, FILE]), called=[query("below")])

    assert found.choices == (Entry("/a", "A", item=FOLDER, is_selectable=False), Entry("/b", "B"))


def test_tree_goes_on_below_a_node(offer, answer):
    found, asked = offer(TREE, answer([{"id": "/a/c"}]), called=[query("below")], node=FOLDER)

    assert [urlsplit(request.url).query for request in asked] == ["below=%2Fa"]
    assert [(one.value, one.is_selectable) for one in found.choices] == [("/a/c", False)]


@pytest.mark.parametrize(
    ("told", "is_parent"),
    [
        ("true", True),
        (True, True),
        ("(folder eq true)", True),
        ("folder ne true", False),
        ("kind eq 'a b'", True),
        ("folder", True),
        ("nope", False),
        (5, False),
        (None, False),
    ],
    ids=repr,
)
def test_expression_tells_parents(offer, answer, told, is_parent):
    tree = {"open": {"operationId": "List", "itemValuePath": "id", "itemIsParent": told}}
    found, _ = offer({"x-ms-dynamic-tree": tree}, answer([{"id": 1, "folder": True, "kind": "A b"}]))

    assert [one.item is not None for one in found.choices] == [is_parent]


PICKER = {
    "x-ms-capabilities": {
        "file-picker": {
            "open": {"operationId": "List"},
            "browse": {"operationId": "List", "parameters": {"below": {"value-property": "Id"}}},
            "value-collection": "value",
            "value-title": "Name",
            "value-folder-property": "IsFolder",
        }
    }
}
PICKED = {"x-ms-dynamic-values": {"capability": "file-picker", "value-path": "Path"}}


def test_file_picker_has_values_of_the_field_and_the_rest_of_the_definition(offer, answer):
    item = {"Id": 1, "Name": "A", "Path": "/a", "IsFolder": True}
    found, _ = offer(PICKED, answer({"value": [item]}), called=[query("below")], **PICKER)
    _, asked = offer(PICKED, answer({"value": []}), called=[query("below")], node=item, **PICKER)

    assert found.choices == (Entry("/a", "A", item=item),)
    assert urlsplit(asked[0].url).query == "below=1"


def test_enum_needs_no_call(offer):
    found, asked = offer({"enum": ["a"], "x-ms-enum-values": [{"value": "a", "displayName": "A"}]})

    assert (found.choices, asked) == ((Entry("a", "A"),), [])
