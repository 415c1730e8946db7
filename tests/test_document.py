import os
import pickle
import tracemalloc
from pathlib import Path

import pytest

from toolkit.document import MAX_BYTES, Document, Extent, Place, Position
from toolkit.errors import UnreadableDocument, UnreadableFile
from toolkit.syntax.spot import Span

JSON = Path("a.json")


@pytest.mark.parametrize(
    ("content", "text", "has_bom"),
    [
        pytest.param(b'{"a": 1}\r\n', '{"a": 1}\r\n', False, id="line ends as they are"),
        pytest.param(b'\xef\xbb\xbf{"a": 1}', '{"a": 1}', True, id="byte order mark"),
        pytest.param("{}ü😀".encode(), "{}ü😀", False, id="any character of UTF-8"),
    ],
)
def test_bytes_become_text_and_the_same_bytes_again(content, text, has_bom):
    document = Document.from_bytes(JSON, content)

    assert (document.text, document.has_bom, document.content) == (text, has_bom, content)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            b'{\n "\xc3\xa9": "\xe9"}', "2:8: byte 0xE9 is not UTF-8; save the file as UTF-8", id="latin-1"
        ),
        pytest.param(
            b'{\r "\xe9"}', "2:3: byte 0xE9 is not UTF-8; save the file as UTF-8", id="old Mac line end"
        ),
        pytest.param(
            b"\xef\xbb\xbf\xe9", "1:1: byte 0xE9 is not UTF-8; save the file as UTF-8", id="mark, latin-1"
        ),
        pytest.param(
            b'"\xed\xa0\x80"', "1:2: byte 0xED is not UTF-8; save the file as UTF-8", id="half a pair"
        ),
        pytest.param(
            "{}".encode("utf-16"), "1:1: this is UTF-16; save it as UTF-8", id="UTF-16 with its mark"
        ),
        pytest.param(
            '{"a": 1}'.encode("utf-16-le"), "1:1: this is UTF-16; save it as UTF-8", id="UTF-16 without"
        ),
        pytest.param(
            '{"a": 1}'.encode("utf-16-be"), "1:1: this is UTF-16; save it as UTF-8", id="big end first"
        ),
        pytest.param("{}".encode("utf-32"), "1:1: this is UTF-32; save it as UTF-8", id="UTF-32"),
        pytest.param(b"\0" * 9, "1:1: the file holds NUL bytes alone", id="lost by the disk"),
        pytest.param(b"\xef\xbb\xbf" * 2, "1:1: the file starts with two byte order marks", id="two marks"),
    ],
)
def test_other_encodings_are_told_where_they_show(content, message):
    with pytest.raises(UnreadableDocument) as caught:
        Document.from_bytes(JSON, content)

    assert str(caught.value) == f"a.json:{message}"


def test_position_counts_lines_and_characters_from_one():
    document = Document(JSON, '{\n  "ü😀": 1\r\n}\r')

    assert [document.position(offset) for offset in (0, 2, 6, 8, 12, 13, 14)] == [
        Position(1, 1),
        Position(2, 1),
        Position(2, 5),
        Position(2, 7),
        Position(2, 11),
        Position(3, 1),
        Position(3, 2),
    ]


def test_extent_ends_behind_the_last_character():
    assert Document(JSON, "[\n 10]").extent(Span(3, 5)) == Extent(Position(2, 2), Position(2, 4))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_comes_without_its_end(newline):
    document = Document(JSON, newline.join(["{", '  "a": 1', "}"]))

    assert [document.line(number) for number in (1, 2, 3)] == ["{", '  "a": 1', "}"]


@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_place_of_a_missing_value_is_that_of_the_nearest_above(name):
    place = Place(Document(Path(name), '{"info":\n {"tags": [1]}}'))

    assert (place / "info" / "title").position == Position(2, 2)
    assert (place / "info" / "tags" / "0").position == Position(2, 12)
    assert (place / "info" / "tags" / 1).position == Position(2, 11)
    assert (place / "info" / "tags" / "x").position == Position(2, 11)
    assert (place / "paths").position == Position(1, 1)


@pytest.mark.parametrize(
    ("name", "is_yaml"),
    [("a.json", False), ("a.yaml", True), ("a.YML", True), ("yaml", False), ("a.yaml.txt", False)],
)
def test_format_is_told_by_the_end_of_the_name(name, is_yaml):
    assert Document(Path(name), "").is_yaml is is_yaml


