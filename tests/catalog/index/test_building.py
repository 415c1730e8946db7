import os
import sqlite3

import pytest

from toolkit.catalog.entry import Flag
from toolkit.catalog.index.building import build
from toolkit.catalog.index.looking import Index
from toolkit.errors import BadValue, CannotWrite

PLACE = "paint/resource-manager/Microsoft.Paint"


def version_of(path, name="Colors_List"):
    return [entry.api_version for entry in Index(path).named(name)]


def test_newest_stable_version_of_an_operation_counts(checkout, built, specification):
    text = specification(get=("Colors_List", {}))
    folder = checkout(
        {
            f"{PLACE}/stable/2023-01-01/a.json": text,
            f"{PLACE}/stable/2024-01-01/a.json": text,
            f"{PLACE}/preview/2025-01-01-preview/a.json": text,
        }
    )

    summary, path = built(folder)

    assert (summary.files, summary.read, summary.operations, summary.problems) == (3, 3, 1, ())
    assert version_of(path) == ["2024-01-01"]


def test_newer_folder_with_other_operations_hides_none(checkout, built, specification):
    folder = checkout(
        {
            f"{PLACE}/stable/2023-01-01/a.json": specification(
                get=("Colors_List", {}), delete=("Colors_Delete", {})
            ),
            f"{PLACE}/stable/2024-01-01/a.json": specification(get=("Colors_List", {})),
        }
    )

    _, path = built(folder)

    assert version_of(path) == ["2024-01-01"]
    assert version_of(path, "Colors_Delete") == ["2023-01-01"]


def test_newest_preview_counts_where_nothing_is_stable(checkout, built, specification):
    text = specification(get=("Colors_List", {}))
    folder = checkout(
        {
            f"{PLACE}/preview/{version}/a.json": text
            for version in ("2023-01-01-preview", "2024-01-01-preview")
        }
    )

    _, path = built(folder)
    (entry,) = Index(path).named("ListColors")

    assert (entry.api_version, entry.flags) == ("2024-01-01-preview", (Flag.PREVIEW,))


def test_path_with_other_variables_is_the_same_operation(checkout, built, specification):
    old, new = (
        "/subscriptions/{id}/providers/Microsoft.Paint/Colors",
        "/subscriptions/{sub}/providers/microsoft.paint/colors",
    )
    folder = checkout(
        {
            f"{PLACE}/stable/2023-01-01/a.json": specification(old, get=("Colors_List", {})),
            f"{PLACE}/stable/2024-01-01/b.json": specification(new, get=("Colors_List", {})),
        }
    )

    summary, path = built(folder)

    assert summary.operations == 1
    assert version_of(path) == ["2024-01-01"]


def test_only_what_has_changed_is_read_again(checkout, built, specification):
    folder = checkout(
        {
            f"{PLACE}/stable/2023-01-01/{name}.json": specification(f"/{name}", get=(f"Colors_{name}", {}))
            for name in ("First", "Second", "Third")
        }
    )
    built(folder)
    stable = folder / "specification" / PLACE / "stable/2023-01-01"
    (stable / "First.json").write_text(specification("/First", get=("Colors_Changed", {})))
    (stable / "Second.json").unlink()
    os.utime(stable / "Third.json", (0, 0))

    summary, path = built(folder)

    assert (summary.files, summary.read, summary.operations) == (2, 2, 2)
    assert [version_of(path, f"Colors_{name}") for name in ("Changed", "First", "Second", "Third")] == [
        ["2023-01-01"],
        [],
        [],
        ["2023-01-01"],
    ]
    assert built(folder)[0].read == 0


def test_second_best_version_counts_when_the_best_is_gone(checkout, built, specification):
    text = specification(get=("Colors_List", {"description": "Lists the colors."}))
    folder = checkout({f"{PLACE}/stable/{version}/a.json": text for version in ("2023-01-01", "2024-01-01")})
    built(folder)
    (folder / "specification" / PLACE / "stable/2024-01-01/a.json").unlink()

    _, path = built(folder)

    assert version_of(path) == ["2023-01-01"]


def test_index_of_another_folder_is_made_anew(checkout, built, specification, tmp_path):
    text = specification(get=("Colors_List", {}))
    built(checkout({f"{PLACE}/stable/2023-01-01/a.json": text}))
    other = tmp_path / "other/resource-manager/Microsoft.Paint/stable/2022-01-01"
    other.mkdir(parents=True)
    (other / "a.json").write_text(text)

    _, path = built(tmp_path / "other")

    assert version_of(path) == ["2022-01-01"]


def test_damaged_index_is_made_anew(checkout, built, specification, tmp_path):
    (tmp_path / "index.sqlite3").write_text("no database at all, but long enough to be taken for one" * 100)

    _, path = built(checkout({f"{PLACE}/stable/2023-01-01/a.json": specification(get=("Colors_List", {}))}))

    assert version_of(path) == ["2023-01-01"]


