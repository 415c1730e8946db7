import io
import os
import sys
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from toolkit import files
from toolkit.errors import CannotWrite


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def small_disk():
    """Let no file grow beyond 1,000 bytes, as on a full disk; not for long, since reports are files, too."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_file_is_written_and_its_folders_are_made(tmp_path):
    files.write_file(tmp_path / "a/b/c.json", b"{}")

    assert tree(tmp_path) == {"a/b/c.json": b"{}"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks no folders")
def test_who_asks_to_be_alone_in_a_folder_waits_for_the_other(tmp_path):
    entered = Event()

    def enter():
        with files.alone_in(tmp_path):
            entered.set()

    other = Thread(target=enter)
    with files.alone_in(tmp_path):
        other.start()

        assert not entered.wait(0.1)

    assert entered.wait(10)
    other.join()


def test_file_keeps_its_mode(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    path.chmod(0o640)

    files.write_file(path, b"new")

    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_new_file_has_the_mode_of_any_new_file(tmp_path):
    (tmp_path / "usual").write_bytes(b"")

    files.write_file(tmp_path / "a.json", b"{}")

    assert (tmp_path / "a.json").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_where_a_link_leads_is_written_and_the_link_stays(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to("real/a.json")

    files.write_file(tmp_path / "link.json", b"new")

    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real/a.json").read_bytes() == b"new"


def test_reader_of_the_old_file_reads_on_undisturbed(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b"old content")

    with path.open("rb") as reader:
        start = reader.read(4)
        files.write_file(path, b"new")
        rest = reader.read()

    assert start + rest == b"old content"


def test_folder_in_place_of_a_file_is_one_clear_line(tmp_path):
    with pytest.raises(CannotWrite) as caught:
        files.write_file(tmp_path, b"{}")

    assert str(caught.value) == f"{tmp_path}: is a folder, and stays"


def test_file_in_place_of_a_folder_is_one_clear_line(tmp_path):
    (tmp_path / "a").write_bytes(b"")

    with pytest.raises(CannotWrite) as caught:
        files.write_file(tmp_path / "a/b.json", b"{}")

    assert str(caught.value) == f"{tmp_path}/a/b.json: cannot be written: {tmp_path}/a is a file"


def test_device_is_not_replaced_by_a_file():
    with pytest.raises(CannotWrite, match=f"{os.devnull}: is not a regular file, and stays"):
        files.write_file(Path(os.devnull), b"{}")


@pytest.fixture
def folder_of_nobody():
    """Return a folder for everybody, and let root, who may write anything, be nobody for a while."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(65534)
        yield Path(folder)
        if is_root:
            os.seteuid(0)


def test_read_only_file_is_not_replaced(folder_of_nobody):
    path = folder_of_nobody / "a.json"
    path.write_bytes(b"old")
    path.chmod(0o444)

    with pytest.raises(CannotWrite) as caught:
        files.write_file(path, b"new")

    assert str(caught.value) == f"{path}: cannot be written: permission denied"
    assert tree(folder_of_nobody) == {"a.json": b"old"}


def test_read_only_folder_is_one_clear_line(folder_of_nobody):
    (folder_of_nobody / "sub").mkdir()
    (folder_of_nobody / "sub").chmod(0o555)

    with pytest.raises(CannotWrite) as caught:
        files.write_file(folder_of_nobody / "sub/a.json", b"new")

    assert str(caught.value) == f"{folder_of_nobody}/sub/a.json: cannot be written: permission denied"


def test_path_with_a_nul_is_one_clear_line():
    with pytest.raises(CannotWrite, match=r"cannot be written: .*null"):
        files.write_file(Path("a\0b"), b"{}")


