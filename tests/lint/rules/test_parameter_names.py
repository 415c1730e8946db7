import pytest

from toolkit.lint.rules.parameter_names import (
    connection_id_parameter_not_allowed,
    invalid_form_data_parameter_name,
    reserved_parameter_is_used,
)

HEADER = {"name": "AUTHORIZATION", "in": "header", "type": "string"}


def secured(scheme, **operation):
    return {
        "securityDefinitions": {"a": scheme, "b": None},
        "security": [{"a": []}],
        "paths": {"/things": {"get": {"parameters": [HEADER], **operation}}},
    }


@pytest.mark.parametrize(
    "scheme",
    [{"type": "basic"}, {"type": "oauth2"}, {"type": "apiKey", "in": "header", "name": "authorization"}],
    ids=lambda scheme: scheme["type"],
)
def test_header_is_removed_where_signing_in_supplies_it(mended, scheme):
    definition = mended(reserved_parameter_is_used, secured(scheme))

    assert definition["paths"]["/things"]["get"]["parameters"] == []


@pytest.mark.parametrize(
    "definition",
    [
        secured({"type": "apiKey", "in": "header", "name": "X-Key"}),
        secured({"type": "apiKey", "in": "query", "name": "authorization"}),
        secured({"type": "basic"}, security=[]),
        secured({"type": "basic"}, security=[{"c": []}]),
        secured({"type": "basic"}, security=None),
        {
            "parameters": {"a": HEADER},
            "securityDefinitions": {"a": {"type": "basic"}},
            "security": [{"a": []}],
        },
        {"paths": {"/things": {"get": {"parameters": [HEADER]}}}},
    ],
    ids=["other header", "query", "nothing required", "unknown", "no list", "shared", "nothing defined"],
)
def test_header_stays_where_nothing_supplies_it(lint, definition):
    findings = lint(reserved_parameter_is_used, definition)

    assert [finding.fix for finding in findings] == [None]


@pytest.mark.parametrize("location", ["query", "header", "path", "body", "formData"])
def test_connection_id_is_refused_everywhere(lint, location):
    shared = {"parameters": {"a": {"name": "CONNECTIONID", "in": location}}}

    findings = lint(connection_id_parameter_not_allowed, shared)

    assert [finding.pointer for finding in findings] == ["/parameters/a/name"]


@pytest.mark.parametrize("name", [None, 5, ["connectionId"], "connection_id"], ids=repr)
def test_other_names_are_fine(lint, name):
    assert lint(connection_id_parameter_not_allowed, {"name": name, "in": "query"}, "parameter") == []


def test_names_beyond_ascii_are_refused_in_forms_alone(lint):
    name = {"name": "größe"}

    assert lint(invalid_form_data_parameter_name, name | {"in": "query"}, "parameter") == []
    assert len(lint(invalid_form_data_parameter_name, name | {"in": "formData"}, "parameter")) == 1
