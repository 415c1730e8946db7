"""What is read back from a package makes the same package again, byte for byte."""

import tempfile
from pathlib import Path

import pytest

from toolkit import files as disk
from toolkit.bundle import TARGETS, BundleTarget, reading
from toolkit.connector.project import ConnectorProject
from toolkit.errors import SpecgenError
from toolkit.generate import connector
from toolkit.generate.request import Auth, NewConnector

FLAGSHIP = Path(__file__).parents[2] / "specs" / "azure-resource-manager"
FORMATS = [target for target in BundleTarget if target is not BundleTarget.ALL]


def again(
    target: BundleTarget, contents: dict[str, bytes], folder: Path, *, packed: bool
) -> dict[str, bytes]:
    """Return the package of the project that is made of a package."""
    package = folder / ("package.zip" if packed else "package")
    if packed:
        package.write_bytes(disk.archive(contents))
    else:
        disk.write_files(package, contents)
    disk.write_files(folder / "project", reading.read(package))
    return dict(TARGETS[target].files(ConnectorProject.load(folder / "project")))


def made(target: BundleTarget, project: ConnectorProject) -> dict[str, bytes]:
    return dict(TARGETS[target].files(project))


@pytest.mark.parametrize("packed", [True, False], ids=["zip", "folder"])
@pytest.mark.parametrize("target", FORMATS)
def test_flagship_comes_back_the_same(tmp_path, target, packed):
    contents = made(target, ConnectorProject.load(FLAGSHIP))

    assert again(target, contents, tmp_path, packed=packed) == contents


@pytest.mark.parametrize("auth", Auth)
@pytest.mark.parametrize("target", FORMATS)
def test_every_way_to_sign_in_comes_back_the_same(tmp_path, target, auth):
    request = NewConnector(auth=auth, publisher="Contoso Ltd.", yaml=True)
    disk.write_files(tmp_path / "first", connector.files(request))
    contents = made(target, ConnectorProject.load(tmp_path / "first"))

    assert again(target, contents, tmp_path, packed=True) == contents


@pytest.mark.parametrize("target", FORMATS)
def test_script_icon_and_own_names_come_back_the_same(project, png, tmp_path, target):
    names = b'{"version": "3.0.0.1", "connector": {"name": "abc_5Fmine-2d", "displayName": "Mine & yours"}}'
    first = project(
        {"scriptOperations": [], "stackOwner": "Contoso", "iconBrandColor": " #FFF\r\n"},
        script__csx=b"\xef\xbb\xbf// code\r\n",
        icon__png=png(300, "JPEG"),
        solution__json=names,
        settings__json=b'{"connectorId": "shared_x", "environment": null, "icon": "icon.png"}',
    )
    contents = made(target, first)

    assert again(target, contents, tmp_path, packed=False) == contents


@pytest.mark.slow
def test_published_connectors_come_back_the_same(corpus):
    differing = []
    for definition in corpus[::12]:
        try:
            project = ConnectorProject.load(definition.parent)
        except SpecgenError:
            continue  # a few are not valid JSON
        for target in FORMATS:
            contents = made(target, project)
            with tempfile.TemporaryDirectory() as folder:
                if again(target, contents, Path(folder), packed=True) != contents:
                    differing.append((definition.parent.name, target))

    assert differing == []
