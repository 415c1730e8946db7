import io

import pytest
from PIL import Image

from toolkit.lint.engine import Linter
from toolkit.validate import icon


@pytest.fixture
def found(project, tmp_path):
    """Return a function that judges a project whose icon has some content."""

    def run(content):
        path = tmp_path / "icon.png"
        path.write_bytes(content)
        findings = Linter(icon.RULES).project(project("properties", {})._replace(icon=path))
        return [(finding.rule, finding.message) for finding in findings]

    return run


def picture(width, height):
    stream = io.BytesIO()
    Image.new("RGB", (width, height)).save(stream, "PNG")
    return stream.getvalue()


def test_square_picture_is_a_good_icon(found):
    assert found(picture(230, 230)) == []


def test_oblong_picture_is_shown_to_be_oblong(found):
    assert found(picture(230, 100)) == [
        ("IconNotSquare", "the icon is not square, it has 230 x 100 pixels"),
    ]


def test_what_is_no_picture_is_one_finding(found):
    assert found(b"no picture") == [("IconNotUsable", "the icon is neither PNG nor JPEG")]


def test_finding_stands_at_the_start_of_the_icon(project, tmp_path):
    path = tmp_path / "icon.png"
    path.write_bytes(b"no picture")

    (finding,) = Linter(icon.RULES).project(project("properties", {})._replace(icon=path))

    assert (finding.file, finding.line, finding.column, finding.pointer) == (str(path), 1, 1, "")


def test_project_without_an_icon_has_no_finding(project):
    assert Linter(icon.RULES).project(project("properties", {})) == []
