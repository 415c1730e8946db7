import json

import pytest

from toolkit import files as disk
from toolkit.bundle import reading
from toolkit.bundle.package import BadPackage
from toolkit.errors import SpecgenError, UnreadableDocument

DEFINITION = b'{"swagger": "2.0",\r\n\t"info": {"title": "Things"}, "paths": {}}'
PROPERTIES = b'{ "properties":{} }'


def test_folder_is_taken_byte_for_byte(tmp_path):
    contents = {
        "apiDefinition.swagger.json": b"\xef\xbb\xbf" + DEFINITION,
        "apiProperties.json": PROPERTIES,
        "icon.png": b"picture",
        "script.csx": b"// code",
        "settings.json": b'{"connectorId": "shared_x","icon":"icon.png"}',
    }
    disk.write_files(tmp_path / "mine", contents | {"README.md": b"", "node_modules/a.json": b"{}"})

    assert reading.read(tmp_path / "mine") == contents


def test_folder_in_the_only_folder_of_a_zip_is_found(tmp_path):
    contents = {"apiDefinition.swagger.json": DEFINITION, "apiProperties.json": PROPERTIES}
    (tmp_path / "a.zip").write_bytes(
        disk.archive({f"mine/{name}": content for name, content in contents.items()})
    )

    assert reading.read(tmp_path / "a.zip") == contents


def test_files_that_the_settings_name_get_their_usual_names(tmp_path):
    settings = {
        "apiDefinition": "api.json",
        "apiProperties": "PROPS.json",
        "icon": "../icon.png",
        "script": None,
    }
    contents = {
        "api.json": DEFINITION,
        "props.json": PROPERTIES,
        "settings.json": json.dumps(settings).encode(),
    }
    disk.write_files(tmp_path / "mine", contents)

    files = reading.read(tmp_path / "mine")

    assert list(files) == ["apiDefinition.swagger.json", "apiProperties.json", "settings.json"]
    assert json.loads(files["settings.json"]) == {
        "apiDefinition": "apiDefinition.swagger.json",
        "apiProperties": "apiProperties.json",
        "icon": "../icon.png",
        "script": None,
    }


def test_file_of_a_project_stands_for_its_folder(tmp_path):
    contents = {"apiDefinition.swagger.json": DEFINITION, "apiProperties.json": PROPERTIES}
    disk.write_files(tmp_path / "mine", contents)

    assert [reading.read(tmp_path / "mine" / name) for name in contents] == [contents, contents]


def test_secret_does_not_come_along(tmp_path):
    properties = (
        b'{"properties": {"connectionParameters": {"token": {"oAuthSettings": {"clientSecret": "hush"}}}}}'
    )
    contents = {
        "apiDefinition.swagger.json": DEFINITION,
        "apiProperties.json": properties,
        "settings.json": b'{"secret": "hush"}',
    }
    disk.write_files(tmp_path / "mine", contents)

    assert b"hush" not in b"".join(reading.read(tmp_path / "mine").values())


@pytest.mark.parametrize("name", ["petstore.json", "anything", "api.yaml"])
def test_definition_alone_becomes_a_project(tmp_path, name):
    (tmp_path / name).write_bytes(DEFINITION)
    expected = "apiDefinition.swagger.yaml" if name.endswith("yaml") else "apiDefinition.swagger.json"

    files = reading.read(tmp_path / name)

    assert files[expected] == DEFINITION
    assert list(files) == [expected, "apiProperties.json"]


@pytest.mark.parametrize(
    ("content", "error", "reason"),
    [
        pytest.param(b'{"openapi": "3.0.0", "paths": {}}', BadPackage, "this is OpenAPI 3", id="OpenAPI 3"),
        pytest.param(b'{"name": "x"}', BadPackage, "neither `swagger` nor `paths`", id="something else"),
        pytest.param(b"[1]", UnreadableDocument, "a list; an object is expected", id="list"),
        pytest.param(b"", UnreadableDocument, "", id="empty"),
        pytest.param(b"{", UnreadableDocument, "", id="cut off"),
        pytest.param(b"\xff\xfe{\0}\0", UnreadableDocument, "save it as UTF-8", id="UTF-16"),
    ],
)
def test_what_is_no_definition_is_one_clear_line(tmp_path, content, error, reason):
    (tmp_path / "a.json").write_bytes(content)

    with pytest.raises(error) as caught:
        reading.read(tmp_path / "a.json")

    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("asked", ["mine", "mine/a.json", "mine.zip"])
def test_definition_that_cannot_be_read_is_named_where_it_lies(tmp_path, asked):
    name = "a.json" if asked == "mine/a.json" else "apiDefinition.swagger.json"
    disk.write_files(tmp_path / "mine", {name: b"{"})
    (tmp_path / "mine.zip").write_bytes(disk.archive({name: b"{"}))

    with pytest.raises(UnreadableDocument) as caught:
        reading.read(tmp_path / asked)

    assert caught.value.path == tmp_path / asked.removesuffix(f"/{name}") / name


@pytest.mark.parametrize(
    "properties",
    [b"[]", b"{", b'{"properties": 5}', b'{"properties": {"a": null}}'],
    ids=["list", "cut off", "number", "null"],
)
def test_malformed_properties_are_refused_or_read(tmp_path, properties):
    disk.write_files(
        tmp_path / "mine", {"apiDefinition.swagger.json": DEFINITION, "apiProperties.json": properties}
    )

    try:
        files = reading.read(tmp_path / "mine")
    except SpecgenError as error:
        files = {"refused": str(error).encode()}

    assert files.get("apiProperties.json", properties) == properties


def test_folder_without_a_connector_is_one_clear_line(tmp_path):
    disk.write_files(tmp_path / "mine", {"a.json": b"{}", "b.json": b"{}"})

    with pytest.raises(BadPackage, match="mine: no connector in it; a definition, "):
        reading.read(tmp_path / "mine")


@pytest.mark.parametrize("name", ["apiProperties.json", "icon.png", "Connector/a.json"])
def test_link_in_a_folder_is_refused(tmp_path, name):
    disk.write_files(tmp_path / "mine", {"apiDefinition.swagger.json": DEFINITION, "Connector/b.json": b"{}"})
    (tmp_path / "mine" / name).symlink_to("/etc/passwd")

    with pytest.raises(BadPackage, match="is a link; a package has files alone"):
        reading.read(tmp_path / "mine")


def test_folder_of_a_thousand_files_is_not_read(tmp_path):
    disk.write_files(tmp_path / "mine", {f"{index}.json": b"{}" for index in range(1_001)})

    with pytest.raises(BadPackage, match="holds 1,001 files"):
        reading.read(tmp_path / "mine")
