import json

import pytest

from toolkit import files as disk
from toolkit.bundle import certification, reading
from toolkit.bundle.package import BadPackage


def test_connector_and_introduction_are_read_from_the_archives_in_the_archive(project, tmp_path):
    path = tmp_path / "upload.zip"
    path.write_bytes(disk.archive(certification.files(project({"publisher": "Contoso"}))))

    files = reading.read(path)

    assert list(files) == ["apiDefinition.swagger.json", "apiProperties.json", "solution.json", "intro.md"]
    assert json.loads(files["solution.json"])["uniqueName"] == "Things"


def test_no_more_archives_are_opened_than_a_package_has(tmp_path):
    inside = dict.fromkeys(("4.zip", "5.zip"), b"no archive")
    first = {name: disk.archive({"a.txt": b""}) for name in ("1.zip", "2.zip", "3.zip")}
    (tmp_path / "wide.zip").write_bytes(disk.archive(first | inside))

    with pytest.raises(BadPackage, match="no connector in it"):
        reading.read(tmp_path / "wide.zip")


def test_archives_without_end_come_to_an_end(tmp_path):
    content = disk.archive({"a.txt": b""})
    for _ in range(20):
        content = disk.archive({"a.zip": content, "b.zip": content})
    (tmp_path / "deep.zip").write_bytes(content)

    with pytest.raises(BadPackage, match="no connector in it"):
        reading.read(tmp_path / "deep.zip")
