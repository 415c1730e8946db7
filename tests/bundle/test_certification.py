from pathlib import Path

from toolkit import files as disk
from toolkit.bundle import archives, certification, package_check, solution_check

UPLOAD = Path("upload.zip")


def test_package_passes_every_check_of_the_validator_and_ours(project):
    package = archives.read(UPLOAD, disk.archive(certification.files(project({}))))
    checked = package_check.check(UPLOAD, package)

    assert checked.failures == ()
    assert [solution.path.name for solution in checked.solutions] == ["connector.zip", "flow.zip"]
    assert [list(solution_check.problems(solution)) for solution in checked.solutions] == [[], []]


def test_introduction_names_operations_that_makers_see(project, definition):
    visible = {"operationId": "A", "summary": "List | things", "description": "Lists\nthings."}
    hidden = {"operationId": "B", "summary": "Help", "x-ms-visibility": "internal"}
    definition({"paths": {"/a": {"get": visible, "post": hidden}, "/b": {"get": {}, "put": {"summary": 5}}}})

    text = certification.files(project({"publisher": "Contoso"}))["intro.md"].decode()

    assert "### List \\| things\n\nLists things.\n" in text
    assert "## Publisher\n\nContoso\n" in text
    assert "Help" not in text


def test_own_introduction_is_taken_as_it_is(project, tmp_path):
    (tmp_path / "intro.md").write_bytes(b"# Mine\r\n")

    assert certification.files(project({}))["intro.md"] == b"# Mine\r\n"
