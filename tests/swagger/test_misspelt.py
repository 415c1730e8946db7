import pytest

from toolkit.swagger import misspelt
from toolkit.swagger.shapes import Kind


def test_keys_of_other_objects_and_of_other_versions_are_unknown():
    keys = ("type", "nullable", "x-nullable", "operationId", "X-Note")

    assert misspelt.unknown(Kind.SCHEMA, keys) == ("nullable", "operationId", "X-Note")


def test_keys_of_a_body_that_belong_in_its_schema_are_known():
    assert misspelt.unknown(Kind.BODY, ("name", "in", "type", "maxLength", "titel")) == ("titel",)


def test_extensions_of_other_vendors_and_of_autorest_are_known():
    keys = (
        "x-ms-enum",
        "x-ms-mutability",
        "x-summary",
        "x-ntx-summary",
        "x-model-summary",
        "x-ms-unheard-of",
    )

    assert misspelt.unknown_extensions(keys) == ()


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("x-ms-visibilty", "x-ms-visibility"),
        ("x-ms-summary:", "x-ms-summary"),
        ("x-mssummary", "x-ms-summary"),
        ("x-sm-summary", "x-ms-summary"),
        ("x-ms-api-annotations", "x-ms-api-annotation"),
        ("x-ms-examplse", "x-ms-examples"),
        ("x-ms-tooltip", "description"),
    ],
)
def test_slip_of_an_extension_is_unknown(key, meant):
    assert misspelt.unknown_extensions((key, "type")) == (key,)
    assert misspelt.meant(Kind.SCHEMA, key) == meant


@pytest.mark.parametrize(
    ("kind", "key", "meant"),
    [
        (Kind.OPERATION, "operationID", "operationId"),
        (Kind.OPERATION, "paramters", "parameters"),
        (Kind.PATH_ITEM, "GET", "get"),
        (Kind.RESPONSE, "ref", "$ref"),
        (Kind.PARAMETER, "xms-summary", "x-ms-summary"),
        (Kind.SCHEMA, "anyOf", None),
        (Kind.HEADER, "ref", None),
    ],
)
def test_slip_is_understood_from_the_keys_of_the_object(kind, key, meant):
    assert misspelt.meant(kind, key) == meant


@pytest.mark.parametrize("key", ["x-mms-summary", "x-s-summary", "x-ma-summary", "x-m-summary"])
def test_slip_in_the_prefix_is_one(key):
    assert misspelt.unknown_extensions((key,)) == (key,)
