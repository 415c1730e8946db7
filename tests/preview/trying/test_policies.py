import json

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.preview.trying import policies
from toolkit.preview.trying.bodies import Given
from toolkit.preview.trying.message import Response
from toolkit.preview.trying.preparing import prepared

PARAMETERS = [
    {"name": "id", "in": "path", "required": True, "type": "string"},
    {"name": "x", "in": "query", "type": "string"},
    {"name": "h", "in": "header", "type": "string"},
    {"name": "order", "in": "body", "schema": {}},
]
CONNECTION = {"region": {"type": "string", "defaultValue": "eu"}, "secret": {"type": "securestring"}}


def connected(project: ConnectorProject) -> ConnectorProject:
    data = project.properties.data
    data = {"properties": {**data["properties"], "connectionParameters": CONNECTION}}
    return project._replace(properties=Document(project.properties.path, json.dumps(data)))


@pytest.fixture
def after(trying):
    """Return what is sent of a call after policies, and the remarks."""

    def run(*instances, body=None):
        tried = trying(
            {"parameters": PARAMETERS}, path="/things/{id}", method="post", basePath="/v1", policies=instances
        )
        values = {"path/id": "a b", "query/x": "1", "header/h": "one"}
        given = Given(values if body is None else {**values, "body": body})
        applied = prepared(connected(tried.project), tried.operation, given)
        return applied.request, list(applied.remarks)

    return run


@pytest.mark.parametrize(
    ("parameters", "headers"),
    [
        pytest.param({"name": "X", "value": "v"}, {"h": "one", "X": "v"}, id="a new one"),
        pytest.param({"name": "H", "value": "v"}, {"H": "v"}, id="one that is there is overridden"),
        pytest.param({"name": "H", "value": "v", "existsAction": "override"}, {"H": "v"}, id="override"),
        pytest.param({"name": "H", "value": "v", "existsAction": "Skip"}, {"h": "one"}, id="skip"),
        pytest.param({"name": "H", "value": "v", "existsAction": "append"}, {"h": "one,v"}, id="append"),
        pytest.param(
            {"name": "X", "value": "@headers('H')!"}, {"h": "one", "X": "one!"}, id="of another header"
        ),
        pytest.param(
            {"name": "X", "value": "@queryParameters('x')"}, {"h": "one", "X": "1"}, id="of the query"
        ),
        pytest.param(
            {"name": "X", "value": "@queryParameters('y','d')"}, {"h": "one", "X": "d"}, id="default"
        ),
        pytest.param(
            {"name": "X", "value": "@connectionParameters('region')"},
            {"h": "one", "X": "eu"},
            id="of the connection",
        ),
        pytest.param(
            {"name": "X", "value": "me@home.example"},
            {"h": "one", "X": "me@home.example"},
            id="no expression",
        ),
    ],
)
def test_setheader(after, policy, parameters, headers):
    sent, remarks = after(policy("setheader", **parameters))

    assert dict(sent.headers) == {"Accept": "application/json", **headers}
    assert remarks == []


@pytest.mark.parametrize(
    ("parameters", "query"),
    [
        pytest.param({"name": "y", "value": "a b"}, "x=1&y=a%20b", id="a new one"),
        pytest.param({"name": "x", "value": "2"}, "x=2", id="one that is there is overridden"),
        pytest.param({"name": "x", "value": "2", "existsAction": "skip"}, "x=1", id="skip"),
        pytest.param({"name": "x", "value": "2", "existsAction": "append"}, "x=1&x=2", id="append"),
        pytest.param({"name": "X", "value": "2", "existsAction": "skip"}, "x=1&X=2", id="case counts"),
    ],
)
def test_setqueryparameter(after, policy, parameters, query):
    sent, remarks = after(policy("SetQueryParameter", **parameters))

    assert sent.url == f"https://api.example/v1/things/a%20b?{query}"
    assert remarks == []


@pytest.mark.parametrize(
    ("parameters", "line"),
    [
        pytest.param({"newPath": "/other/{id}"}, "POST https://api.example/v1/other/a%20b?x=1", id="path"),
        pytest.param(
            {"newPath": "other", "httpMethod": "get"}, "GET https://api.example/v1/other?x=1", id="method"
        ),
        pytest.param(
            {"newPath": "/o?y=2", "httpMethod": "@Request.OriginalHTTPMethod"},
            "POST https://api.example/v1/o?y=2&x=1",
            id="query",
        ),
    ],
)
def test_routerequesttoendpoint(after, policy, parameters, line):
    sent, remarks = after(policy("routerequesttoendpoint", **parameters))

    assert f"{sent.method} {sent.url}" == line
    assert remarks == []


