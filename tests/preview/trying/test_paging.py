import pytest

from toolkit.preview.trying.paging import PAST, next_link, page

PAGED = {"x-ms-pageable": {"nextLinkName": "nextLink"}}
KEPT = {"nextLinkPropertyName": "nextLink"}
OAUTH = {"securityDefinitions": {"a": {"type": "oauth2"}}}


def test_policy_leads_the_link_through_the_connector(trying, policy, answer):
    tried = trying(PAGED, policies=[policy("UpdateNextLink", **KEPT)], basePath="/v1", **OAUTH)
    link = next_link(
        tried.project, tried.operation, answer({"nextLink": "http://elsewhere.example/v1/a?p=2"})
    )
    asked = page(tried.project, tried.operation, link)

    assert link == "https://api.example/v1/a?p=2"
    assert (asked.request.method, asked.request.url, asked.remarks) == ("GET", link, ())
    assert (asked.request.is_signed, asked.request.headers["Authorization"]) == (True, "Bearer ***")


def test_next_page_passes_the_policies_again(trying, policy):
    header = policy("setheader", name="X", value="v")
    tried = trying(PAGED, policies=[policy("updatenextlink", **KEPT), header])
    asked = page(tried.project, tried.operation, "https://api.example/a")

    assert asked.request.headers == {"Accept": "application/json", "X": "v"}


@pytest.mark.parametrize("instances", [[], [("updatenextlink", {"nextLinkPropertyName": "other"})]])
def test_without_the_policy_nobody_adds_a_token(trying, policy, answer, instances):
    tried = trying(PAGED, policies=[policy(name, **keys) for name, keys in instances], **OAUTH)
    link = next_link(tried.project, tried.operation, answer({"nextLink": "https://elsewhere.example/a?p=2"}))
    asked = page(tried.project, tried.operation, link)

    assert asked.request.url == "https://elsewhere.example/a?p=2"
    assert (asked.request.is_signed, dict(asked.request.headers)) == (False, {"Accept": "application/json"})
    assert asked.remarks == (PAST,)


def test_token_goes_to_no_other_host(trying, policy):
    tried = trying(PAGED, policies=[policy("updatenextlink", **KEPT)], **OAUTH)
    asked = page(tried.project, tried.operation, "https://elsewhere.example/a")

    assert not asked.request.is_signed
    assert asked.remarks == ("the next page lies outside of the connector, and is asked for without a token",)


def test_relative_link_is_completed(trying, answer):
    tried = trying(PAGED, basePath="/v1")

    assert (
        next_link(tried.project, tried.operation, answer({"nextLink": "?p=2"}))
        == "https://api.example/v1/?p=2"
    )


@pytest.mark.parametrize(
    ("pageable", "body", "status"),
    [
        pytest.param(PAGED, {"nextLink": ""}, 200, id="empty"),
        pytest.param(PAGED, {"nextLink": None}, 200, id="null"),
        pytest.param(PAGED, {"nextLink": ["a"]}, 200, id="a list"),
        pytest.param(PAGED, [], 200, id="no object"),
        pytest.param(PAGED, {"nextLink": "https://a"}, 404, id="a failure"),
        pytest.param({}, {"nextLink": "https://a"}, 200, id="not paged"),
        pytest.param({"x-ms-pageable": []}, {"nextLink": "https://a"}, 200, id="malformed"),
        pytest.param({"x-ms-pageable": {"nextLinkName": None}}, {"null": "https://a"}, 200, id="no name"),
    ],
)
def test_last_page(trying, answer, pageable, body, status):
    tried = trying(pageable)

    assert next_link(tried.project, tried.operation, answer(body, status)) == ""


def test_link_that_is_none_is_handed_on_as_it_is(trying, policy, answer):
    tried = trying(PAGED, policies=[policy("updatenextlink", **KEPT)])

    assert next_link(tried.project, tried.operation, answer({"nextLink": "https://[a"})) == "https://[a"
