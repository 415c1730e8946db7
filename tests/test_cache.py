import json
import os
import time

import pytest

from toolkit.cache import LARGEST, Cache


@pytest.fixture
def cache(tmp_path) -> Cache:
    made = Cache(tmp_path / "deep" / "cache")
    made.prepare()
    return made


KEY = "0" * 64


def entry(cache, key=KEY):
    return cache.folder / "answers" / key


def test_answer_is_given_again(cache):
    cache.write(KEY, {"a": [1, "é"]})

    assert cache.read(KEY) == {"a": [1, "é"]}
    assert [path.name for path in entry(cache).parent.iterdir()] == [KEY]


def test_nothing_is_known_at_first(tmp_path):
    assert Cache(tmp_path / "none").read(KEY) is None


def test_new_folder_is_marked_as_what_needs_no_commit_and_no_backup(cache):
    assert (cache.folder / ".gitignore").read_text() == "*\n"
    assert (
        (cache.folder / "CACHEDIR.TAG")
        .read_text()
        .startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    )


def test_folder_that_is_there_already_gets_no_marks(tmp_path):
    Cache(tmp_path).prepare()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers"]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: content[:-1], id="cut"),
        pytest.param(lambda content: content.replace(b"true", b"null"), id="changed"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"\x80\x04K\x01.", id="a pickle"),
    ],
)
def test_damaged_answer_is_none_until_it_is_written_anew(cache, damage):
    cache.write(KEY, [True])
    entry(cache).write_bytes(damage(entry(cache).read_bytes()))

    assert cache.read(KEY) is None
    cache.write(KEY, [True])
    assert cache.read(KEY) == [True]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_pipe_in_the_place_of_an_answer_is_not_waited_for(cache):
    os.mkfifo(entry(cache))

    assert cache.read(KEY) is None


def test_giant_is_not_kept(cache):
    cache.write(KEY, "x" * LARGEST)

    assert list(entry(cache).parent.iterdir()) == []


def test_file_in_the_place_of_the_folder_is_told_and_no_trouble_later(tmp_path):
    (tmp_path / "taken").write_text("")
    cache = Cache(tmp_path / "taken")

    with pytest.raises(NotADirectoryError):
        cache.prepare()
    cache.write(KEY, [])
    cache.trim()
    assert cache.read(KEY) is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser writes everywhere")
def test_read_only_folder_is_told_and_still_read(cache):
    cache.write(KEY, [1])
    entry(cache).parent.chmod(0o500)

    with pytest.raises(PermissionError):
        cache.prepare()
    cache.write("other", [2])
    assert (cache.read(KEY), cache.read("other")) == ([1], None)


def test_beyond_the_limit_goes_what_was_not_asked_for_longest(cache):
    for number in range(8):
        cache.write(f"{number:064}", "x" * 1000)
        os.utime(entry(cache, f"{number:064}"), (number, number))
    assert cache.read(KEY) == "x" * 1000  # asked for again, after a long time

    cache.trim(5000)

    assert sorted(int(path.name) for path in entry(cache).parent.iterdir()) == [0, 6, 7]


def test_within_the_limit_all_stays(cache):
    cache.write(KEY, [])

    cache.trim()

    assert cache.read(KEY) == []


def test_other_files_of_the_folder_are_never_removed(cache):
    (cache.folder / "thesis.txt").write_text("x" * 1000)
    (cache.folder / "answers" / "exam.txt").write_text("x" * 1000)
    cache.write(KEY, "x" * 1000)

    cache.trim(10)

    assert sorted(path.name for path in cache.folder.iterdir()) == [
        ".gitignore",
        "CACHEDIR.TAG",
        "answers",
        "thesis.txt",
    ]
    assert [path.name for path in entry(cache).parent.iterdir()] == ["exam.txt"]


def test_what_was_begun_and_never_ended_goes_in_its_time(cache):
    (entry(cache).parent / ".specgen-abc_123").write_text("x" * 1000)

    cache.trim(10)

    assert list(entry(cache).parent.iterdir()) == []


def test_what_is_asked_for_every_day_keeps_its_time(cache):
    cache.write(KEY, [])
    recently = time.time() - 3600
    os.utime(entry(cache), (recently, recently))

    cache.read(KEY)

    assert entry(cache).stat().st_mtime == pytest.approx(recently)


def test_answer_is_json(cache):
    cache.write(KEY, ["é"])

    assert json.loads(entry(cache).read_bytes().partition(b"\n")[2]) == ["é"]
