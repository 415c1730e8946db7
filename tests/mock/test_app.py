"""The mock, asked over HTTP as Azure would be."""

import json
from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.mock.app import LARGEST

SUBSCRIPTION = "/subscriptions/11111111-1111-4111-8111-111111111111"
GROUPS = {"api-version": "2025-04-01"}
MACHINES = {"api-version": "2026-04-01"}
SUBSCRIPTIONS = {"api-version": "2022-12-01"}
VM = f"{SUBSCRIPTION}/resourceGroups/rg-web-prod/providers/Microsoft.Compute/virtualMachines/vm-web-01"


def code(response):
    return response.status_code, response.json()["error"]["code"]


def names(response):
    return [one["name"] for one in response.json()["value"]]


def project_of(paths, **more):
    data = {"swagger": "2.0", "info": {"title": "Rooms"}, "paths": paths, **more}
    return ConnectorProject.of_definition(Document(Path("apiDefinition.swagger.json"), json.dumps(data)))


def test_subscriptions_come_page_by_page(client):
    ask = client()
    first = ask.get("/subscriptions", params=SUBSCRIPTIONS)
    second = ask.get(first.json()["nextLink"])

    assert [one["displayName"] for one in first.json()["value"]] == [
        "Contoso Production",
        "Contoso Test",
        "Contoso Sandbox",
    ]
    assert first.json()["nextLink"].startswith("http://localhost:8701/subscriptions?")
    assert [one["displayName"] for one in second.json()["value"]] == ["Fabrikam Shared Services"]
    assert "nextLink" not in second.json()


def test_created_group_is_found_and_listed_until_it_is_deleted(client):
    ask, path = client(page_size=50), f"{SUBSCRIPTION}/resourceGroups/rg-new"

    assert code(ask.get(path, params=GROUPS)) == (404, "ResourceNotFound")
    made = ask.put(path, params=GROUPS, json={"location": "northeurope", "tags": {"a": "b"}})
    assert made.status_code == 201
    assert made.json()["id"] == path
    assert made.json()["location"] == "northeurope"
    assert ask.put(path, params=GROUPS, json={"location": "northeurope"}).status_code == 200
    assert ask.get(path.upper().replace("SUBSCRIPTIONS", "subscriptions"), params=GROUPS).status_code == 200
    assert "rg-new" in names(ask.get(f"{SUBSCRIPTION}/resourceGroups", params=GROUPS))
    assert ask.delete(path, params=GROUPS).status_code == 202
    assert "rg-new" not in names(ask.get(f"{SUBSCRIPTION}/resourceGroups", params=GROUPS))
    assert code(ask.get(path, params=GROUPS)) == (404, "ResourceNotFound")


def test_machines_of_a_deleted_group_are_gone_too(client):
    ask = client(page_size=100)
    everywhere = f"{SUBSCRIPTION}/providers/Microsoft.Compute/virtualMachines"
    before = len(names(ask.get(everywhere, params=MACHINES)))

    ask.delete(f"{SUBSCRIPTION}/resourceGroups/rg-web-prod", params=GROUPS)

    assert 0 < len(names(ask.get(everywhere, params=MACHINES))) < before
    assert code(ask.get(VM, params=MACHINES)) == (404, "ResourceGroupNotFound")


def test_long_running_operation_is_followed_until_it_is_done(client):
    ask = client()
    accepted = ask.post(f"{VM}/deallocate", params=MACHINES)

    assert (accepted.status_code, accepted.headers["retry-after"]) == (202, "1")
    questions = [ask.get(accepted.headers["azure-asyncoperation"]).json()["status"] for _ in range(3)]
    assert questions == ["InProgress", "InProgress", "Succeeded"]
    assert ask.get(accepted.headers["location"]).status_code in {200, 204}
    statuses = ask.get(VM, params=MACHINES).json()["properties"]["instanceView"]["statuses"]
    assert statuses[0]["code"] == "PowerState/deallocated"


def test_action_on_nothing_is_refused(client):
    missing = VM.replace("vm-web-01", "vm-nowhere")

    assert code(client().post(f"{missing}/start", params=MACHINES)) == (404, "ResourceNotFound")


@pytest.mark.parametrize(
    ("token", "status", "word"),
    [
        (None, 401, "AuthenticationFailed"),
        ("Basic abc", 401, "AuthenticationFailed"),
        ("Bearer other", 401, "InvalidAuthenticationToken"),
        ("Bearer expired", 401, "ExpiredAuthenticationToken"),
        ("Bearer forbidden", 403, "AuthorizationFailed"),
    ],
)
def test_without_the_token_nothing_is_told(client, token, status, word):
    ask = client()
    del ask.headers["Authorization"]
    response = ask.get(
        "/subscriptions", params=SUBSCRIPTIONS, headers={"Authorization": token} if token else {}
    )

    assert code(response) == (status, word)
    assert ("www-authenticate" in response.headers) == (status == 401)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ({}, "MissingApiVersionParameter"),
        ({"api-version": "1999-01-01"}, "InvalidApiVersionParameter"),
    ],
    ids=["missing", "other"],
)
def test_api_version_is_checked(client, query, word):
    assert code(client().get("/subscriptions", params=query)) == (400, word)


