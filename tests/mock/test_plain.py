ITEM = "/v1/items/7"


def test_service_without_a_sign_in_asks_for_no_token(mock, plain):
    response = mock(plain).get("/v1/items", headers={"Authorization": ""}, version="")

    assert response.status_code == 200


def test_service_with_a_sign_in_asks_for_one(mock, plain):
    schemes = {
        "aad": {"type": "oauth2", "flow": "implicit", "authorizationUrl": "https://a.example", "scopes": {}}
    }
    client = mock({**plain, "securityDefinitions": schemes})

    assert client.error("GET", "/v1/items", headers={"Authorization": ""})[0] == 401


def test_path_needs_the_base_path(mock, plain):
    assert mock(plain).error("GET", "/items") == (404, "NotFound")


def test_item_has_the_id_that_it_is_asked_for_by(mock, plain):
    assert mock(plain).get(ITEM).json()["id"] == "7"


def test_what_is_added_comes_first_in_the_list(mock, plain):
    client = mock(plain)
    added = client("POST", "/v1/items", json={"title": "New"})

    assert (added.status_code, added.json()["title"]) == (201, "New")
    assert client.get("/v1/items").json()[0] == added.json()
    assert client.get(f"/v1/items/{added.json()['id'].strip('/')}").json() == added.json()


def test_change_is_remembered(mock, plain):
    client = mock(plain)
    client("PATCH", ITEM, json={"title": "Changed"})

    assert client.get(ITEM).json()["title"] == "Changed"


def test_what_is_deleted_is_not_found(mock, plain):
    client = mock(plain)

    assert client("DELETE", ITEM).status_code == 204
    assert client.error("GET", ITEM) == (404, "NotFound")
