import pytest

from toolkit import files
from toolkit.files.workplace import new_name


def test_what_a_killed_command_has_left_goes_with_the_next_write(tmp_path):
    left = new_name(tmp_path)
    left.mkdir()
    (left / "new").write_bytes(b"half")

    files.write_file(tmp_path / "a.json", b"{}")

    assert list(tmp_path.iterdir()) == [tmp_path / "a.json"]


def test_workplace_of_a_command_that_still_runs_stays(tmp_path):
    with files.workplace_in(tmp_path) as place:
        files.write_file(tmp_path / "a.json", b"{}")

        assert place.is_dir()

    assert list(tmp_path.iterdir()) == [tmp_path / "a.json"]


@pytest.mark.parametrize("name", [".specgen-mine", ".specgen-tmp-notours!", "specgen-tmp-0123abcd"])
def test_folder_with_another_name_is_nobodys_to_remove(tmp_path, name):
    (tmp_path / name).mkdir()

    files.write_file(tmp_path / "a.json", b"{}")

    assert (tmp_path / name).is_dir()


def test_link_with_such_a_name_leads_nowhere(tmp_path):
    (tmp_path / "precious").mkdir()
    (tmp_path / "here").mkdir()
    new_name(tmp_path / "here").symlink_to(tmp_path / "precious")

    files.write_file(tmp_path / "here" / "a.json", b"{}")

    assert (tmp_path / "precious").is_dir()
