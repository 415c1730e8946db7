"""Wheel and sdist are the same bytes wherever and whenever the same sources are built."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile

import pytest
from lock import ROOT

SOURCES = shutil.ignore_patterns(".*", "__pycache__", "dist", "build", "*.egg-info", "shared")

pytestmark = pytest.mark.slow


def built(folder, *, umask: int, **environment) -> dict[str, str]:
    """Build as `make dist` does, from sources that were laid down with the umask, and return digests."""
    before = os.umask(umask)
    try:
        shutil.copytree(ROOT, folder, ignore=SOURCES, copy_function=shutil.copyfile)
        shutil.copyfile(ROOT / ".gitignore", folder / ".gitignore")
        subprocess.run(
            [sys.executable, "-m", "build", "--no-isolation"],
            cwd=folder,
            env={**os.environ, **environment},
            capture_output=True,
            check=True,
        )
    finally:
        os.umask(before)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "dist").iterdir()}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    folder = tmp_path_factory.mktemp("here") / "specgen"
    return folder, built(folder, umask=0o022, SOURCE_DATE_EPOCH="1700000000", PYTHONHASHSEED="1")


def test_bytes_are_the_same_in_another_folder_at_another_time_for_another_user(first, tmp_path):
    _, digests = first
    again = built(
        tmp_path / "elsewhere/with a longer name",
        umask=0o077,
        SOURCE_DATE_EPOCH="1700000000",
        PYTHONHASHSEED="2",
        TZ="Asia/Tokyo",
        LC_ALL="C",
    )

    assert sorted(name.split("-")[0] + name[-4:] for name in digests) == ["specgen.whl", "specgenr.gz"]
    assert again == digests


def test_wheel_holds_the_package_and_nothing_of_the_machine(first):
    folder, _ = first
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert {name.split("/")[0] for name in names} == {
        "toolkit",
        next(n for n in names if "dist-info" in n).split("/")[0],
    }
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []


def test_sdist_holds_what_make_needs(first):
    folder, _ = first
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {
        "Makefile",
        "requirements.lock",
        "requirements-dev.lock",
        "release/lock.py",
        "tests/conftest.py",
    } <= names
