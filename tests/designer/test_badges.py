"""The badges of a card."""

import pytest

from toolkit.designer.card import Badge

ACCEPTED = {"202": {"description": "Accepted"}}
POLLED = {"202": {"description": "Accepted", "headers": {"Azure-AsyncOperation": {"type": "string"}}}}
SECRET = {"type": "object", "properties": {"key": {"type": "string", "format": "password"}}}


@pytest.mark.parametrize(
    ("operation", "badges"),
    [
        pytest.param({}, [], id="none"),
        pytest.param({"x-ms-visibility": "Internal"}, [Badge.INTERNAL], id="internal"),
        pytest.param({"deprecated": True}, [Badge.DEPRECATED], id="deprecated"),
        pytest.param({"deprecated": "true"}, [], id="deprecated badly"),
        pytest.param({"x-ms-api-annotation": {"status": "Preview"}}, [Badge.PREVIEW], id="preview"),
        pytest.param({"x-ms-api-annotation": {"status": "Production"}}, [], id="production"),
        pytest.param({"x-ms-api-annotation": "Preview"}, [], id="annotated badly"),
        pytest.param({"x-ms-pageable": {"nextLinkName": "nextLink"}}, [Badge.PAGED], id="paged"),
        pytest.param({"x-ms-pageable": True}, [], id="paged badly"),
        pytest.param({"responses": {"200": {"schema": SECRET}}}, [Badge.SECRET_OUTPUT], id="secret"),
        pytest.param({"responses": {"400": {"schema": SECRET}}}, [], id="secret of an error"),
        pytest.param({"responses": ACCEPTED}, [Badge.LONG_RUNNING], id="accepted"),
        pytest.param({"responses": POLLED}, [Badge.LONG_RUNNING], id="polled"),
        pytest.param({"x-ms-long-running-operation": True}, [Badge.LONG_RUNNING], id="marked"),
        pytest.param({"x-ms-trigger": "batch"}, [Badge.POLLING], id="polling trigger"),
        pytest.param(
            {"x-ms-trigger": "batch", "x-ms-trigger-metadata": {"kind": "query", "mode": "polling"}},
            [Badge.POLLING],
            id="polling trigger that says so",
        ),
    ],
)
def test_badges(card_of, operation, badges):
    assert list(card_of(operation).badges) == badges


def test_get_that_is_accepted_polls_another_operation_unless_it_can_be_polled(card_of):
    assert card_of({"responses": ACCEPTED}, method="get").badges == ()
    assert card_of({"responses": POLLED}, method="get").badges == (Badge.LONG_RUNNING,)


def test_trigger_that_is_notified_is_a_webhook(card_of):
    card = card_of({"x-ms-trigger": "single"}, item={"x-ms-notification-content": {"schema": {}}})

    assert card.badges == (Badge.WEBHOOK,)


@pytest.mark.parametrize("annotated", [{"status": "preview"}, {"status": "PREVIEW"}])
def test_connector_in_preview_is_that_in_all_its_operations(card_of, annotated):
    assert card_of({}, info={"x-ms-api-annotation": annotated}).badges == (Badge.PREVIEW,)


def test_operation_may_be_ready_before_its_connector(card_of):
    card = card_of(
        {"x-ms-api-annotation": {"status": "Production"}}, info={"x-ms-api-annotation": {"status": "Preview"}}
    )

    assert card.badges == ()
