"""Specifications of several files, and what they may not lead to."""

import json
from pathlib import Path

import pytest

from toolkit.arm.imported import ImportRefused
from toolkit.arm.specification import Specification
from toolkit.errors import SpecgenError

GET = {"operationId": "Rooms_Get", "responses": {"200": {"description": "OK"}}}
SWAGGER = {"swagger": "2.0", "info": {"title": "Rooms", "version": "1"}}


@pytest.fixture
def folder(tmp_path):
    """Write files by their paths below a folder of specifications; return that of the first."""

    def make(files, top="specification"):
        for name, data in files.items():
            path = tmp_path / top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(data if isinstance(data, str) else json.dumps(data))
        return tmp_path / top / next(iter(files))

    return make


def test_operations_come_in_the_order_of_the_file_and_overloads_last(folder):
    path = folder(
        {
            "rooms.json": {
                **SWAGGER,
                "x-ms-paths": {"/rooms?a=b": {"get": {**GET, "operationId": "Rooms_List"}}},
                "paths": {
                    "/b": {"get": GET, "x-note": {}},
                    "x-note": {},
                    "/a": {"put": {}, "parameters": []},
                },
            }
        }
    )
    operations = Specification.read(path).operations

    assert [(one.operation_id, one.method, one.path) for one in operations] == [
        ("Rooms_Get", "get", "/b"),
        ("", "put", "/a"),
        ("Rooms_List", "get", "/rooms?a=b"),
    ]
    assert operations[0].pointer == "/paths/~1b/get"


def test_operation_is_found_in_upper_and_lower_case(folder):
    path = folder({"rooms.json": {**SWAGGER, "paths": {"/b": {"get": GET}}}})
    specification = Specification.read(path)

    assert specification.operation("rooms_GET") is specification.operations[0]
    with pytest.raises(ImportRefused, match=r"rooms\.json: has no operation `Rooms_Put`"):
        specification.operation("Rooms_Put")


def test_references_start_from_the_file_that_they_stand_in(folder):
    path = folder(
        {
            "rooms/v1/rooms.json": SWAGGER,
            "common/types.json": {"definitions": {"Door": {"$ref": "parts.json#/definitions/a~1b"}}},
            "common/parts.json": {"definitions": {"a/b": {"type": "string"}}},
        }
    )
    specification = Specification.read(path)
    door = specification.resolve("../../common/types.json#/definitions/Door", specification.root)

    assert specification.root == "rooms/v1/rooms.json"
    assert door.file == "common/types.json"
    assert specification.followed(door.located).data == {"type": "string"}


@pytest.mark.parametrize(
    "reference",
    [
        "../../outside.json#/a",
        "/etc/passwd",
        "file:///etc/passwd",
        "https://contoso.com/a.json#/a",
        "..\\..\\outside.json",
        "%2e%2e/%2e%2e/outside.json",
        "a\0b.json",
    ],
)
def test_references_do_not_lead_out_of_the_folder(folder, reference):
    specification = Specification.read(folder({"rooms/rooms.json": SWAGGER}))

    with pytest.raises(ImportRefused, match="leads out of"):
        specification.resolve(reference, specification.root)


def test_links_do_not_lead_out_of_the_folder(folder, tmp_path):
    path = folder({"rooms.json": SWAGGER})
    (tmp_path / "secret.json").write_text("{}")
    (path.parent / "link.json").symlink_to(tmp_path / "secret.json")
    specification = Specification.read(path)

    with pytest.raises(ImportRefused, match=r"`link\.json` leads out of"):
        specification.resolve("link.json", specification.root)


def test_link_that_leads_to_itself_is_refused(tmp_path):
    (tmp_path / "link.json").symlink_to(tmp_path / "link.json")

    with pytest.raises(ImportRefused, match="is a link that leads to itself"):
        Specification.read(tmp_path / "link.json")


def test_file_that_is_in_no_folder_of_specifications_may_lead_to_its_neighbours_alone(folder):
    path = folder(
        {"rooms/rooms.json": SWAGGER, "rooms/near.json": {"a": {}}, "far.json": {"a": {}}}, top="mine"
    )
    specification = Specification.read(path)

    assert specification.resolve("near.json#/a", specification.root).data == {}
    with pytest.raises(ImportRefused, match="leads out of"):
        specification.resolve("../far.json#/a", specification.root)


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("#/definitions/Ghost", "leads nowhere"),
        ("ghost.json#/a", "no such file"),
        ("#definitions", "leads nowhere"),
        ("#/info/title", "leads to no object"),
        ("#/info/title/more", "leads nowhere"),
        ("broken.json", "broken.json:1:2"),
        (5, "`\\$ref` is no text: 5"),
        ({"a": 1}, "`\\$ref` is no text"),
    ],
)
def test_reference_that_leads_nowhere_says_why(folder, reference, reason):
    specification = Specification.read(folder({"rooms.json": SWAGGER, "broken.json": "{"}))

    with pytest.raises(ImportRefused, match=reason):
        specification.resolve(reference, specification.root)


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"openapi": "3.0.0"}', '{"swagger": 2.0}', "", "{", '{"a": NaN}', "null"]
)
def test_file_that_is_no_swagger_is_refused(folder, text):
    with pytest.raises(SpecgenError, match=r"rooms\.json"):
        Specification.read(folder({"rooms.json": text}))


@pytest.mark.parametrize("paths", [None, [], "a", {"/a": None}, {"/a": {"get": 5}}, {"a": {"get": GET}}])
def test_malformed_paths_have_no_operations(folder, paths):
    specification = Specification.read(folder({"rooms.json": {**SWAGGER, "paths": paths}}))

    assert specification.operations == []


def test_too_many_files_are_refused(folder):
    chain = {f"{number}.json": {**SWAGGER, "a": {"$ref": f"{number + 1}.json#/a"}} for number in range(402)}
    specification = Specification.read(folder(chain))
    for number in range(400):
        specification.resolve(f"{number}.json#/a", specification.root)

    with pytest.raises(ImportRefused, match="too many files"):
        specification.resolve("400.json#/a", specification.root)


def test_too_many_values_of_all_files_together_are_refused(folder):
    many = {"a": {}, "b": [{}] * 250_000}
    files = {f"{number}.json": many for number in range(3)}
    specification = Specification.read(folder({"rooms.json": SWAGGER, **files}))
    for number in range(2):
        specification.resolve(f"{number}.json#/a", specification.root)

    with pytest.raises(ImportRefused, match="leads to too many files, or to too large ones"):
        specification.resolve("2.json#/a", specification.root)


def test_name_that_no_file_can_have_is_refused():
    with pytest.raises(ImportRefused, match="null"):
        Specification.read(Path("a\0b"))
