import pytest

from toolkit.arm import long_running
from toolkit.swagger import lookup


@pytest.fixture
def operation(api):
    """Return the operation that a method and its data are."""

    def make(method, data):
        [found] = lookup.operations(api({"paths": {"/a": {method: data}}}))
        return found

    return make


@pytest.mark.parametrize(
    ("method", "data"),
    [
        ("post", {"x-ms-long-running-operation": True}),
        ("get", {"x-ms-long-running-operation": True}),
        ("put", {"x-ms-long-running-operation-options": {"final-state-via": "location"}}),
        ("delete", {"responses": {"202": {"description": "Accepted"}}}),
    ],
    ids=["marked", "marked GET", "has options", "is accepted"],
)
def test_operation_runs_long(operation, method, data):
    assert long_running.is_long_running(operation(method, data))


@pytest.mark.parametrize(
    ("method", "data"),
    [
        ("post", {"x-ms-long-running-operation": False}),
        ("get", {"responses": {"202": {}}}),
        ("put", {"responses": [202]}),
    ],
    ids=["marked not to", "polls another", "malformed"],
)
def test_operation_does_not_run_long(operation, method, data):
    assert not long_running.is_long_running(operation(method, data))


@pytest.mark.parametrize(
    ("options", "via"),
    [({"final-state-via": "location"}, "location"), ({}, None), ("location", None)],
    ids=["said", "not said", "malformed"],
)
def test_final_state_is_where_the_options_say(operation, options, via):
    found = operation("put", {"x-ms-long-running-operation-options": options})

    assert long_running.final_state_via(found) == via
