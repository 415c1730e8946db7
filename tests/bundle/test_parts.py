import json

import pytest

from toolkit.bundle import parts


@pytest.mark.parametrize(
    "key", ["clientSecret", "ClientSecret", "clientsecret"], ids=["camel", "pascal", "lower case"]
)
def test_secret_is_left_out_wherever_it_stands(project, key):
    settings = {"identityProvider": "aad", key: "hush"}
    sets = {"values": [{"name": "oauth", "parameters": {"token": {"oAuthSettings": dict(settings)}}}]}

    written = parts.properties(
        project(
            {"connectionParameters": {"token": {"oAuthSettings": settings}}, "connectionParameterSets": sets}
        )
    )

    assert b"hush" not in written
    assert json.loads(written)["properties"]["connectionParameters"]["token"]["oAuthSettings"] == {
        "identityProvider": "aad"
    }


def test_definition_of_a_secret_parameter_is_no_secret(project):
    parameters = {"token:clientSecret": {"type": "securestring"}, "clientSecret": {"type": "securestring"}}

    written = json.loads(parts.properties(project({"connectionParameters": parameters})))

    assert written["properties"]["connectionParameters"] == parameters


def test_rest_of_the_text_is_untouched(project, tmp_path):
    made = project({})
    text = '{ "properties" : {\n\t"stackOwner": "x",\n\t"iconBrandColor" :"#000000"}}'
    (tmp_path / "apiProperties.json").write_text(text)

    written = parts.properties(type(made).load(tmp_path), "stackOwner")

    assert written.decode() == '{ "properties" : {\n\t"iconBrandColor" :"#000000"}}'


def test_byte_order_mark_is_left_out(project, tmp_path):
    made = project({})
    path = tmp_path / "apiDefinition.swagger.json"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert parts.definition(type(made).load(tmp_path)).startswith(b'{"swagger"')
