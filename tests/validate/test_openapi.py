import pytest

from toolkit.finding import Severity
from toolkit.lint.engine import Linter
from toolkit.validate import openapi

GET = "/paths/~1colors/get"
PALETTE = {"name": "palette", "in": "query", "type": "string"}
OAUTH = {"type": "oauth2", "flow": "accessCode", "authorizationUrl": "https://a", "tokenUrl": "https://t"}


def said(project):
    findings = Linter(openapi.RULES).project(project)
    return [(finding.pointer, finding.message) for finding in findings]


@pytest.mark.parametrize(
    ("fragment", "at", "message"),
    [
        ({"name": "a", "in": "query"}, "", "`type` is missing"),
        ({"name": "a", "in": "body"}, "", "`schema` is missing"),
        ({"name": "a", "in": "qurey", "type": "string"}, "/in", None),
        ({"name": "a", "in": "body", "schema": {"type": "strin"}}, "/schema/type", None),
        ({"name": "a", "in": "body", "schema": {"items": {"items": 5}}}, "/schema/items/items", None),
        (PALETTE | {"minLength": -1}, "/minLength", "-1 is less than the minimum of 0"),
        (PALETTE | {"pattern": 5}, "/pattern", "`5` is a number, a string is expected"),
        (PALETTE | {"enum": []}, "/enum", "this is empty"),
        (PALETTE | {"enum": ["a", "b", "a"]}, "/enum/2", "this stands in the array already"),
        (PALETTE | {"nullable": True}, "/nullable", "`nullable` is not known here"),
        (PALETTE | {"requierd": True}, "/requierd", "`requierd` is not known here; did you mean `required`?"),
    ],
)
def test_fault_of_a_parameter_is_told_of_the_form_that_is_meant(project, fragment, at, message):
    ((pointer, text),) = said(project("parameter", fragment))

    assert pointer == f"/paths/~1t/post/parameters/0{at}"
    assert message in (None, text)


def test_misspelled_location_is_compared_with_all_locations(project):
    ((_, message),) = said(project("parameter", PALETTE | {"in": "qurey"}))

    assert message == (
        "`qurey` is not one of `body`, `header`, `formData`, `query`, `path`; did you mean `query`?"
    )


@pytest.mark.parametrize(
    ("scheme", "faults"),
    [
        (
            {"type": "apikey", "in": "header", "name": "X-Key"},
            {"/type": "`apikey` is not one of `basic`, `apiKey`, `oauth2`; did you mean `apiKey`?"},
        ),
        (OAUTH | {"scopes": []}, {"/scopes": "an array stands here, an object is expected"}),
        ({"type": "oauth2", "flow": "implicit"}, {"": "`authorizationUrl` is missing"}),
    ],
    ids=["type", "scopes of the tutorial's first revision", "flow"],
)
def test_fault_of_a_security_scheme_is_told_of_its_type_and_flow(project, scheme, faults):
    found = said(project("definition", {"securityDefinitions": {"key": scheme}}))

    assert found == [(f"/securityDefinitions/key{at}", message) for at, message in faults.items()]


def test_every_fault_of_a_response_is_told(project):
    schema = {"type": "object", "properties": {"id": {"type": "text"}, "name": {"maximum": "5"}}}

    found = said(project("response", {"description": "OK", "schema": schema}))

    at = "/paths/~1t/post/responses/200/schema/properties"
    assert [pointer for pointer, _ in found] == [f"{at}/id/type", f"{at}/name/maximum"]


def test_message_never_repeats_the_data(project):
    long = {f"property{number}": {"type": "string"} for number in range(100)}

    found = said(project("definition", {"definitions": {"Long": {"type": "object", "properties": [long]}}}))

    assert found == [("/definitions/Long/properties", "an array stands here, an object is expected")]