@pytest.mark.parametrize(
    ("method", "path", "status", "word"),
    [
        ("GET", "/nothing", 404, "InvalidResourceType"),
        ("POST", "/subscriptions", 405, "MethodNotAllowed"),
        ("GET", "/subscriptions/0/resourceGroups?api-version=2025-04-01", 404, "SubscriptionNotFound"),
        ("GET", VM.replace("rg-web-prod", "rg-no") + "?api-version=2026-04-01", 404, "ResourceGroupNotFound"),
        ("GET", VM.replace("vm-web-01", "vm-no") + "?api-version=2026-04-01", 404, "ResourceNotFound"),
    ],
)
def test_what_does_not_exist_is_told_in_the_form_of_arm(client, method, path, status, word):
    assert code(client().request(method, path)) == (status, word)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"5", b'{"location": 5}', b"[" * 100_000],
    ids=["empty", "cut", "number", "type", "deep"],
)
def test_body_that_does_not_fit_is_refused(client, content):
    response = client().put(f"{SUBSCRIPTION}/resourceGroups/rg-x", params=GROUPS, content=content)

    assert code(response) == (400, "InvalidRequestContent")


def test_body_that_is_too_large_is_refused(client):
    response = client().put(
        f"{SUBSCRIPTION}/resourceGroups/rg-x", params=GROUPS, content=b" " * (LARGEST + 1)
    )

    assert code(response) == (413, "RequestContentTooLarge")


def test_too_many_requests_are_throttled_for_a_minute(client):
    now = [0.0]
    ask = client(requests_a_minute=2, clock=lambda: now[0])

    left = [ask.get("/subscriptions", params=SUBSCRIPTIONS).headers for _ in range(2)]
    refused = ask.get("/subscriptions", params=SUBSCRIPTIONS)

    assert [headers["x-ms-ratelimit-remaining-subscription-reads"] for headers in left] == ["1", "0"]
    assert (*code(refused), refused.headers["retry-after"]) == (429, "TooManyRequests", "60")
    now[0] = 61.0
    assert ask.get("/subscriptions", params=SUBSCRIPTIONS).status_code == 200


def test_other_names_in_host_are_refused(client):
    assert client().get("/subscriptions", headers={"Host": "evil.example"}).status_code == 400


def test_examples_of_the_specification_are_told(client):
    example = {"value": [{"name": "vm-example", "location": "westus", "properties": {"vmId": "known"}}]}
    examples = {"ListVirtualMachinesInGroup": {"200": example}}
    path = f"{SUBSCRIPTION}/resourceGroups/rg-web-prod/providers/Microsoft.Compute/virtualMachines"

    (machine,) = client(examples=examples).get(path, params=MACHINES).json()["value"]

    assert (machine["name"], machine["properties"]["vmId"]) == ("vm-example", "known")


ROOM = {"type": "object", "properties": {"id": {"type": "integer"}, "title": {"type": "string"}}}
ROOMS = {
    "/rooms": {
        "get": {"operationId": "List", "responses": {"200": {"schema": {"type": "array", "items": ROOM}}}},
        "post": {
            "operationId": "Add",
            "parameters": [{"name": "b", "in": "body", "schema": ROOM}],
            "responses": {"201": {"schema": ROOM}},
        },
    },
    "/rooms/{id}": {"get": {"operationId": "Get", "responses": {"200": {"schema": ROOM}}}},
}


def test_connector_of_another_service_is_answered_too(client):
    ask = client(project_of(ROOMS, basePath="/v1"))
    del ask.headers["Authorization"]
    before = len(ask.get("/v1/rooms").json())

    assert ask.post("/v1/rooms", json={"title": "Attic"}).status_code == 201
    after = ask.get("/v1/rooms").json()
    assert len(after) == before + 1
    assert after[-1]["title"] == "Attic"
    assert ask.get("/v1/rooms/1").status_code == 200
    assert code(ask.get("/rooms")) == (404, "InvalidPath")


def test_encoded_segments_are_one_name(client):
    ask = client(page_size=100)
    path = f"{SUBSCRIPTION}/resourceGroups/a%2Fb%20c"

    assert ask.put(path, params=GROUPS, json={"location": "x"}).status_code == 201
    assert "a/b c" in names(ask.get(f"{SUBSCRIPTION}/resourceGroups", params=GROUPS))


def test_every_get_of_published_connectors_is_answered(client, corpus):
    asked = 0
    for path in corpus[::8]:
        project = readable(path)
        if project is None:
            continue
        ask = client(project, requests_a_minute=10_000)
        base = str(project.definition.data.get("basePath") or "").rstrip("/")
        for template, item in project.definition.data["paths"].items():
            response = ask.get(f"{base}{template.replace('{', '').replace('}', '')}")
            asked += 1

            assert response.status_code < 500, (path, template, response.text)
            assert isinstance(item, dict)
    assert asked > 50


def readable(path):
    try:
        return ConnectorProject.of_definition(Document.read(path))
    except Exception:  # noqa: BLE001 (files that nobody can read are among them)
        return None
