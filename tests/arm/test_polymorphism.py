"""Schemas of which others are kinds."""

import pytest

from toolkit.arm.imported import ImportRefused
from toolkit.arm.options import ImportOptions

TEXT = {"type": "string"}
INPUT = {"$ref": "#/definitions/Input"}


def kind(value, **properties):
    return {"allOf": [INPUT], "x-ms-discriminator-value": value, "properties": properties}


DEFINITIONS = {
    "Input": {
        "type": "object",
        "discriminator": "kind",
        "required": ["kind"],
        "properties": {"kind": TEXT, "name": TEXT},
    },
    "FileInput": kind("file", path=TEXT, size={"type": "integer"}),
    "WebInput": kind("web", url=TEXT, size=TEXT),
    "SecureWebInput": {
        "allOf": [{"$ref": "#/definitions/WebInput"}],
        "x-ms-discriminator-value": "secure",
        "properties": {"certificate": TEXT},
    },
}


def test_answer_has_what_all_kinds_share(answered):
    _, definitions = answered(INPUT, DEFINITIONS)

    assert definitions["Input"]["properties"].keys() == {"kind", "name"}
    assert "discriminator" not in definitions["Input"]
    assert "enum" not in definitions["Input"]["properties"]["kind"]


def test_body_has_the_fields_of_all_kinds(sent):
    _, definitions = sent(INPUT, DEFINITIONS)
    properties = definitions["Input"]["properties"]

    assert properties.keys() == {"kind", "name", "path", "size", "url", "certificate"}
    assert properties["kind"]["enum"] == ["file", "web", "secure"]
    assert properties["path"]["x-ms-visibility"] == "advanced"
    assert definitions["Input"]["required"] == ["kind"]


def test_field_that_kinds_declare_differently_takes_anything(sent):
    _, definitions = sent(INPUT, DEFINITIONS)

    assert "type" not in definitions["Input"]["properties"]["size"]


def test_base_alone_can_be_asked_for(sent):
    _, definitions = sent(INPUT, DEFINITIONS, poly="base")

    assert definitions["Input"]["properties"].keys() == {"kind", "name"}


def test_picked_kind_is_sent_without_asking(sent):
    _, definitions = sent(INPUT, DEFINITIONS, poly="pick=SECURE")

    assert definitions["Input"]["properties"].keys() == {"kind", "name", "url", "size", "certificate"}
    assert definitions["Input"]["properties"]["kind"] == {
        "type": "string",
        "x-ms-summary": "Kind",
        "x-ms-visibility": "internal",
        "default": "secure",
        "enum": ["secure"],
    }


def test_picked_kind_has_to_exist(sent):
    with pytest.raises(ImportRefused, match="has no schema of a kind `tape`"):
        sent(INPUT, DEFINITIONS, poly="pick=tape")


def test_maker_is_told_of_the_kinds(imported):
    found = imported("put", body=INPUT, answer=INPUT, definitions=DEFINITIONS)

    answer, body = found.notes
    assert answer == (
        "`Input` has in the answer only what its kinds share; more depends on `kind`: `file`, `web`, `secure`"
    )
    assert body == (
        "`Input` has in the body the fields of all its kinds, told apart by `kind`: `file`, `web`, `secure`"
    )


def test_body_whose_kinds_are_too_many_has_what_they_share(sent):
    many = [dict.fromkeys(map(f"{number}x{{}}".format, range(90)), TEXT) for number in range(9)]
    kinds = {f"Kind{number}": kind(str(number), **fields) for number, fields in enumerate(many)}
    _, definitions = sent(INPUT, {"Input": DEFINITIONS["Input"], **kinds})

    assert definitions["Input"]["properties"].keys() == {"kind", "name"}


@pytest.mark.parametrize("poly", ["all", "pick", "pick="])
def test_only_what_is_known_can_be_asked_for(poly):
    with pytest.raises(ImportRefused, match="is none of `base`, `union` and `pick=VALUE`"):
        ImportOptions(poly=poly)
