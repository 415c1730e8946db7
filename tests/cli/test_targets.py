import io
import sys
from pathlib import Path

import pytest

from toolkit.cli.targets import resolve
from toolkit.lint.run import Target

DEFINITION = "apiDefinition.swagger.json"


@pytest.fixture(autouse=True)
def projects(tmp_path, monkeypatch) -> None:
    """Go to a folder with two projects, a lone definition and a lone part of a project."""
    for name in ("a", "deep/b"):
        (tmp_path / name).mkdir(parents=True)
        for part in (DEFINITION, "apiProperties.json", "settings.json", "icon.png", "script.csx"):
            (tmp_path / name / part).touch()
    (tmp_path / "lone.json").touch()
    (tmp_path / "part").mkdir()
    (tmp_path / "part/apiProperties.json").touch()
    monkeypatch.chdir(tmp_path)


def meant(*paths, **options):
    """Return what paths stand for: a folder ends in a slash; and the errors."""
    targets, errors = resolve([Path(path) for path in paths], **options)
    return [f"{target.path}{'/' * target.is_project}" for target in targets], [str(error) for error in errors]


@pytest.mark.parametrize(
    ("paths", "stand_for"),
    [
        pytest.param(["a"], ["a/"], id="project"),
        pytest.param(["."], ["a/", "deep/b/"], id="folder of projects"),
        pytest.param([f"a/{DEFINITION}"], [f"a/{DEFINITION}"], id="definition"),
        pytest.param(["lone.json"], ["lone.json"], id="file of any name"),
        pytest.param(["a/apiProperties.json"], ["a/"], id="properties"),
        pytest.param(["a/settings.json", "a/icon.png", "a/script.csx"], ["a/"], id="other parts"),
        pytest.param([f"a/{DEFINITION}", "a/apiProperties.json"], ["a/"], id="definition and properties"),
        pytest.param(["a/apiProperties.json", f"./a/{DEFINITION}"], ["a/"], id="the other way round"),
        pytest.param(["a", "deep", "."], ["a/", "deep/b/"], id="nothing twice"),
        pytest.param(["lone.json", "a/../lone.json"], ["lone.json"], id="two spellings of a file"),
        pytest.param(["deep", "a"], ["deep/b/", "a/"], id="order as given"),
        pytest.param(["gone.json"], ["gone.json"], id="missing file, which reading tells"),
        pytest.param(["n" * 5_000], ["n" * 5_000], id="name that is too long, which reading tells"),
    ],
)
def test_paths_stand_for_definitions_and_projects(paths, stand_for):
    assert meant(*paths) == (stand_for, [])


def test_with_whole_projects_a_definition_stands_for_its_project():
    paths = [f"a/{DEFINITION}", "lone.json", "deep/b"]

    assert meant(*paths, whole_projects=True) == (["a/", "lone.json", "deep/b/"], [])


def test_absolute_path_is_the_same_place(tmp_path):
    assert meant("a", tmp_path / "a") == (["a/"], [])


def test_link_is_the_same_place(tmp_path):
    (tmp_path / "link").symlink_to("a")
    (tmp_path / "link.json").symlink_to("lone.json")

    assert meant("link", "a", "lone.json", "link.json") == (["link/", "lone.json"], [])


def test_path_that_stands_for_nothing_hides_no_other():
    assert meant("part", "a", "part/apiProperties.json", "lone.json") == (
        ["a/", "lone.json"],
        [
            f"part: no {DEFINITION} in this folder or below",
            f"part/apiProperties.json: no {DEFINITION} beside it",
        ],
    )


class Stdin:
    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b' \n{"a": 1}', "stdin.json"),
        (b"\xef\xbb\xbf[]", "stdin.json"),
        (b"", "stdin.json"),
        (b"swagger: '2.0'", "stdin.yaml"),
    ],
)
def test_dash_is_standard_input_in_the_format_that_it_begins_like(monkeypatch, content, name):
    monkeypatch.setattr(sys, "stdin", Stdin(content))

    assert resolve([Path("-"), Path("-")]) == (
        [Target(Path(name), is_project=False, content=content)],
        [],
    )


def test_closed_standard_input_is_empty(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)

    assert resolve([Path("-")])[0] == [Target(Path("stdin.json"), is_project=False, content=b"")]


class Endless(io.BytesIO):
    def read(self, size=-1):
        return b"x" * size


class Folder(io.BytesIO):
    def read(self, size=-1):
        raise IsADirectoryError(21, "Is a directory", size)


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        (Endless(), "standard input: larger than 16 MiB, which no connector's file is"),
        (Folder(), "standard input: is a directory"),
    ],
    ids=["endless", "folder"],
)
def test_standard_input_that_cannot_be_read_is_told(monkeypatch, stream, message):
    stdin = Stdin(b"")
    stdin.buffer = stream
    monkeypatch.setattr(sys, "stdin", stdin)

    targets, errors = resolve([Path("-")])

    assert (targets, list(map(str, errors))) == ([], [message])


def test_file_called_like_standard_input_is_a_file_of_its_own(monkeypatch, tmp_path):
    (tmp_path / "stdin.json").touch()
    monkeypatch.setattr(sys, "stdin", Stdin(b"{}"))

    targets, _ = resolve([Path("-"), Path("stdin.json")])

    assert [target.content for target in targets] == [b"{}", None]
