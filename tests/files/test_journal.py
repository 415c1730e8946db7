import shutil
from pathlib import Path

import pytest

from toolkit import files
from toolkit.cli.main import main
from toolkit.connector.project import ConnectorProject
from toolkit.errors import CannotWrite
from toolkit.files import journal
from toolkit.locking import UNFINISHED

NAMES = ("apiDefinition.swagger.json", "apiProperties.json")
NEW = dict.fromkeys((*NAMES, "sub/new.json"), b'{"a": 2}')
FINISHED = "an earlier command was interrupted; its change is now complete\n"


class Killed(BaseException):
    """Ends a command where nothing is tidied up."""


@pytest.fixture
def interrupted(tmp_path, monkeypatch) -> Path:
    """Return a project of which a change counts, but not one step is taken; what comes with it has gone."""
    folder = tmp_path / "mine"
    files.write_files(folder, dict.fromkeys((*NAMES, "gone/old.json"), b'{"a": 1}'))

    def killed(*_):
        raise Killed

    with monkeypatch.context() as patch, files.alone_in(folder) as here:
        patch.setattr(journal, "finish", killed)
        with pytest.raises(Killed):
            here.write(NEW, gone=["gone/old.json"])
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_reader_finishes_what_counts_and_tells_it(interrupted, capsys):
    project = ConnectorProject.load(interrupted)

    assert [document.data for document in project.documents] == [{"a": 2}, {"a": 2}]
    assert tree(interrupted) == NEW
    assert sorted(path.name for path in interrupted.iterdir()) == sorted([*NAMES, "sub"])
    assert capsys.readouterr().err == f"{interrupted}: {FINISHED}"


def test_writer_finishes_it_before_it_writes(interrupted, capsys):
    files.write_file(interrupted / NAMES[0], b'{"a": 3}')

    assert tree(interrupted) == NEW | {NAMES[0]: b'{"a": 3}'}
    assert capsys.readouterr().err == f"{interrupted}: {FINISHED}"


def test_journal_that_came_with_a_copy_is_refused_by_whoever_reads_or_writes(interrupted, tmp_path, capsys):
    copy = tmp_path / "copy"
    shutil.copytree(interrupted, copy)
    before = tree(copy)

    with pytest.raises(CannotWrite) as caught:
        files.write_file(copy / NAMES[0], b"{}")

    told = f"{copy}/{UNFINISHED}: came with a copy of the folder; remove it to go on"
    assert str(caught.value) == told
    assert main(["lint", str(copy)]) == 2
    assert capsys.readouterr().err.startswith(f"specgen: {told}\n")
    assert tree(copy) == before


def test_journal_of_another_folder_is_not_taken_over_a_link(interrupted, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / UNFINISHED).symlink_to(interrupted / UNFINISHED)

    with pytest.raises(CannotWrite, match="came with a copy"):
        files.settled(tmp_path / "other")

    assert tree(tmp_path / "other") == {}


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch], ids=["empty folder", "file"])
def test_what_only_has_the_name_of_a_journal_is_refused(tmp_path, make):
    make(tmp_path / UNFINISHED)

    with pytest.raises(CannotWrite, match="came with a copy"):
        files.settled(tmp_path)


def test_folder_that_has_become_a_link_is_not_written_through(interrupted, tmp_path):
    (tmp_path / "outside").mkdir()
    (interrupted / "sub").symlink_to(tmp_path / "outside")

    with pytest.raises(CannotWrite, match="sub: has become a link, and nothing is written there"):
        files.settled(interrupted)

    assert tree(tmp_path / "outside") == {}


def test_change_through_a_link_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "outside.json").write_bytes(b"old")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "b.json").symlink_to(tmp_path / "outside.json")

    with pytest.raises(CannotWrite, match=r"b\.json: is a link out of the folder, and stays"):
        files.write_files(tmp_path / "mine", {"a.json": b"new", "b.json": b"new"}, force=True)

    assert (tmp_path / "outside.json").read_bytes() == b"old"


def test_link_within_the_folder_stays_and_what_it_leads_to_is_written(tmp_path):
    (tmp_path / "real.json").write_bytes(b"old")
    (tmp_path / "b.json").symlink_to("real.json")

    files.write_files(tmp_path, {"a.json": b"new", "b.json": b"new"}, force=True)

    assert (tmp_path / "b.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"new"


def test_file_that_was_changed_meanwhile_keeps_all_from_being_written(tmp_path):
    (tmp_path / "b.json").write_bytes(b"somebody else's")

    with pytest.raises(CannotWrite, match=r"b\.json: was changed meanwhile, so nothing is written"):
        files.write_files(tmp_path, {"a.json": b"", "b.json": b""}, force=True, known={"b.json": b"old"})

    assert tree(tmp_path) == {"b.json": b"somebody else's"}
