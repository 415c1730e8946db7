from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.bundle import solution, solution_check
from toolkit.bundle.package import Package

Files = dict[str, bytes]

DEFINITION = "Connector/new_things_openapidefinition.json"


def replaced(name: str, old: str, new: str) -> Callable[[Files], Files]:
    def change(files: Files) -> Files:
        assert old.encode() in files[name]
        return files | {name: files[name].replace(old.encode(), new.encode())}

    return change


def without(name: str) -> Callable[[Files], Files]:
    return lambda files: {key: content for key, content in files.items() if key != name}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(without("solution.xml"), "has no solution.xml at its root", id="no manifest"),
        pytest.param(
            replaced("[Content_Types].xml", 'Extension="json"', 'Extension="JSON"'),
            f"[Content_Types].xml has no type for `json`, as `{DEFINITION}` has it",
            id="type in other case",
        ),
        pytest.param(
            replaced("solution.xml", "<Managed>0", "<Managed>1"),
            "solution.xml says that the solution is managed; only an unmanaged one is certified",
            id="managed",
        ),
        pytest.param(
            replaced("solution.xml", "<CustomizationPrefix>new", "<CustomizationPrefix>abc"),
            "`new_things` does not start with `abc_`, the prefix of the publisher",
            id="other prefix",
        ),
        pytest.param(
            replaced("solution.xml", 'id="{8', 'id="{9'),
            "`new_things` has another GUID in solution.xml than in customizations.xml",
            id="other GUID",
        ),
        pytest.param(
            replaced("solution.xml", 'type="372"', 'type="300"'),
            "`new_things` is no root component in solution.xml",
            id="no component",
        ),
        pytest.param(
            replaced("customizations.xml", "<Roles></Roles>", "<Roles></Roles><Entities />"),
            "customizations.xml has `Entities` after `Roles`; the platform expects it before",
            id="order",
        ),
        pytest.param(
            without(DEFINITION),
            f"`/{DEFINITION}`, named by `openapidefinition`, is not there",
            id="no definition",
        ),
        pytest.param(
            replaced("customizations.xml", "n>/C", "n>C"),
            "`openapidefinition` does not name its file with a slash first",
            id="no slash",
        ),
        pytest.param(
            lambda files: files | {DEFINITION: b""}, f"`/{DEFINITION}` holds no JSON", id="empty file"
        ),
        pytest.param(
            lambda files: files | {DEFINITION: b'"' + b"x" * 1_000_000 + b'"'},
            f"`/{DEFINITION}` has more than 1,000,000 characters",
            id="large file",
        ),
        pytest.param(
            replaced("customizations.xml", "<displayname>", "<displayname>" + "x" * 200),
            "`displayname` has more than 200 characters",
            id="long title",
        ),
        pytest.param(
            replaced("customizations.xml", "<Workflows>", "<Workflows><JsonFileName>/a.json</JsonFileName>"),
            "`/a.json`, the file of a flow, is not there",
            id="no flow",
        ),
        pytest.param(
            lambda files: files | {"Connector/stray.json": b"{}"},
            "`Connector/stray.json` is named by no connector",
            id="stray file",
        ),
    ],
)
def test_what_an_import_would_fail_at_is_told(project, change, told):
    files = solution.files(project({}))

    assert list(solution_check.problems(Package(Path("x.zip"), change(files)))) == [told]


def test_icon_that_is_no_png_is_told(project, png):
    files = solution.files(project({}, icon__png=png(144)))
    name = "Connector/new_things_iconblob.Png"

    assert list(solution_check.problems(Package(Path("x.zip"), files))) == []
    assert list(solution_check.problems(Package(Path("x.zip"), files | {name: png(144, "JPEG")}))) == [
        f"`/{name}` is no PNG"
    ]
