from toolkit.swagger.inheritance import ancestors, properties_in


def chain(length):
    links = {f"D{number}": {"allOf": [{"$ref": f"#/definitions/D{number + 1}"}]} for number in range(length)}
    return {**links, f"D{length}": {"title": "last"}}


def test_ancestors_come_once_and_the_nearest_first(api):
    both = {
        "allOf": [{"$ref": "#/definitions/D2"}, {"title": "own", "allOf": [{"$ref": "#/definitions/D3"}]}]
    }
    definition = api({"definitions": {**chain(3), "Both": both}})

    found = ancestors(definition, definition.data["definitions"]["Both"])

    assert [part.get("title") for part in found] == [None, "own", "last"]


def test_loop_ends_where_it_started(api):
    definition = api({"definitions": {"D0": {"allOf": [{"$ref": "#/definitions/D0"}]}}})

    assert ancestors(definition, definition.data["definitions"]["D0"]) == []


def test_nothing_is_known_of_what_leads_nowhere_or_too_far(api):
    nowhere = api({"definitions": {"D0": {"allOf": [{"$ref": "#/definitions/D1"}]}}})
    far = api({"definitions": chain(101)})

    assert ancestors(nowhere, nowhere.data["definitions"]["D0"]) is None
    assert ancestors(far, far.data["definitions"]["D0"]) is None
    assert len(ancestors(far, far.data["definitions"]["D1"])) == 100


def test_malformed_parts_and_properties_count_as_none(api):
    assert ancestors(api({}), {"allOf": {"a": 1}}) == []
    assert ancestors(api({}), {"allOf": [None, "a"]}) == []
    assert properties_in({"properties": ["a"]}) == {}
