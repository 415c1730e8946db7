import json
from pathlib import Path
from typing import Any

import pytest

from toolkit import files as disk
from toolkit.bundle import reading, solution
from toolkit.bundle.package import BadPackage

# As an environment exports it: names with escapes, a title that differs, policies with capitals.
MANIFEST = """\
<ImportExportXml><SolutionManifest><UniqueName>Requisitions</UniqueName>
<LocalizedNames><LocalizedName description="Purchase &amp; more" languagecode="1033" /></LocalizedNames>
<Version>1.2.0.4</Version><Managed>0</Managed>
<Publisher><UniqueName>CTech</UniqueName>
<LocalizedNames><LocalizedName description="C Tech" languagecode="1033" /></LocalizedNames>
<CustomizationPrefix>cttech</CustomizationPrefix>
<CustomizationOptionValuePrefix>39783</CustomizationOptionValuePrefix></Publisher>
</SolutionManifest></ImportExportXml>"""
ROW = """\
<Connector><connectorid>08AF0B0F-9c95-4851-8e69-6fa42c1809db</connectorid><description>About</description>
<displayname>CT Contract</displayname><iconbrandcolor>#003D9C</iconbrandcolor>
<name>cttech_5Fct-20contract</name><connectortype>1</connectortype>
<openapidefinition>/Connector/ct_openapidefinition.json</openapidefinition>
<connectionparameters>/Connector/ct_connectionparameters.json</connectionparameters>
<policytemplateinstances>/Connector/ct_policytemplateinstances.json</policytemplateinstances>
<customcodeblobcontent>/Connector/ct_customcodeblobcontent.csx</customcodeblobcontent></Connector>"""
DEFINITION = b'{"swagger":"2.0","info":{"title":"Default title","version":"1.0"},"paths":{}}'
POLICIES = b'[{"TemplateId":"setheader","Title":"Who","Parameters":{"X":1}}, 5]'


def export(folder: str = "Connector", rows: str = ROW, **changed: bytes) -> dict[str, bytes]:
    return {
        "solution.xml": MANIFEST.encode(),
        "customizations.xml": f"<ImportExportXml><Connectors>{rows}</Connectors></ImportExportXml>".encode(),
        f"{folder}/ct_openapidefinition.json": DEFINITION,
        f"{folder}/ct_connectionparameters.json": b'{"key":{"type":"securestring","defaultValue":"hush"}}',
        f"{folder}/ct_policytemplateinstances.json": POLICIES,
        f"{folder}/ct_customcodeblobcontent.csx": b"// code",
    } | {name.replace("__", "."): content for name, content in changed.items()}


def read(folder: Path, contents: dict[str, bytes]) -> dict[str, Any]:
    path = folder / "export.zip"
    path.write_bytes(disk.archive(contents))
    return reading.read(path)


def test_export_of_an_environment_becomes_a_project(tmp_path):
    files = read(tmp_path, export())

    assert files["apiDefinition.swagger.json"] == DEFINITION
    assert files["script.csx"] == b"// code"
    assert json.loads(files["apiProperties.json"]) == {
        "properties": {
            "iconBrandColor": "#003D9C",
            "capabilities": [],
            "connectionParameters": {"key": {"type": "securestring"}},
            "policyTemplateInstances": [
                {"templateId": "setheader", "title": "Who", "parameters": {"X": 1}},
                5,
            ],
        }
    }


def test_names_of_the_environment_are_kept(tmp_path):
    files = read(tmp_path, export())

    assert json.loads(files["solution.json"]) == {
        "uniqueName": "Requisitions",
        "displayName": "Purchase & more",
        "version": "1.2.0.4",
        "publisher": {
            "uniqueName": "CTech",
            "displayName": "C Tech",
            "prefix": "cttech",
            "optionValuePrefix": 39783,
        },
        "connector": {
            "id": "08af0b0f-9c95-4851-8e69-6fa42c1809db",
            "name": "cttech_5Fct-20contract",
            "displayName": "CT Contract",
            "description": "About",
        },
    }


def test_texts_that_the_definition_gives_anyway_follow_it(project, tmp_path):
    files = read(tmp_path, solution.files(project({"publisher": "Contoso"})))

    assert json.loads(files["solution.json"])["connector"] == {
        "id": "f62f4920-a02e-56b2-a0d4-75b05785a966",
        "name": "contoso_things",
    }


def test_what_the_solution_packager_makes_is_read_too(tmp_path):
    contents = export("Connectors")
    del contents["customizations.xml"]
    contents["Other/Solution.xml"] = contents.pop("solution.xml")
    contents["Connectors/ct.xml"] = ROW.encode()
    disk.write_files(tmp_path / "unpacked", contents)

    files = reading.read(tmp_path / "unpacked")

    assert files["apiDefinition.swagger.json"] == DEFINITION
    assert json.loads(files["solution.json"])["uniqueName"] == "Requisitions"


def test_column_whose_file_is_missing_is_empty(tmp_path):
    contents = export()
    del contents["Connector/ct_connectionparameters.json"]

    properties = json.loads(read(tmp_path, contents)["apiProperties.json"])["properties"]

    assert properties["connectionParameters"] == {}


@pytest.mark.parametrize(
    ("contents", "reason"),
    [
        pytest.param(export(rows=""), "holds 0 connectors, one is read", id="no connector"),
        pytest.param(
            export(rows=ROW + ROW),
            "holds 2 connectors (cttech_5Fct-20contract, cttech_5Fct-20contract), one is read",
            id="two connectors",
        ),
        pytest.param(
            export(rows=ROW.replace("ct_openapi", "../../openapi")),
            "the definition of `cttech_5Fct-20contract` is not in it",
            id="definition elsewhere",
        ),
        pytest.param(
            export(customizations__xml=b"<a>"), "customizations.xml: no element found", id="broken XML"
        ),
    ],
)
def test_solution_without_exactly_one_whole_connector_is_one_clear_line(tmp_path, contents, reason):
    with pytest.raises(BadPackage) as caught:
        read(tmp_path, contents)

    assert reason in str(caught.value)
