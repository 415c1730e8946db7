from pathlib import Path

import pytest

from toolkit.catalog.entry import Flag
from toolkit.catalog.index.looking import Index, place
from toolkit.catalog.search import BuiltIn, search
from toolkit.document import Document
from toolkit.errors import UnreadableFile
from toolkit.pointer import parse, resolve

PLACE = "paint/resource-manager/Microsoft.Paint/stable/2023-01-01"
COLORS = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Paint/colors"


@pytest.fixture
def index(checkout, built, specification):
    """Return an index of a service that has colors and brushes."""
    listed = {"description": "Lists <b>all</b> colors.", "x-ms-pageable": {"nextLinkName": "nextLink"}}
    folder = checkout(
        {
            f"{PLACE}/colors.json": specification(
                COLORS, get=("Colors_List", listed), post=("Colors_ListKeys", {})
            ),
            f"{PLACE}/color.json": specification(
                COLORS + "/{name}", delete=("Colors_Delete", {"x-ms-long-running-operation": True})
            ),
            f"{PLACE}/machines.json": specification(
                "/subscriptions/{id}/resourcegroups/{group}/providers/Microsoft.Compute/virtualMachines/{name}/start",
                post=("VirtualMachines_Start", {}),
            ),
        }
    )
    return Index(built(folder)[1])


def ids(question, index):
    return [entry.id for entry in search(question.split(), [BuiltIn(), index]).entries]


def test_operation_is_found_by_what_it_does(index):
    assert ids("list colors", index)[0] == "ListColorsInGroup"
    assert ids("remove color", index)[0] == "DeleteColor"
    assert {*ids("microsoft.paint", index)} == {"ListColorsInGroup", "ListColorKeys", "DeleteColor"}


def test_slip_of_the_pen_is_understood(index):
    assert ids("list colros", index)[0] == "ListColorsInGroup"


def test_what_is_built_in_comes_first_and_once(index):
    found = search(["start", "vm"], [BuiltIn(), index]).entries

    assert found[0].source == "catalog"
    assert [entry.id for entry in found].count("StartVirtualMachine") == 1


def test_entry_tells_what_to_know(index):
    (entry,) = index.named("colors_list")

    assert (entry.id, entry.summary) == ("ListColorsInGroup", "List colors in a resource group")
    assert (entry.method, entry.path, entry.description) == ("GET", COLORS, "Lists all colors.")
    assert (entry.api_version, entry.flags) == ("2023-01-01", (Flag.PAGED,))
    assert entry.helpers == ("ListSubscriptions", "ListResourceGroups")


def test_entry_leads_to_the_operation(index):
    (entry,) = index.named("ListColorsInGroup")

    data = resolve(Document.read(Path(entry.source)).data, parse(entry.pointer))

    assert data["operationId"] == "Colors_List"


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("Colors_ListKeys", (Flag.SECRET,)),
        ("Colors_Delete", (Flag.LONG_RUNNING, Flag.DESTRUCTIVE)),
    ],
)
def test_flags_tell_what_to_take_care_of(index, name, flags):
    (entry,) = index.named(name)

    assert entry.flags == flags


def test_unknown_name_is_not_found(index):
    assert index.named("Colors_Paint") == []


@pytest.mark.parametrize("word", ['"', "a OR b", "NEAR(", "*", "');DROP TABLE files;--", "title:list"])
def test_question_is_never_a_query(index, word):
    search([word, "color"], [index])

    assert index.named("Colors_List")


@pytest.mark.parametrize("content", [None, b"", b"no database" * 1000])
def test_file_that_is_no_index_is_refused(tmp_path, content):
    path = tmp_path / "index"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(UnreadableFile, match="is no index"):
        Index(path)


def test_chosen_index_counts_before_the_environment(monkeypatch):
    monkeypatch.setenv("SPECGEN_INDEX", "named")

    assert place(Path("chosen")) == (Path("chosen"), True)
    assert place(None) == (Path("named"), True)


def test_index_lies_with_the_data_of_the_user(monkeypatch):
    monkeypatch.delenv("SPECGEN_INDEX", raising=False)

    found = place(None)

    assert found.path.name == "index.sqlite3"
    assert "specgen" in found.path.parts
    assert not found.is_named
