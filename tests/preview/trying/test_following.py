import pytest

from toolkit.preview.trying import following
from toolkit.preview.trying.following import Exchange, follow
from toolkit.preview.trying.message import Request

FIRST = Request("POST", "https://api.example/things", {"Authorization": "Bearer ***"})
AT = "https://api.example/operations/1"


@pytest.fixture
def follow_up(answer, service, now):
    """Follow a first answer that accepts; return what was found, and what was asked."""

    def run(*answers, **headers):
        asked = service(*answers)
        found = now(follow(Exchange(FIRST, answer(None, 202, **headers)), asked))
        return found, asked.asked

    return run


def test_answer_that_is_complete_is_not_followed(answer, service, now):
    found = now(follow(Exchange(FIRST, answer({}, 200, location=AT)), service()))

    assert (found.exchanges, found.remarks) == ([], [])


def test_location_is_asked_until_it_answers(answer, follow_up):
    last = answer({"done": True})
    found, asked = follow_up(
        answer(None, 202), answer(None, 202, location="/operations/2"), last, location=AT
    )

    assert [request.url for request in asked] == [AT, AT, "https://api.example/operations/2"]
    assert [one.response.status for one in found.exchanges] == [202, 200]
    assert found.exchanges[-1].response is last


def test_location_is_asked_past_the_connector(answer, follow_up):
    _, asked = follow_up(answer({}), location=AT)

    assert (asked[0].is_signed, dict(asked[0].headers)) == (False, {"Accept": "application/json"})


def test_what_a_token_would_bring_is_shown_after_a_refusal(answer, follow_up):
    found, asked = follow_up(answer({}, 401), answer(None, 202), answer({"done": True}), location=AT)

    assert [request.is_signed for request in asked] == [False, True, True]
    assert [one.response.status for one in found.exchanges] == [401, 202, 200]
    assert [remark.partition(":")[0] for remark in found.remarks] == [
        "a flow asks `Location` past the connector, without its token, and fails with 401"
    ]


def test_second_refusal_ends_it(answer, follow_up):
    found, _ = follow_up(answer({}, 401), answer({}, 403), location=AT)

    assert [one.response.status for one in found.exchanges] == [401, 403]


def test_acceptance_without_location_is_all_there_is(follow_up):
    found, asked = follow_up()

    assert asked == []
    assert found.remarks == [
        "accepted without `Location`: the action ends here, and its outputs may be empty"
    ]


@pytest.mark.parametrize("location", ["https://[a", "ftp://a/b", "https://a b/"])
def test_location_that_is_no_address_is_said(follow_up, location):
    found, asked = follow_up(location=location)

    assert asked == []
    assert found.remarks == [f"`Location`: `{location}` is no address that can be called"]


def test_endless_operation_is_given_up(answer, follow_up):
    found, asked = follow_up(*[answer(None, 202)] * 10, location=AT)

    assert len(asked) == 10
    assert len(found.exchanges) == 1
    assert found.remarks == ["`Location` was asked 10 times, and not done"]


def test_service_that_does_not_answer_is_given_up(answer, now, monkeypatch):
    monkeypatch.setattr(following, "_SECONDS", 0)

    async def never(_):
        import asyncio

        await asyncio.Event().wait()

    found = now(follow(Exchange(FIRST, answer(None, 202, location=AT)), never))

    assert found.remarks == ["`Location` was asked for 0 seconds, and not done"]
