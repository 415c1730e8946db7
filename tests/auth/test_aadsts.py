import pytest

from toolkit.auth import aadsts
from toolkit.errors import BadValue


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AADSTS50011", id="code"),
        pytest.param("aadsts50011", id="lower case"),
        pytest.param("50011", id="number"),
        pytest.param(
            "AADSTS50011: The redirect URI 'https://x' specified in the request does not match.", id="message"
        ),
    ],
)
def test_number_is_found_in_what_a_user_sees(text):
    assert aadsts.named(text).code == "AADSTS50011"


def test_longer_number_is_another_failure():
    assert aadsts.named("AADSTS500113").code == "AADSTS500113"


def test_failure_of_resource_manager_is_found_by_its_name():
    assert aadsts.named('{"error": {"code": "AuthorizationFailed"}}').code == "AuthorizationFailed"


def test_unknown_number_leads_to_the_page_that_knows_all():
    with pytest.raises(BadValue, match="error\\?code=12345"):
        aadsts.named("AADSTS12345")


@pytest.mark.parametrize("text", ["", "nonsense", "\x00"])
def test_anything_else_is_refused(text):
    with pytest.raises(BadValue, match="no such failure"):
        aadsts.named(text)


def test_every_failure_is_explained_once_in_the_manner_of_messages():
    codes = [failure.code for failure in aadsts.FAILURES]
    texts = [text for failure in aadsts.FAILURES for text in (failure.meaning, failure.remedy)]

    assert len(codes) == len(set(codes))
    assert [text for text in texts if not text or text.endswith(".")] == []
