import pytest

from toolkit.swagger.nodes import Parameter, Response, Schema
from toolkit.swagger.uses import unused


def to(name, section="definitions"):
    return {"$ref": f"#/{section}/{name}"}


def using(*references, **root):
    responses = {str(200 + number): reference for number, reference in enumerate(references)}
    return {"paths": {"/a": {"get": {"responses": responses}}}, **root}


def test_used_is_what_paths_lead_to_through_any_number_of_references(api):
    definitions = {
        "A": {"items": to("B")},
        "B": {"properties": {"c": to("C")}},
        "C": {},
        "D": to("E"),
        "E": to("D"),
    }
    definition = api(using({"schema": to("A")}, definitions=definitions))

    assert unused(definition, Schema) == ["D", "E"]


def test_what_an_unused_response_leads_to_is_not_told_a_second_time(api):
    definition = api(
        using(
            to("Found", "responses"),
            responses={
                "Found": {"schema": to("A")},
                "Lost": {"schema": to("B")},
                "Alias": to("Lost", "responses"),
            },
            parameters={"Body": {"schema": to("B")}},
            definitions={"A": {}, "B": {}, "C": {}, "D": to("C")},
        )
    )

    assert {kind: unused(definition, kind) for kind in (Schema, Parameter, Response)} == {
        Schema: ["C", "D"],
        Parameter: ["Body"],
        Response: ["Lost", "Alias"],
    }


def test_kinds_of_a_used_schema_with_a_discriminator_are_used(api):
    heirs = {
        "Pet": {"allOf": [to("Thing")]},
        "Cat": {"allOf": [to("Pet")], "properties": {"toy": to("Toy")}},
        "Toy": {},
    }
    with_kinds = api(
        using({"schema": to("Thing")}, definitions={"Thing": {"discriminator": "kind"}, **heirs})
    )
    without = api(using({"schema": to("Thing")}, definitions={"Thing": {}, **heirs}))

    assert (unused(with_kinds, Schema), unused(without, Schema)) == ([], ["Pet", "Cat", "Toy"])


def test_kinds_of_a_kind_are_used_however_it_was_come_by(api):
    definitions = {
        "Thing": {"discriminator": "kind"},
        "Pet": {"allOf": [to("Thing")]},
        "Cat": {"allOf": [to("Pet")]},
    }
    definition = api(using({"schema": to("Pet")}, {"schema": to("Thing")}, definitions=definitions))

    assert unused(definition, Schema) == []


def test_references_in_extensions_and_into_definitions_count(api):
    extension = {"x-ms-odata": "#/definitions/Filter", "x-note": [to("Noted")]}
    inside = {"schema": to("Room/properties/id")}
    definition = api(
        using(inside, **{"x-more": extension}, definitions={"Filter": {}, "Noted": {}, "Room": {}})
    )

    assert unused(definition, Schema) == []


def test_names_are_compared_as_they_are_and_not_as_they_are_escaped(api):
    definition = api(using({"schema": to("a~1b")}, definitions={"a/b": {}}))

    assert unused(definition, Schema) == []


def test_nothing_is_unused_where_there_is_no_operation(api):
    assert unused(api({"paths": {}, "definitions": {"A": {}}}), Schema) == []


@pytest.mark.parametrize(
    "reference",
    ["#/definitions/Rom", "#/definition/Room", "definitions/Room", "#definitions/Room", "#/Definitions/Room"],
)
@pytest.mark.parametrize("shared", [{}, {"parameters": {"Body": {}}}], ids=["by the text", "by a walk"])
def test_what_a_misspelt_reference_means_is_used(api, reference, shared):
    definitions = {"Room": {"items": to("Chair")}, "Chair": {}, "Garden": {}}
    definition = api(using({"schema": {"$ref": reference}}, definitions=definitions, **shared))

    assert unused(definition, Schema) == ["Garden"]
