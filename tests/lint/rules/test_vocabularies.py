import pytest

from toolkit.lint.rules.vocabularies import extension_value_not_exact, json_value_not_in_enum


@pytest.mark.parametrize(
    ("definition", "where"),
    [
        ({"type": "apiKey", "in": "body"}, "/in"),
        ({"type": "oauth2", "flow": "Implicit"}, "/flow"),
        ({"type": "OAuth2", "flow": "other", "in": "body"}, "/type"),
    ],
    ids=["place of a key", "flow", "type, of which the rest depends"],
)
def test_words_of_security_definitions_depend_on_their_type(lint, definition, where):
    findings = lint(json_value_not_in_enum, {"securityDefinitions": {"it": definition}})

    assert [one.pointer for one in findings] == [f"/securityDefinitions/it{where}"]


@pytest.mark.parametrize("value", [None, 5, ["internal"], {}], ids=repr)
def test_values_that_are_no_words_are_not_judged(lint, value):
    assert lint(json_value_not_in_enum, {"type": value, "x-ms-visibility": value}, "schema") == []


@pytest.mark.parametrize("word", ["", "important", "Internal"], ids=repr)
def test_case_of_extensions_does_not_matter_to_the_platform(lint, word):
    assert lint(json_value_not_in_enum, {"x-ms-visibility": word}, "operation") == []


@pytest.mark.parametrize(
    ("schema", "fixed"),
    [
        ({"type": "int"}, {"type": "integer"}),
        ({"type": "date"}, {"type": "string", "format": "date"}),
        ({"type": "float", "format": "double"}, {"type": "number", "format": "double"}),
        ({"type": "list", "items": {}}, {"type": "array", "items": {}}),
    ],
    ids=lambda schema: schema["type"],
)
def test_types_of_other_languages_are_translated(mended, schema, fixed):
    definition = mended(json_value_not_in_enum, schema, "schema")

    assert definition["paths"]["/t"]["post"]["parameters"][0]["schema"] == fixed


@pytest.mark.parametrize("schema", [{"type": "list"}, {"type": "null"}, {"type": "any"}], ids=repr)
def test_types_that_have_no_translation_are_left(mended, schema):
    assert mended(json_value_not_in_enum, schema, "schema") is None


def test_dictionary_is_no_type_of_a_parameter(mended):
    assert mended(json_value_not_in_enum, {"name": "q", "in": "query", "type": "dict"}, "parameter") is None


def test_words_inside_extensions_are_spelt_exactly(mended):
    operation = {"x-ms-api-annotation": {"family": "DoThing", "revision": 1, "status": "production"}}

    definition = mended(extension_value_not_exact, operation, "operation")

    assert definition["paths"]["/t"]["post"]["x-ms-api-annotation"]["status"] == "Production"


def test_case_of_swaggers_own_words_is_for_the_other_rule(lint):
    assert lint(extension_value_not_exact, {"type": "String"}, "schema") == []