@pytest.mark.parametrize(
    ("schema", "at", "message"),
    [
        ({"type": "integer", "default": "x"}, "", "`x` is a string, an integer is expected"),
        ({"enum": ["true"], "default": True}, "", '`true` is not `"true"`'),
        (
            {"type": "object", "required": ["id"], "properties": {"id": {}}, "default": {}},
            "",
            "`id` is missing",
        ),
        (
            {
                "type": "object",
                "default": {"tags": ["a", 5]},
                "properties": {"tags": {"type": "array", "items": {"type": "string", "default": "b"}}},
            },
            "/tags/1",
            "`5` is a number, a string is expected",
        ),
    ],
    ids=["of a type", "of an enum", "of an object", "deep inside"],
)
def test_default_that_breaks_its_schema_is_reported_at_the_default(project, schema, at, message):
    ((pointer, text),) = said(project("schema", schema))

    assert (pointer, text) == (f"/paths/~1t/post/parameters/0/schema/default{at}", message)


def test_formats_are_checked_that_need_no_package_which_may_or_may_not_be_there(project):
    formats = ("date-time", "email", "int32", "uri", "iri", "hostname", "duration", "json-pointer", "color")
    properties = {name: {"type": "string", "format": name, "default": "x y"} for name in formats}
    properties["int32"] = {"type": "integer", "format": "int32", "default": 2**31}

    found = said(project("schema", {"type": "object", "properties": properties}))

    assert [text for _, text in found] == [
        "'x y' is not a 'date-time'",
        "'x y' is not a 'email'",
        f"{2**31} is not a 'int32'",
    ]


def test_equal_defaults_are_told_apart(project):
    wrong = {"type": "integer", "default": "x"}

    found = said(project("schema", {"type": "object", "properties": {"a": wrong, "b": wrong}}))

    at = "/paths/~1t/post/parameters/0/schema/properties"
    assert [pointer for pointer, _ in found] == [f"{at}/a/default", f"{at}/b/default"]


@pytest.mark.parametrize(
    ("part", "fragment"),
    [
        (
            "definition",
            {"host": '@environmentVariables("con_Host")', "basePath": '@environmentVariables("con_Path")'},
        ),
        ("operation", {"responses": {}}),
        ("schema", {"type": "string", "default": None}),
        ("schema", {"type": "integer", "default": 2.0}),
        ("definition", {"securityDefinitions": {"a": {**OAUTH, "scopes": {"read": "Read", "x-order": 1}}}}),
        ("response", {"description": "OK", "schema": {"type": "file"}}),
        (
            "definition",
            {
                "parameters": {"Palette": PALETTE},
                "paths": {
                    "/t": {
                        "get": {
                            "parameters": [{"$ref": "#/parameters/Palette", "description": "Which."}],
                            "responses": {"200": {"description": "OK"}},
                        }
                    }
                },
            },
        ),
        (
            "paths",
            {"/a/{b}": {"get": {"operationId": "ListColors", "responses": {"200": {"description": "OK"}}}}},
        ),
    ],
    ids=[
        "environment variables",
        "empty responses",
        "a default of null",
        "a whole number",
        "an extension among scopes",
        "a file as response",
        "text beside a reference",
        "what rules report with its place",
    ],
)
def test_what_the_platform_takes_or_its_rules_report_is_left_out(project, part, fragment):
    assert said(project(part, fragment)) == []


def test_definition_that_the_judge_cannot_read_is_one_remark(project):
    (finding,) = Linter(openapi.RULES).project(project("paths", {"/a/{b": {"get": {"responses": {}}}}))

    assert (finding.rule, finding.severity) == ("DefinitionNotJudged", Severity.INFO)
    assert finding.message.startswith("openapi-spec-validator gave up on this definition: ValueError")


@pytest.mark.parametrize(
    "reference", ["#/definitions/Missing", "http://127.0.0.1:9/a.json", "file:///etc/hostname", "other.json"]
)
def test_reference_is_left_to_those_who_look_references_up(project, reference):
    assert said(project("schema", {"$ref": reference})) == []


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/a.json", "https://127.0.0.1:9/a", "file:///etc/hosts"]
)
def test_nothing_is_fetched(project, address, monkeypatch):
    opened = []
    monkeypatch.setattr("socket.socket.connect", lambda _, host: opened.append(host))
    monkeypatch.setattr("urllib.request.urlopen", lambda url, **_: opened.append(url))
    monkeypatch.setattr("jsonschema_path.retrievers.urlopen", lambda url, **_: opened.append(url))

    said(project("schema", {"$ref": address}))

    assert opened == []
