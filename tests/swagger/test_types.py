import pytest

from toolkit.swagger import types
from toolkit.swagger.shapes import Member, Type
from toolkit.swagger.types import Misfit

STRINGS = Member(Type.ARRAY, of=Type.STRING)


@pytest.mark.parametrize(
    ("value", "of"),
    [
        (True, [Type.BOOLEAN]),
        (5, [Type.INTEGER, Type.NUMBER]),
        (5.0, [Type.INTEGER, Type.NUMBER]),
        (5.5, [Type.NUMBER]),
        ("5", [Type.STRING]),
        (None, []),
        ([], [Type.ARRAY]),
        ({}, [Type.OBJECT]),
    ],
    ids=repr,
)
def test_types_are_those_of_json_schema(value, of):
    assert [one for one in Type if types.is_of(value, one)] == of


def test_elements_are_looked_at_only_in_a_container_of_the_right_type():
    assert list(types.misfits(["a", 1, None], STRINGS)) == [
        Misfit((1,), 1, Type.STRING),
        Misfit((2,), None, Type.STRING),
    ]
    assert list(types.misfits("a", STRINGS)) == [Misfit((), "a", Type.ARRAY)]


def test_extensions_are_no_members():
    member = Member(of=Type.OBJECT, is_patterned=True)

    assert list(types.misfits({"x-note": "a", "200": None}, member)) == [Misfit(("200",), None, Type.OBJECT)]


@pytest.mark.parametrize(
    ("value", "wanted", "meant"),
    [
        ("True", Type.BOOLEAN, True),
        ("yes", Type.BOOLEAN, None),
        ("80", Type.INTEGER, 80),
        ("8.5", Type.INTEGER, None),
        ("8.5", Type.NUMBER, 8.5),
        ("9" * 400, Type.NUMBER, None),
        (2.10, Type.STRING, "2.1"),
        ({}, Type.STRING, None),
        ({}, Type.OBJECT, None),
    ],
    ids=repr,
)
def test_evident_values_are_converted(api, value, wanted, meant):
    place = api({"value": value}).place / "value"

    assert types.converted(place, Misfit((), value, wanted), Member(wanted)) == meant


def test_word_is_put_into_a_list_of_words(api):
    place = api({"value": "https"}).place / "value"

    assert types.converted(place, Misfit((), "https", Type.ARRAY), STRINGS) == ["https"]
    assert types.converted(place, Misfit((), "https, http", Type.ARRAY), STRINGS) is None


def test_number_is_not_converted_to_a_word_that_is_not_allowed(api):
    place = api({"value": 5}).place / "value"

    assert types.converted(place, Misfit((), 5, Type.STRING), Member(Type.STRING, words=("single",))) is None


def test_objects_under_names_and_lists_of_named_objects_are_rearranged():
    named, listed = Member(Type.OBJECT, of=Type.OBJECT), Member(Type.ARRAY, of=Type.OBJECT)
    as_list, as_object = [{"name": "a", "type": "string"}], {"a": {"type": "string"}}

    assert types.rearranged(Misfit((), as_object, Type.ARRAY), listed) == as_list
    assert types.rearranged(Misfit((), as_list, Type.OBJECT), named) == as_object


@pytest.mark.parametrize("value", [[], ["a"], [{"type": "string"}], [{"name": "a"}, {"name": "a"}]], ids=repr)
def test_list_without_a_name_of_its_own_for_each_element_is_not_rearranged(value):
    named = Member(Type.OBJECT, of=Type.OBJECT)

    assert types.rearranged(Misfit((), value, Type.OBJECT), named) is None
