import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from toolkit.bundle import solution, solution_check
from toolkit.bundle.package import Package
from toolkit.connector.icon import BadIcon

PARAMETERS = {"token": {"type": "oauthSetting", "oAuthSettings": {"clientId": "1", "clientSecret": "hush"}}}
POLICIES = [{"templateId": "setheader", "title": "Who", "parameters": {}}]
START = "Connector/new_things_"


def connector(files: dict[str, bytes]) -> dict[str, str | None]:
    row = ET.fromstring(files["customizations.xml"]).find("Connectors/Connector")
    assert row is not None
    return {element.tag: element.text for element in row}


def test_solution_of_a_bare_connector_is_complete(project):
    files = solution.files(project({}))

    assert list(files) == [
        "[Content_Types].xml",
        "solution.xml",
        "customizations.xml",
        f"{START}openapidefinition.json",
        f"{START}connectionparameters.json",
        f"{START}policytemplateinstances.json",
    ]
    assert connector(files) == {
        "connectorid": "827d7e2f-2cb7-5871-b619-8412a1895b24",
        "description": None,
        "displayname": "Things",
        "name": "new_things",
        "connectortype": "1",
        "openapidefinition": f"/{START}openapidefinition.json",
        "connectionparameters": f"/{START}connectionparameters.json",
        "policytemplateinstances": f"/{START}policytemplateinstances.json",
    }


def test_every_part_of_a_connector_is_a_column(project, png):
    members = {
        "connectionParameters": PARAMETERS,
        "connectionParameterSets": {"values": []},
        "policyTemplateInstances": POLICIES,
        "scriptOperations": ["A"],
        "iconBrandColor": "#123456",
    }

    files = solution.files(project(members, script__csx=b"// code\r\n", icon__png=png(230)))

    assert json.loads(files[f"{START}connectionparameters.json"]) == {
        "token": {"type": "oauthSetting", "oAuthSettings": {"clientId": "1"}}
    }
    assert json.loads(files[f"{START}connectionparametersets.json"]) == {"values": []}
    assert json.loads(files[f"{START}policytemplateinstances.json"]) == POLICIES
    assert json.loads(files[f"{START}scriptoperations.json"]) == ["A"]
    assert files[f"{START}customcodeblobcontent.csx"] == b"// code\r\n"
    assert list(connector(files))[3:] == [
        "iconbrandcolor",
        "name",
        "connectortype",
        "openapidefinition",
        "connectionparameters",
        "connectionparametersets",
        "policytemplateinstances",
        "customcodeblobcontent",
        "scriptoperations",
        "iconblob",
    ]
    assert list(solution_check.problems(Package(Path("x.zip"), files))) == []


def test_no_secret_is_in_a_solution(project):
    files = solution.files(project({"connectionParameters": PARAMETERS}))

    assert b"hush" not in b"".join(files.values())


def test_definition_is_kept_byte_for_byte(project, tmp_path):
    made = project({})
    text = b'{"swagger":"2.0",\r\n\t"info": {"title": "Things"}, "paths": { } }'
    (tmp_path / "apiDefinition.swagger.json").write_bytes(b"\xef\xbb\xbf" + text)

    assert solution.files(type(made).load(tmp_path))[f"{START}openapidefinition.json"] == text


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_icon_is_a_picture_of_144_pixels(project, png, kind):
    files = solution.files(project({}, icon__png=png(230, kind)))
    icon = Image.open(io.BytesIO(files[f"{START}iconblob.Png"]))

    assert (icon.format, icon.size) == ("PNG", (144, 144))


def test_icon_of_144_pixels_is_left_as_it_is(project, png):
    icon = png(144)

    assert solution.files(project({}, icon__png=icon))[f"{START}iconblob.Png"] == icon


def test_icon_that_is_none_is_one_clear_line(project):
    with pytest.raises(BadIcon, match="neither PNG nor JPEG"):
        solution.files(project({}, icon__png=b"picture"))


def test_operations_without_a_script_are_left_out(project):
    assert "scriptoperations" not in connector(solution.files(project({"scriptOperations": ["A"]})))


def test_texts_are_escaped_and_odd_characters_left_out(project, definition):
    definition({"info": {"title": 'A & B <"c">', "description": "x\x0by\r\nz"}})

    row = connector(solution.files(project({"iconBrandColor": "<red>"})))

    assert (row["displayname"], row["description"], row["iconbrandcolor"]) == (
        'A & B <"c">',
        "xy\nz",
        "<red>",
    )


def test_every_extension_has_a_type_as_it_is_written(project, png):
    types = ET.fromstring(solution.files(project({}, icon__png=png(144)))["[Content_Types].xml"])

    assert [element.get("Extension") for element in types] == ["xml", "json", "Png"]


def test_manifest_names_the_connector_as_its_only_component(project):
    manifest = ET.fromstring(solution.files(project({}))["solution.xml"])
    component = manifest.find("SolutionManifest/RootComponents/RootComponent")

    assert component is not None
    assert component.attrib == {
        "type": "372",
        "id": "{827d7e2f-2cb7-5871-b619-8412a1895b24}",
        "schemaName": "new_things",
        "behavior": "0",
    }
    assert manifest.findtext("SolutionManifest/Managed") == "0"
    assert [address.findtext("AddressNumber") for address in manifest.iter("Address")] == ["1", "2"]


@pytest.mark.parametrize("value", [None, 5, "x", [None]], ids=["null", "number", "text", "list"])
def test_malformed_properties_are_no_reason_to_crash(project, value):
    keys = ("connectionParameters", "connectionParameterSets", "policyTemplateInstances", "iconBrandColor")

    files = solution.files(project(dict.fromkeys(keys, value)))

    assert f"{START}connectionparameters.json" in files
