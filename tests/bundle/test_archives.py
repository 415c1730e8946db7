import io
import stat
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from toolkit import files
from toolkit.bundle import archives
from toolkit.bundle.package import BadPackage

PATH = Path("package.zip")


def entry(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo("x")
    made.filename = made.orig_filename = name  # as it is, whatever the library would make of it
    made.external_attr = mode << 16
    made.create_system = 3
    return made


def archive(*entries: tuple[zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for one, content in entries:
            package.writestr(one, content, method)
    return stream.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(BadPackage) as caught:
        archives.read(PATH, content)
    return str(caught.value)


def test_files_and_folders_are_read_into_memory():
    content = archive((entry("a.json"), b"{}"), (entry("b/c/d.xml"), b"<d/>"), (entry("e/"), b""))

    package = archives.read(PATH, content)

    assert package.files == {"a.json": b"{}", "b/c/d.xml": b"<d/>"}
    assert package.folders == {"b", "b/c", "e"}


def test_our_own_archives_are_read():
    contents = {"a.json": b"{}", "Connector/ä.json": b"[]"}

    assert archives.read(PATH, files.archive(contents)).files == contents


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("../evil.json", "leads elsewhere", id="parent"),
        pytest.param("a/../../evil.json", "leads elsewhere", id="parent on the way"),
        pytest.param("a/./evil.json", "leads elsewhere", id="dot"),
        pytest.param("a//evil.json", "leads elsewhere", id="empty part"),
        pytest.param("a/.. /evil.json", "leads elsewhere", id="parent as Windows reads it"),
        pytest.param("/etc/evil.json", "absolute name", id="absolute"),
        pytest.param("C:/evil.json", "absolute name", id="drive"),
        pytest.param("..\\evil.json", "backslash", id="backslash"),
        pytest.param("a\x1b[2J.json", "control characters", id="control character"),
        pytest.param("a\u202egpj.json", "control characters", id="right to left"),
        pytest.param("", "leads elsewhere", id="no name"),
        pytest.param("a/CON.json", "no file has on Windows", id="device"),
        pytest.param("icon.png:evil", "no file has on Windows", id="second stream of a file"),
        pytest.param("icon.png.", "no file has on Windows", id="dot at the end"),
        pytest.param("a" * 256, "more than 255 characters", id="too long"),
    ],
)
def test_name_that_leads_elsewhere_is_refused(name, reason):
    assert reason in refusal(archive((entry("good.json"), b"{}"), (entry(name), b"{}")))


def test_nul_hides_no_end_of_a_name():
    content = archive((entry("evil.jsonXevil"), b"{}")).replace(b"evil.jsonXevil", b"evil.json\0evil")

    assert "control characters" in refusal(content)


def test_name_in_an_unknown_encoding_is_refused():
    content = archive((entry("aXb.json"), b"{}")).replace(b"aXb.json", b"a\xe4b.json")

    assert "not written in UTF-8" in refusal(content)


def test_name_that_claims_to_be_utf_8_and_is_not_is_refused():
    content = archive((entry("aäb.json"), b"{}")).replace("ä".encode(), b"\xff\xff")

    assert "cannot be read" in refusal(content)


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        pytest.param(stat.S_IFLNK | 0o777, "is a link", id="symbolic link"),
        pytest.param(stat.S_IFCHR | 0o666, "neither a file nor a folder", id="device"),
        pytest.param(stat.S_IFIFO | 0o666, "neither a file nor a folder", id="pipe"),
    ],
)
def test_what_is_no_file_is_refused(mode, reason):
    assert reason in refusal(archive((entry("apiProperties.json", mode), b"/etc/passwd")))


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["a.json", "a.json"], id="the same name"),
        pytest.param(["a.json", "A.JSON"], id="the same name on Windows"),
        pytest.param(["caf\u00e9.json", "cafe\u0301.json"], id="the same name on a Mac"),
        pytest.param(["a", "a/"], id="a file and a folder"),
        pytest.param(["a", "a/b.json"], id="a file and the folder of another"),
        pytest.param(["a/b.json", "A"], id="a folder and a file"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_name_that_stands_there_twice_is_refused(names):
    assert "twice" in refusal(archive(*((entry(name), b"") for name in names)))


def test_bomb_is_refused_before_it_is_unpacked():
    content = archive(*((entry(f"{index}.json"), b" " * 12_000_000) for index in range(2)))

    assert "times its size" in refusal(content)


def test_bomb_of_many_files_is_refused():
    content = archive(*((entry(f"{index}.json"), b" " * 1_000_000) for index in range(70)))

    assert "unpacks to 70,000,000 bytes" in refusal(content)


def test_bomb_of_ten_gigabytes_is_refused_by_what_it_says():
    content = bytearray(archive((entry("a.json"), b"{}"), method=zipfile.ZIP_STORED))
    directory = content.index(b"PK\x01\x02")
    size = struct.pack("<HHQ", 1, 8, 10 * 2**30)  # the extra field with a size of 64 bits
    content[directory + 24 : directory + 28] = b"\xff\xff\xff\xff"
    content[directory + 30 : directory + 32] = struct.pack("<H", len(size))
    content[directory + 46 + 6 : directory + 46 + 6] = size
    end = content.index(b"PK\x05\x06")
    content[end + 12 : end + 16] = struct.pack("<I", end - directory)

    assert "unpacks to 10,737,418,240 bytes" in refusal(bytes(content))


def test_bomb_that_says_it_is_small_is_unpacked_no_further_than_that():
    content = archive((entry("a.json"), b" " * 10_000_000))
    directory = content.index(b"PK\x01\x02")
    lying = content[: directory + 24] + struct.pack("<I", 100) + content[directory + 28 :]

    assert "cannot be read" in refusal(lying)


def test_archive_of_too_many_entries_is_refused():
    content = archive(*((entry(f"{index}.json"), b"") for index in range(1_001)))

    assert "1,001 entries" in refusal(content)


def test_archive_with_a_long_list_of_contents_is_refused_before_that_is_read():
    content = archive((entry("a.json"), b"{}"))
    line = content[content.index(b"PK\x01\x02") : content.index(b"PK\x05\x06")]

    assert "10,002 entries" in refusal(content.replace(line, line * 10_002))


def test_entries_that_overlap_are_refused():
    inner = archive((entry("b.json"), b"{}"), method=zipfile.ZIP_STORED)
    content = archive((entry("a.json"), inner), method=zipfile.ZIP_STORED)
    start = content.index(inner)
    directory, end = content.rindex(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    line = bytearray(inner[inner.index(b"PK\x01\x02") : inner.index(b"PK\x05\x06")])
    line[42:46] = struct.pack("<I", start)
    lines = content[directory:end] + line
    last = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 2, 2, len(lines), directory, 0)

    assert "`a.json` overlaps with what follows it" in refusal(content[:directory] + lines + last)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_entry_that_not_everybody_can_unpack_is_refused(method):
    content = bytearray(archive((entry("a.json"), b"{}"), method=method))
    content[40:45] = b"\xff" * 5  # nobody can unpack that

    assert refusal(bytes(content)).endswith(
        f"is packed by method {method}, which not everybody can unpack; deflate it"
    )


def test_encrypted_entry_is_refused():
    content = bytearray(archive((entry("a.json"), b"{}")))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert "encrypted" in refusal(bytes(content))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"PK\x03\x04", id="only the beginning"),
        pytest.param(b"", id="nothing"),
        pytest.param(archive((entry("a.json"), b"{}" * 99))[:-30], id="cut off"),
        pytest.param(
            archive((entry("aaaa.json"), b"{}")).replace(b"aaaa.json", b"bbbb.json", 1), id="two names of one"
        ),
    ],
)
def test_broken_archive_is_one_clear_line(content):
    message = refusal(content)

    assert message.startswith("package.zip: the archive cannot be read: ")
    assert "\n" not in message


def test_damaged_content_is_noticed():
    content = bytearray(archive((entry("a.json"), b"{}"), method=zipfile.ZIP_STORED))
    content[content.index(b"{}")] ^= 1

    assert "cannot be read" in refusal(bytes(content))


def test_every_single_damaged_byte_is_read_or_refused():
    good = archive((entry("a.json"), b'{"a": 1}'), (entry("b/c.json"), b"[]"))

    for index in range(len(good)):
        damaged = good[:index] + bytes([good[index] ^ 0x55]) + good[index + 1 :]
        with suppress(BadPackage):
            archives.read(PATH, damaged)
