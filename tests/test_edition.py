import os

import pytest

from toolkit import edition as module


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Return a function that tells which edition there is in a folder with a package and templates."""
    (tmp_path / "toolkit").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "toolkit" / "rules.py").write_text("1")
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "toolkit")
    return module.edition.__wrapped__


def test_same_code_is_the_same_edition(checkout):
    assert checkout() == checkout()


@pytest.mark.parametrize("name", ["toolkit/rules.py", "toolkit/new.py", "templates/schema.json"])
def test_changed_file_of_a_checkout_is_another_edition(checkout, tmp_path, name):
    before = checkout()
    (tmp_path / name).write_text("2")
    os.utime(tmp_path / name, (1, 1))

    assert checkout() != before


def test_compiled_files_are_of_no_matter(checkout, tmp_path):
    before = checkout()
    (tmp_path / "toolkit" / "__pycache__").mkdir()
    (tmp_path / "toolkit" / "__pycache__" / "rules.pyc").write_text("")

    assert checkout() == before


def test_installed_package_goes_by_its_record_and_not_by_times(checkout, tmp_path):
    record = tmp_path / "specgen-1.0.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("toolkit/rules.py,sha256=abc,1")
    before = checkout()
    os.utime(tmp_path / "toolkit" / "rules.py", (1, 1))
    later = checkout()
    record.write_text("toolkit/rules.py,sha256=def,1")

    assert later == before
    assert checkout() != before


def test_other_version_of_a_library_is_another_edition(checkout, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "rapidfuzz-3.9.dist-info").mkdir()
    before = checkout()
    (tmp_path / "rapidfuzz-3.9.dist-info").rename(tmp_path / "rapidfuzz-4.0.dist-info")

    assert checkout() != before


def test_folders_that_are_gone_are_no_trouble(checkout, monkeypatch):
    before = checkout()
    monkeypatch.syspath_prepend("/no/such/folder")

    assert checkout() == before
