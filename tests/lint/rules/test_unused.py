from toolkit.lint.rules.unused import unused_scope, unused_security_definition

OAUTH = {"type": "oauth2", "scopes": {"read": "Read", "write": "Write", "x-note": "none"}}


def secured(*requirements, **operation):
    return {
        "securityDefinitions": {"oauth": OAUTH, "key": {"type": "apiKey"}, "odd": None},
        "security": [*requirements],
        "paths": {"/a": {"get": operation}},
    }


def names(findings):
    return [finding.pointer.rpartition("/")[2] for finding in findings]


def test_requirements_of_operations_count(lint):
    definition = secured({"key": []}, security=[{"oauth": ["read"]}, None])

    assert names(lint(unused_security_definition, definition, "whole")) == ["odd"]
    assert names(lint(unused_scope, definition, "whole")) == ["write"]


def test_nothing_is_unused_where_nothing_is_asked_for(lint):
    assert lint(unused_security_definition, secured(), "whole") == []
    assert lint(unused_scope, secured({"oauth": []}), "whole") == []