def test_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    (tmp_path / "a.json").write_bytes(b"old")

    with small_disk(), pytest.raises(CannotWrite) as caught:
        files.write_file(tmp_path / "a.json", b"x" * 2000)

    assert str(caught.value) == f"{tmp_path}/a.json: cannot be written: file too large"
    assert tree(tmp_path) == {"a.json": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_several_files_are_written_all_or_none(tmp_path):
    (tmp_path / "a.json").write_bytes(b"old")

    with small_disk(), pytest.raises(CannotWrite, match="cannot be written: file too large"):
        files.write_files(tmp_path, {"a.json": b"new", "b.json": b"x" * 2000}, force=True)

    assert tree(tmp_path) == {"a.json": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_folder_among_the_names_stops_all_files(tmp_path):
    (tmp_path / "b.json").mkdir()

    with pytest.raises(CannotWrite, match=r"b\.json: is a folder, and stays"):
        files.write_files(tmp_path, {"a.json": b"{}", "b.json": b"{}"}, force=True)

    assert tree(tmp_path) == {}


def test_files_are_not_written_over_others_without_force(tmp_path):
    (tmp_path / "a.json").write_bytes(b"old")

    with pytest.raises(CannotWrite) as caught:
        files.write_files(tmp_path, {"a.json": b"new", "b.json": b"new"})

    assert str(caught.value) == f"{tmp_path}: has a.json already; --force overwrites"
    assert tree(tmp_path) == {"a.json": b"old"}


def test_files_do_not_take_the_place_of_a_file(tmp_path):
    (tmp_path / "mine").write_bytes(b"")

    with pytest.raises(CannotWrite) as caught:
        files.write_files(tmp_path / "mine", {"a.json": b"new"})

    assert str(caught.value) == f"{tmp_path}/mine: is a file; name a folder"


def test_files_with_force_leave_others_in_the_folder_alone(tmp_path):
    (tmp_path / "a.json").write_bytes(b"old")
    (tmp_path / "mine.txt").write_bytes(b"mine")

    files.write_files(tmp_path, {"a.json": b"new", "sub/b.json": b"new"}, force=True)

    assert tree(tmp_path) == {"a.json": b"new", "mine.txt": b"mine", "sub/b.json": b"new"}


def test_new_folder_appears_with_all_its_files_or_not_at_all(tmp_path):
    with small_disk(), pytest.raises(CannotWrite, match="cannot be written: file too large"):
        files.write_files(tmp_path / "new", {"a.json": b"{}", "b.json": b"x" * 2000})

    assert list(tmp_path.iterdir()) == []


def test_new_folder_has_the_mode_of_any_new_folder(tmp_path):
    (tmp_path / "usual").mkdir()

    files.write_files(tmp_path / "new", {"a.json": b"{}"})

    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_replaced_folder_holds_exactly_the_new_files(tmp_path):
    files.replace_folder(tmp_path / "out", {"a.json": b"1", "sub/b.json": b"2"})
    files.replace_folder(tmp_path / "out", {"b.json": b"3", "sub/c.json": b"4"}, replaceable=["a.json"])

    assert tree(tmp_path) == {"out/b.json": b"3", "out/sub/c.json": b"4"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_folder_with_other_files_is_not_replaced(tmp_path):
    names = ("one.txt", "two.txt", "three.txt", "zero.txt")
    for name in names:
        (tmp_path / name).write_bytes(b"mine")

    with pytest.raises(CannotWrite) as caught:
        files.replace_folder(tmp_path, {"a.json": b"{}"})

    listed = "one.txt, three.txt, two.txt and 1 more"
    assert str(caught.value) == f"{tmp_path}: holds {listed}, which is not of a bundle; name another folder"
    assert sorted(tree(tmp_path)) == sorted(names)


def test_folder_that_cannot_be_replaced_stays(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.json").write_bytes(b"old")

    with small_disk(), pytest.raises(CannotWrite, match="file too large"):
        files.replace_folder(tmp_path / "out", {"a.json": b"x" * 2000})

    assert tree(tmp_path) == {"out/a.json": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_file_is_not_replaced_by_a_folder(tmp_path):
    (tmp_path / "out").write_bytes(b"mine")

    with pytest.raises(CannotWrite, match="is a file; name a folder"):
        files.replace_folder(tmp_path / "out", {"a.json": b"{}"})


def test_archive_is_the_same_byte_for_byte_and_holds_the_files_in_order():
    contents = {"b.json": b"{}" * 500, "ä/a.json": b"[]"}

    first, second = files.archive(contents), files.archive(contents)

    package = zipfile.ZipFile(io.BytesIO(first))
    assert first == second
    assert {name: package.read(name) for name in package.namelist()} == contents
    assert package.namelist() == ["b.json", "ä/a.json"]
    assert {entry.date_time for entry in package.infolist()} == {files.EPOCH}
    assert {entry.external_attr >> 16 for entry in package.infolist()} == {0o100644}