@pytest.mark.parametrize(
    "template",
    ["https://@connectionParameters('region').example/api/", "@connectionParameters('region').example/api"],
)
def test_dynamichosturl_takes_the_place_of_host_and_base_path(after, policy, template):
    sent, _ = after(policy("dynamichosturl", urlTemplate=template))

    assert sent.url == "https://eu.example/api/things/a%20b?x=1"


def test_policies_act_in_their_order(after, policy):
    sent, _ = after(
        policy("dynamichosturl", urlTemplate="https://other.example"),
        policy("routerequesttoendpoint", newPath="/new"),
        policy("setqueryparameter", name="y", value="@queryParameters('x')"),
    )

    assert sent.url == "https://other.example/new?x=1&y=1"


@pytest.mark.parametrize(
    ("template", "parameters"),
    [
        pytest.param(
            "setheader", {"name": "X", "value": "@connectionParameters('secret')"}, id="unknown value"
        ),
        pytest.param("setheader", {"name": "X"}, id="a parameter is missing"),
        pytest.param("setheader", {"name": "X", "value": "@{guid()}"}, id="function"),
        pytest.param("routerequesttoendpoint", {"newPath": "/{other}"}, id="unknown path parameter"),
        pytest.param("routerequesttoendpoint", {"newPath": "/a", "httpMethod": "TRACE"}, id="unknown method"),
        pytest.param("dynamichosturl", {"urlTemplate": "https://a b"}, id="no address"),
        pytest.param("setproperty", {"newPropertyParentPathTemplate": "?"}, id="no path"),
        pytest.param("setvaluefromurl", {}, id="asks another service"),
        pytest.param("nosuchpolicy", {}, id="unknown template"),
    ],
)
def test_what_cannot_be_told_is_said(after, policy, template, parameters):
    sent, remarks = after(policy(template, **parameters), body={})

    assert sent.url == "https://api.example/v1/things/a%20b?x=1"
    assert remarks == [f"the policy `{template}` (Sample) is not simulated"]


def test_policy_counts_for_the_operations_that_it_names(after, policy):
    other = policy("setheader", name="X", value="v")
    other["parameters"]["x-ms-apimTemplate-operationName"] = ["Other"]
    own = policy("setheader", name="Y", value="v")
    own["parameters"]["x-ms-apimTemplate-operationName"] = ["Try"]

    assert after(other, own)[0].headers == {"Accept": "application/json", "h": "one", "Y": "v"}


def test_policies_of_answers_leave_requests_alone(after, policy):
    sent, remarks = after(
        policy("setheader", "Response", name="X", value="v"),
        policy("setheader", "Failure", name="X", value="v"),
        policy("updatenextlink", nextLinkPropertyName="nextLink"),
    )

    assert "X" not in sent.headers
    assert remarks == []


NEW = {"newPropertyPath": "@body().new"}

BODIES = [
    pytest.param(
        "setproperty",
        {
            "newPropertyParentPathTemplate": "@body().a",
            "newPropertySubPathTemplate": "b/c",
            "propertyValuePathTemplate": "@headers('h')",
        },
        {"a": {}},
        {"a": {"b": {"c": "one"}}},
        id="a text",
    ),
    pytest.param(
        "setproperty",
        {
            "newPropertyParentPathTemplate": "@body()",
            "newPropertySubPathTemplate": "gifts",
            "propertyValuePathTemplate": "[{@body().gifts}]",
        },
        {"gifts": {"a": 1}},
        {"gifts": [{"a": 1}]},
        id="an array of itself",
    ),
    pytest.param(
        "setproperty",
        {
            "newPropertyParentPathTemplate": "@body().all",
            "newPropertySubPathTemplate": "b",
            "propertyValuePathTemplate": "@body().x",
        },
        {"all": [{}, 5], "x": 1},
        {"all": [{"b": 1}, 5], "x": 1},
        id="in each element",
    ),
    pytest.param(
        "stringreplace",
        {
            "propertyParentPath": "@body().all",
            "propertySubPath": "url",
            "sourceString": "http://a/",
            "replacementString": "",
            "newPropertyPath": "@item().id",
        },
        {"all": [{"url": "http://a/1"}, {"x": 1}]},
        {"all": [{"url": "http://a/1", "id": "1"}, {"x": 1}]},
        id="replace in each element",
    ),
    pytest.param(
        "stringtoarray",
        {
            "propertyParentPath": "@body()",
            "propertySubPath": "to",
            "delimiterList": ",;",
            "childPropertyName": "n",
            **NEW,
        },
        {"to": "a,b;c"},
        {"to": "a,b;c", "new": [{"n": "a"}, {"n": "b"}, {"n": "c"}]},
        id="text to array",
    ),
    pytest.param(
        "encodepropertyvalue",
        {"propertyParentPath": "@body()", "propertySubPath": "p", **NEW},
        {"p": "a/b"},
        {"p": "a/b", "new": "a%2Fb"},
        id="encode",
    ),
    pytest.param(
        "convertobjecttoarray",
        {"propertyParentPath": "@body()", "propertySubPath": "null", "keyName": "k", **NEW},
        {"a": 1},
        {"a": 1, "new": [{"k": "a", "value": 1}]},
        id="object to array",
    ),
    pytest.param(
        "convertarraytoobject",
        {"propertyParentPath": "@body().all", "keyWithinCollectionPath": "id", **NEW},
        {"all": [{"id": 1}, {}]},
        {"all": [{"id": 1}, {}], "new": {"1": {"id": 1}}},
        id="array to object",
    ),
    pytest.param(
        "convertarraytoobject",
        {"propertyParentPath": "@body().all", "keyWithinCollectionPath": "id", "retainKey": "false", **NEW},
        {"all": [{"id": "a", "x": 1}]},
        {"all": [{"id": "a", "x": 1}], "new": {"a": {"x": 1}}},
        id="array to object without the key",
    ),
]