@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_repeated_keys_are_reported_with_both_places(name):
    document = Document(Path(name), '{"a": 1, "b": {"c": 1, "c": 2},\n "a": 2, "a": 3}')

    duplicates = [
        (one.tokens, document.position(one.first.start), document.position(one.later.start))
        for one in document.duplicates()
    ]

    assert document.data == {"a": 3, "b": {"c": 2}}
    assert duplicates == [
        (("b", "c"), Position(1, 16), Position(1, 24)),
        (("a",), Position(1, 2), Position(2, 2)),
        (("a",), Position(1, 2), Position(2, 10)),
    ]


def test_search_for_repeated_keys_keeps_nothing_of_what_it_has_seen():
    members = ",".join(f'"model{number}": {{"type": 1, "type": 2}}' for number in range(20_000))
    document = Document(JSON, f"{{{members}}}")
    assert document.data["model0"] == {"type": 2}
    tracemalloc.start()

    assert len(document.duplicates()) == 20_000
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert kept < 5_000_000


def test_document_without_repeated_keys_reports_none():
    assert Document(JSON, '{"a": {"a": 1}}').duplicates() == []


@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_document_travels_to_another_process_without_what_it_has_computed(name):
    document = Document(Path(name), '{"a": [1]}', has_bom=True)
    fresh = pickle.dumps(document)
    assert (document.data, document.locator.find(("a",)).value) == ({"a": [1]}, Span(6, 9))

    arrived = pickle.loads(pickle.dumps(document))

    assert (arrived, arrived.data) == (document, document.data)
    assert pickle.dumps(document) == fresh


# Paths that are no files


def test_missing_file_is_one_clear_line(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        Document.read(tmp_path / "a.json")

    assert str(caught.value) == f"{tmp_path}/a.json: no such file or directory"


def test_folder_is_one_clear_line(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        Document.read(tmp_path)

    assert str(caught.value) == f"{tmp_path}: is a folder"


def test_pipe_is_refused_instead_of_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.json")

    with pytest.raises(UnreadableFile) as caught:
        Document.read(tmp_path / "a.json")

    assert str(caught.value) == f"{tmp_path}/a.json: is not a regular file"


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero", "/dev/tty"])
def test_device_is_one_clear_line(device):
    if not Path(device).exists():
        pytest.skip(f"no {device} on this system")

    with pytest.raises(UnreadableFile) as caught:
        Document.read(Path(device))

    assert str(caught.value) == f"{device}: is not a regular file"


def test_giant_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "a.json").open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)

    with pytest.raises(UnreadableFile) as caught:
        Document.read(tmp_path / "a.json")

    assert str(caught.value) == f"{tmp_path}/a.json: is larger than 16 MiB, which no connector's file is"


@pytest.fixture
def ordinary_user():
    """Let root, who may read everything, be nobody for a while."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    yield
    if is_root:
        os.seteuid(0)


@pytest.fixture
def secret(tmp_path):
    (tmp_path / "a.json").write_bytes(b"{}")
    (tmp_path / "a.json").chmod(0)
    return tmp_path / "a.json"


@pytest.mark.usefixtures("secret", "ordinary_user")
def test_file_without_permission_is_one_clear_line(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        Document.read(tmp_path / "a.json")

    assert str(caught.value) == f"{tmp_path}/a.json: permission denied"


def test_path_with_a_nul_is_one_clear_line():
    with pytest.raises(UnreadableFile) as caught:
        Document.read(Path("a\0b"))

    assert str(caught.value) == r"'a\x00b': embedded null byte"


def test_file_in_place_of_a_folder_is_one_clear_line(tmp_path):
    (tmp_path / "a").write_bytes(b"")

    with pytest.raises(UnreadableFile) as caught:
        Document.read(tmp_path / "a/b.json")

    assert str(caught.value) == f"{tmp_path}/a/b.json: not a directory"


def test_link_that_leads_to_itself_is_one_clear_line(tmp_path):
    (tmp_path / "a.json").symlink_to("a.json")

    with pytest.raises(UnreadableFile) as caught:
        Document.read(tmp_path / "a.json")

    assert str(caught.value) == f"{tmp_path}/a.json: too many levels of symbolic links"
