import json
from pathlib import Path

from toolkit.connector.operation_ids import remembered
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document

CALL = {"x-ms-dynamic-values": {"operationId": "ListThings", "value-path": "id"}}
DEFINITION = {
    "paths": {
        "/things": {"get": {"operationId": "ListThings"}},
        "/thing": {
            "get": {"operationId": "GetThing", "parameters": [CALL]},
            "post": {"operationId": "AddThing"},
        },
        "/other": {"get": {"operationId": "GetOther"}, "put": {"operationId": 5}},
    }
}
PROPERTIES = {
    "scriptOperations": ["GetThing"],
    "policyTemplateInstances": [{"parameters": {"x-ms-apimTemplate-operationName": ["AddThing"]}}],
}


def test_ids_of_dropdowns_policies_and_scripts_are_remembered():
    project = ConnectorProject(
        Path(),
        Document(Path("apiDefinition.swagger.json"), json.dumps(DEFINITION)),
        Document(Path("apiProperties.json"), json.dumps({"properties": PROPERTIES})),
    )

    assert remembered(project) == {"ListThings", "GetThing", "AddThing"}


def test_definition_alone_remembers_what_it_calls():
    project = ConnectorProject.of_definition(
        Document(Path("apiDefinition.swagger.json"), json.dumps(DEFINITION))
    )

    assert remembered(project) == {"ListThings"}
