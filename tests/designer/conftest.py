"""What the tests of the designer share: cards of operations that are made on the spot."""

import json
from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.designer.picture import picture
from toolkit.document import Document


@pytest.fixture
def picture_of():
    """Return the picture of a definition of plain data."""

    def make(data):
        document = Document(Path("rooms/apiDefinition.swagger.json"), json.dumps(data))
        return picture(ConnectorProject.of_definition(document))

    return make


@pytest.fixture
def card_of(picture_of):
    """Return the card of an operation of plain data, the only one of its definition."""

    def make(operation, *, method="post", item=None, **root):
        made = {"operationId": "BookRoom", "responses": {}, **operation}
        data = {"swagger": "2.0", "paths": {"/rooms/{id}": {method: made, **(item or {})}}, **root}
        [card] = picture_of(data).cards
        return card

    return make


@pytest.fixture
def fields_of(card_of):
    """Return the fields that parameters give, with definitions beside them."""

    def make(*parameters, **root):
        return card_of({"parameters": list(parameters)}, **root).fields

    return make


@pytest.fixture
def body_of(fields_of):
    """Return the fields of a body of a schema; more is said of the parameter by name."""

    def make(schema, definitions=None, **parameter):
        made = {"name": "booking", "in": "body", "required": True, "schema": schema, **parameter}
        return fields_of(made, definitions=definitions or {})

    return make


@pytest.fixture
def outputs_of(card_of):
    """Return the outputs of an answer of a schema."""

    def make(schema, definitions=None, **operation):
        responses = {"200": {"description": "OK", "schema": schema}}
        return card_of({"responses": responses, **operation}, definitions=definitions or {}).outputs

    return make
