"""Where nothing can be written, a command says so in one line, and nothing is changed."""

import os
import shutil
import signal
import subprocess

import pytest
from children import ended
from commands import WRITING, leftovers, tree

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="a process is forked as on Unix"),
]


@pytest.fixture
def mounted():
    """Return a function that mounts a disk of its own over a folder; skip where nobody may."""
    done = []

    def mount(folder, *options):
        result = subprocess.run(["mount", *options, folder], capture_output=True, text=True, check=False)
        if result.returncode:
            pytest.skip(f"nothing can be mounted here: {result.stderr.strip()}")
        done.append(folder)

    yield mount
    for folder in reversed(done):
        subprocess.run(["umount", "-l", folder], check=True)


def refused(end):
    """Return the one line that says that nothing can be written; findings may stand beside it."""
    lines = [line for line in end.errors.splitlines() if "cannot be written" in line]

    assert (end.code, len(lines), "Traceback" in end.errors) == (2, 1, False), end
    return lines[0]


@pytest.mark.parametrize("name", WRITING)
def test_full_disk_is_one_line_and_changes_nothing(name, start, tmp_path, mounted):
    (folder := tmp_path / "disk").mkdir()
    mounted(folder, "-t", "tmpfs", "-o", "size=4m", "tmpfs")
    shutil.copytree(start, folder, dirs_exist_ok=True)
    fill(folder)
    before = tree(folder)

    end = ended(WRITING[name], folder)

    assert refused(end).endswith(("no space left on device", "disk is full"))
    assert (tree(folder), leftovers(folder)) == (before, [])


@pytest.mark.parametrize("name", WRITING)
def test_disk_for_reading_is_one_line_and_changes_nothing(name, start, tmp_path, mounted):
    (folder := tmp_path / "disk").mkdir()
    shutil.copytree(start, folder, dirs_exist_ok=True)
    mounted(folder, "--bind", "-o", "ro", folder)
    before = tree(folder)

    end = ended(WRITING[name], folder)

    assert "read-only file system" in refused(end)
    assert tree(folder) == before


@pytest.mark.parametrize("name", WRITING)
def test_file_that_cannot_grow_is_one_line_and_changes_nothing(name, start, tmp_path):
    folder = tmp_path / "folder"
    shutil.copytree(start, folder)
    before = tree(folder)

    end = ended(WRITING[name], folder, small_files)

    assert refused(end).endswith(("file too large", "disk is full", "disk I/O error"))
    assert (tree(folder), leftovers(folder)) == (before, [])


def small_files():
    import resource  # Windows has none

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))


def fill(folder):
    """Leave no byte free."""
    with (folder / "full").open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            os.fsync(file.fileno())


def test_disk_for_reading_is_read(start, tmp_path, mounted):
    folder = shutil.copytree(start, tmp_path / "disk")
    mounted(folder, "--bind", "-o", "ro", folder)

    code, errors = ended(["lint", "project"], folder)

    assert (code, "cannot be written" in errors) == (0, False)
