import json

import pytest

from toolkit.preview.trying.inputs import Problem
from toolkit.preview.trying.run import run

LISTED = {
    "type": "object",
    "properties": {
        "value": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}}},
        "nextLink": {"type": "string"},
    },
}
PAGED = {
    "x-ms-pageable": {"nextLinkName": "nextLink"},
    "responses": {"200": {"description": "OK", "schema": LISTED}},
}


@pytest.fixture
def go(service, now):
    def run_card(tried, *answers, link="", **values):
        asked = service(*answers)
        sent = {key.replace("__", "/"): one for key, one in values.items()}
        return now(run(tried.project, tried.card, sent, asked, link)), asked.asked

    return run_card


def test_run_shows_what_was_sent_and_what_came_back(trying, go, answer):
    parameters = [{"name": "top", "in": "query", "type": "integer"}]
    tried = trying({**PAGED, "parameters": parameters})
    found, asked = go(tried, answer({"value": [{"id": "a"}]}), query__top="1")

    assert [request.url for request in asked] == ["https://api.example/things?top=1"]
    assert [(one.request, one.response.status) for one in found.exchanges] == [(asked[0], 200)]
    assert dict(found.values) == {"body": "", "body/value": "1 in total", "body/value/*/id": "a"}
    assert (found.problems, found.remarks, found.next) == ([], [], "")


def test_nothing_is_sent_while_something_is_wrong(trying, go):
    tried = trying({"parameters": [{"name": "top", "in": "query", "type": "integer", "required": True}]})
    found, asked = go(tried)

    assert asked == []
    assert found.problems == [Problem("query/top", "a value is required")]


def test_nothing_is_sent_while_a_parent_lacks_a_child(trying, go):
    plan = {"required": ["region"], "properties": {"region": {}, "size": {}}}
    body = {"name": "b", "in": "body", "schema": {"properties": {"plan": plan}}}
    found, asked = go(trying({"parameters": [body]}, method="put"), body__plan__size="1")

    assert asked == []
    assert [problem.key for problem in found.problems] == ["body/plan/region"]


def test_pages_are_followed_through_the_connector(trying, policy, go, answer):
    tried = trying(PAGED, policies=[policy("updatenextlink", nextLinkPropertyName="nextLink")])
    first, _ = go(tried, answer({"nextLink": "https://api.example/things?p=2"}))
    second, asked = go(tried, answer({"value": []}), link=first.next)

    assert [(request.url, request.is_signed) for request in asked] == [
        ("https://api.example/things?p=2", True)
    ]
    assert (first.remarks, second.remarks, second.next) == ([], [], "")


def test_missing_policy_is_said_once(trying, go, answer):
    tried = trying(PAGED)
    found, asked = go(tried, answer({"nextLink": "https://api.example/b"}), link="https://api.example/a")

    assert not asked[0].is_signed
    assert [remark.partition("`")[0] for remark in found.remarks] == ["no policy "]


def test_long_running_operation_ends_with_its_result(trying, go, answer):
    tried = trying(
        {"responses": {"200": {"description": "OK", "schema": LISTED}, "202": {"description": "A"}}},
        method="post",
    )
    found, _ = go(tried, answer(None, 202, location="/o"), answer({"value": [{"id": "a"}]}))

    assert [one.response.status for one in found.exchanges] == [202, 200]
    assert found.values["body/value/*/id"] == "a"


def test_policies_of_answers_act_before_makers_see_them(trying, policy, go, answer):
    replaced = policy(
        "setproperty",
        "Response",
        newPropertyParentPathTemplate="@body()",
        newPropertySubPathTemplate="value",
        propertyValuePathTemplate="@body().items",
    )
    found, _ = go(trying(PAGED, policies=[replaced]), answer({"items": [{"id": "a"}]}))

    assert found.values["body/value/*/id"] == "a"
    assert json.loads(found.exchanges[0].response.content)["value"] == [{"id": "a"}]


@pytest.mark.parametrize("host", ["a b", "\ud800", "https://x", "u:p@host", "[", ""])
def test_malformed_host_is_no_trouble(trying, go, answer, host):
    found, asked = go(trying(host=host), answer({}))

    assert len(asked) == len(found.exchanges) == (host == "")
    assert bool(found.remarks) is (host != "")


def test_operation_that_is_gone_is_said(trying, service, now):
    card = trying(path="/gone").card
    found = now(run(trying().project, card, {}, service()))

    assert found.remarks == ["the operation is no longer there"]