@pytest.mark.parametrize(("template", "parameters", "before", "expected"), BODIES)
def test_property_of_a_request(after, policy, template, parameters, before, expected):
    sent, remarks = after(policy(template, **parameters), body=before)

    assert json.loads(sent.content) == expected
    assert remarks == []


@pytest.mark.parametrize(("template", "parameters", "before", "expected"), BODIES)
def test_property_of_an_answer(trying, policy, template, parameters, before, expected):
    tried = trying(policies=[policy(template, "Response", **parameters)])
    answer = Response(200, {"h": "one"}, json.dumps(before).encode())
    response, remarks = policies.answered(tried.project, "Try", answer)

    assert response.data == expected
    assert remarks == []


@pytest.mark.parametrize(("status", "header"), [(200, "ok"), (404, "bad")])
def test_answers_and_failures_have_policies_of_their_own(trying, policy, status, header):
    tried = trying(
        policies=[
            policy("setheader", "Response", name="X", value="ok"),
            policy("setheader", "failure", name="X", value="bad"),
        ]
    )

    assert policies.answered(tried.project, "Try", Response(status))[0].headers == {"x": header}


@pytest.mark.parametrize("content", [b"", b"no JSON", b"5", b"[" * 100_000, b"null"])
def test_content_without_properties_is_left_alone(trying, policy, content):
    tried = trying(
        policies=[
            policy(
                *["encodepropertyvalue", "Response"], propertyParentPath="@body()", propertySubPath="a", **NEW
            )
        ]
    )

    assert policies.answered(tried.project, "Try", Response(200, {}, content)) == (
        Response(200, {}, content),
        [],
    )


@pytest.mark.parametrize(
    "instances", [None, 5, {}, [None, 5, {}, {"templateId": 5, "parameters": 7}]], ids=repr
)
def test_malformed_policies_are_no_trouble(trying, instances):
    tried = trying(policies=instances)

    assert prepared(tried.project, tried.operation, Given({})).request.url == "https://api.example/things"


def test_value_that_reads_like_an_expression_is_none(trying, policy):
    tried = trying(
        {"parameters": PARAMETERS[1:2]},
        policies=[policy("setheader", name="X", value="@queryParameters('x')")],
    )
    applied = prepared(tried.project, tried.operation, Given({"query/x": "@headers('a') @{b}"}))

    assert (applied.request.headers["X"], applied.remarks) == ("@headers('a') @{b}", ())


def test_policies_that_double_a_body_are_stopped(trying, policy):
    doubling = [
        policy(
            "encodepropertyvalue", "Response", propertyParentPath="@body()", newPropertyPath=f"@body().{at}"
        )
        for at in range(40)
    ]
    tried = trying(policies=doubling)
    response, remarks = policies.answered(
        tried.project, "Try", Response(200, {}, b'{"a": "%s"}' % (b"x" * 100_000))
    )

    assert len(response.content) < 16_000_000
    assert set(remarks) == {"the policy `encodepropertyvalue` (Sample) is not simulated"}