def test_index_with_damaged_pages_is_made_anew(checkout, built, specification):
    folder = checkout({f"{PLACE}/stable/2023-01-01/a.json": specification(get=("Colors_List", {}))})
    _, path = built(folder)
    content = bytearray(path.read_bytes())
    content[3 * 4096 : -4096] = b"\xff" * len(content[3 * 4096 : -4096])
    path.write_bytes(content)

    built(folder)

    assert version_of(path) == ["2023-01-01"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("{", id="no JSON"),
        pytest.param("[]", id="no object"),
        pytest.param('{"swagger": "2.0"}', id="nothing in it"),
        pytest.param('{"openapi": "3.0.0", "paths": {}}', id="another version"),
        pytest.param(
            '{"swagger": "2.0", "paths": {"/a": {"get": {"operationId": 5}}}}', id="no text for a name"
        ),
        pytest.param(
            '{"swagger": "2.0", "paths": {"/a": {"get": {"operationId": "\\ud800"}}}}', id="half a character"
        ),
        pytest.param(
            '{"swagger": "2.0", "paths": {"/a": {"get": {"operationId": "a\\u0000"}}}}', id="a control"
        ),
        pytest.param(
            '{"swagger": "2.0", "paths": {"/a": [1]}, "x": ' + "[" * 100_000 + "]" * 100_000 + "}", id="deep"
        ),
    ],
)
def test_file_that_is_no_specification_spoils_nothing(checkout, built, specification, content):
    folder = checkout(
        {
            f"{PLACE}/stable/2023-01-01/a.json": specification(get=("Colors_List", {})),
            f"{PLACE}/stable/2023-01-01/b.json": content,
        }
    )

    summary, path = built(folder)

    assert (summary.files, summary.operations) == (2, 1)
    assert version_of(path) == ["2023-01-01"]


def test_file_that_cannot_be_read_is_told(checkout, built, specification):
    folder = checkout(
        {
            f"{PLACE}/stable/2023-01-01/a.json": specification(get=("Colors_List", {})),
            f"{PLACE}/stable/2023-01-01/b.json": "{",
        }
    )

    (problem,) = built(folder)[0].problems

    assert "b.json:1:2: " in problem


def test_several_processes_make_the_same_index(checkout, built, specification):
    folder = checkout(
        {
            f"{PLACE}/stable/2023-01-01/{number}.json": specification(
                f"/{number}", get=(f"Colors_List{number}", {})
            )
            for number in range(9)
        }
    )

    summary, path = built(folder, jobs=2)

    assert summary.operations == 9
    assert version_of(path, "Colors_List8") == ["2023-01-01"]


def test_progress_goes_to_the_end(checkout, specification, tmp_path):
    text = specification(get=("Colors_List", {}))
    folder = checkout({f"{PLACE}/stable/2023-01-01/{name}.json": text for name in "abc"})
    told = []

    build(folder, tmp_path / "index", jobs=1, progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_folder_without_specifications_is_refused(tmp_path):
    with pytest.raises(BadValue, match="holds no specification"):
        build(tmp_path, tmp_path / "index", jobs=1, progress=lambda *_: None)


def test_index_has_to_have_a_place(checkout, specification, tmp_path):
    folder = checkout({f"{PLACE}/stable/2023-01-01/a.json": specification(get=("Colors_List", {}))})
    (tmp_path / "taken").write_text("")

    with pytest.raises(CannotWrite, match="cannot be written"):
        build(folder, tmp_path / "taken" / "index", jobs=1, progress=lambda *_: None)


def test_index_that_is_a_folder_stays(checkout, specification):
    folder = checkout({f"{PLACE}/stable/2023-01-01/a.json": specification(get=("Colors_List", {}))})

    with pytest.raises(CannotWrite):
        build(folder, folder, jobs=1, progress=lambda *_: None)

    assert (folder / "specification").is_dir()


def test_failed_build_leaves_the_old_index(checkout, built, specification, tmp_path):
    folder = checkout({f"{PLACE}/stable/2023-01-01/a.json": specification(get=("Colors_List", {}))})
    _, path = built(folder)
    before = path.read_bytes()
    os.utime(folder / "specification" / PLACE / "stable/2023-01-01/a.json", (0, 0))

    def stop(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(folder, path, jobs=1, progress=stop)

    assert path.read_bytes() == before
    assert {entry.name for entry in tmp_path.iterdir()} == {"checkout", "index.sqlite3"}


def test_index_is_one_ordinary_database(checkout, built, specification):
    _, path = built(checkout({f"{PLACE}/stable/2023-01-01/a.json": specification(get=("Colors_List", {}))}))

    with sqlite3.connect(path) as connection:
        checked = connection.execute("PRAGMA integrity_check").fetchall()

    assert checked == [("ok",)]
