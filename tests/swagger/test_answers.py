import json
from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.swagger import lookup
from toolkit.swagger.answers import shown, success
from toolkit.swagger.nodes import ApiDefinition

WITH, WITHOUT = {"description": "OK", "schema": {}}, {"description": "OK"}


def of(responses):
    data = {"paths": {"/a": {"get": {"responses": responses}}}}
    [operation] = lookup.operations(ApiDefinition(Document(Path("a.json"), json.dumps(data))))
    return operation


@pytest.mark.parametrize(
    ("responses", "code"),
    [
        pytest.param({"204": WITHOUT, "default": WITH}, "204", id="the only success"),
        pytest.param({"202": WITH, "201": WITH, "200": WITHOUT}, "200", id="200 before others"),
        pytest.param({"202": WITH, "201": WITHOUT}, "201", id="201 before others"),
        pytest.param({"202": WITH, "204": WITH, "default": WITH}, "default", id="neither of several"),
        pytest.param({"400": WITH, "default": WITH}, "default", id="no success"),
        pytest.param({"400": WITH, "default": WITHOUT}, None, id="a default without schema"),
        pytest.param({}, None, id="none"),
    ],
)
def test_success(responses, code):
    found = success(of(responses))

    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("responses", "code"),
    [
        pytest.param({"202": WITH}, "202", id="the only one"),
        pytest.param({"default": WITHOUT}, "default", id="default alone"),
        pytest.param({"404": WITH}, None, id="an error alone"),
        pytest.param({"202": WITH, "201": WITH, "200": WITHOUT}, "200", id="200 before others"),
        pytest.param({"202": WITH, "201": WITHOUT}, "201", id="201 before others"),
        pytest.param({"204": WITH, "default": WITHOUT}, "default", id="default before a success of its own"),
        pytest.param({"202": WITH, "404": WITH}, None, id="a success of its own beside an error"),
        pytest.param({}, None, id="none"),
    ],
)
def test_shown(responses, code):
    found = shown(of(responses))

    assert (found and found.code) == code
