from itertools import count

import pytest

from toolkit.mock.service import Service
from toolkit.mock.tenant import SUBSCRIPTIONS

GROUPS = f"/subscriptions/{SUBSCRIPTIONS[0].id}/resourceGroups"
ROOMS = f"/subscriptions/{SUBSCRIPTIONS[0].id}/providers/Contoso.Rooms/rooms"


@pytest.mark.parametrize(
    ("header", "status", "code"),
    [
        ("", 401, "AuthenticationFailed"),
        ("Basic bW9jaw==", 401, "AuthenticationFailed"),
        ("Bearer", 401, "InvalidAuthenticationToken"),
        ("Bearer other", 401, "InvalidAuthenticationToken"),
        ("Bearer expired", 401, "ExpiredAuthenticationToken"),
        ("Bearer forbidden", 403, "AuthorizationFailed"),
    ],
    ids=["none", "basic", "empty", "other", "expired", "forbidden"],
)
def test_call_needs_the_token(rooms, header, status, code):
    response = rooms.get(GROUPS, headers={"Authorization": header})

    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    assert ("WWW-Authenticate" in response.headers) == (status == 401)


@pytest.mark.parametrize(
    ("path", "version", "code"),
    [
        (GROUPS, "", "MissingApiVersionParameter"),
        (GROUPS, "2000-01-01", "InvalidApiVersionParameter"),
        (ROOMS, "2000-01-01", "NoRegisteredProviderFound"),
        (ROOMS, "\u00e9'\"<", "NoRegisteredProviderFound"),
    ],
    ids=["missing", "wrong", "wrong-of-a-provider", "no-version-at-all"],
)
def test_version_must_be_one_that_the_connector_names(rooms, path, version, code):
    response = rooms.get(path, version=version)

    assert (response.status_code, response.json()["error"]["code"]) == (400, code)
    assert code == "MissingApiVersionParameter" or "2024-05-01" in response.json()["error"]["message"]


def test_too_many_requests_are_told_when_to_come_again(mock, azure):
    now = [1000.0]
    client = mock(azure, requests_a_minute=2, clock=lambda: now[0])
    left = [client.get(GROUPS).headers["x-ms-ratelimit-remaining-subscription-reads"] for _ in range(2)]
    now[0] += 20
    refused = client.get(GROUPS)
    now[0] += 40

    assert left == ["1", "0"]
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "40")
    assert client.get(GROUPS).status_code == 200


def test_answers_have_identifiers_and_repeat_only_what_is_one(rooms):
    name = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
    given = rooms.get(GROUPS, headers={"x-ms-correlation-request-id": name}).headers
    made = rooms.get(GROUPS, headers={"x-ms-correlation-request-id": "<script>"}).headers

    assert given["x-ms-correlation-request-id"] == name != given["x-ms-request-id"]
    assert made["x-ms-correlation-request-id"] == made["x-ms-request-id"]


@pytest.mark.parametrize(
    "host", ["evil.example", "", "127.0.0.1.evil.example", "127.0.0.1:[", "127.0.0.1:80@a"]
)
def test_foreign_host_is_refused(rooms, host):
    assert rooms.error("GET", GROUPS, headers={"Host": host}) == (400, "InvalidHostName")


def test_host_that_is_named_is_answered_and_links_lead_there(mock, azure):
    client = mock(azure, hosts=("management.azure.com",))
    answer = client.get(GROUPS, headers={"Host": "management.azure.com"})

    assert answer.json()["nextLink"].startswith("http://management.azure.com/subscriptions/")


def test_request_of_more_than_four_megabytes_is_refused(rooms):
    content = b" " * (4 * 1024 * 1024 + 1)

    assert rooms.error("PUT", f"{GROUPS}/rg", content=content) == (413, "RequestContentTooLarge")


def test_answer_that_takes_too_long_is_given_up(rooms, monkeypatch):
    monkeypatch.setenv("SPECGEN_TIME_LIMIT", "0.1")
    monkeypatch.setattr(Service, "answer", lambda *_: [None for _ in count()])

    assert rooms.error("GET", GROUPS) == (503, "ServerTimeout")


@pytest.mark.parametrize(
    "member",
    [r'"\ud800": 1', r'"tags": {"a": "\udfff"}', '"seats": 1e999', '"seats": NaN', f'"a": {"[" * 101}'],
    ids=["half-a-name", "half-a-character", "without-an-end", "no-number", "nested"],
)
def test_content_that_no_answer_could_tell_is_refused(rooms, member):
    content = f'{{"location": "westeurope", {member}}}'.encode()
    headers = {"Content-Type": "application/json"}

    assert rooms.error("PUT", f"{GROUPS}/blue", content=content, headers=headers) == (
        400,
        "InvalidRequestContent",
    )


def test_operation_that_nobody_started_is_not_found(rooms):
    path = f"{ROOMS.replace('rooms', 'locations')}/westeurope/operationStatuses/nowhere"

    assert rooms.error("GET", path) == (404, "OperationNotFound")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"paths": None},
        {"paths": {"/a": {"get": None}, "/b": {"get": {"responses": [], "parameters": {}}}}},
        {"host": 1, "basePath": [], "securityDefinitions": [], "paths": {"/{a}/{b": {"get": {}}}},
        {"paths": {"/a": {"get": {"responses": {"200": {"schema": {"$ref": "#/definitions/A"}}}}}}},
        {
            "definitions": {"A": {"$ref": "#/definitions/A"}},
            "paths": {"/a": {"get": {"responses": {"200": {"schema": {"$ref": "#/definitions/A"}}}}}},
        },
    ],
    ids=["empty", "no-paths", "no-operations", "wrong-types", "dangling", "circle"],
)
def test_definition_of_whatever_form_is_served(mock, data):
    client = mock({"swagger": "2.0", **data})

    assert client.get("/a", version="").status_code in {200, 404}
