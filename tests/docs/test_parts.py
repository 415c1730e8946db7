import pytest

from toolkit.docs.parts import BrokenMarks, marked, merged

PARTS = {"a": "New.", "b": "Other."}


def test_page_without_marks_gets_the_parts_at_its_end():
    page = merged("# Mine\n", PARTS, "page.md")

    assert page == f"# Mine\n\n{marked('a', 'New.')}\n\n{marked('b', 'Other.')}\n"


def test_only_the_parts_are_renewed():
    page = f"# Mine\n\n{marked('a', 'Old.')}\n\nMine, too.\n"

    assert merged(page, PARTS, "page.md") == f"# Mine\n\n{marked('a', 'New.')}\n\nMine, too.\n"


def test_what_is_renewed_stays_the_next_time():
    page = merged("# Mine\n", PARTS, "page.md")

    assert merged(page, PARTS, "page.md") == page


def test_text_that_looks_like_a_mark_is_none():
    hostile = {"a": "It says <!-- /specgen:a --> itself."}
    page = merged("", hostile, "page.md")

    assert merged(page, hostile, "page.md") == page


def test_part_of_another_name_stays():
    page = f"{marked('other', 'Old.')}\n"

    assert merged(page, PARTS, "page.md") == page


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<!-- specgen:a -->", id="no end"),
        pytest.param("<!-- /specgen:a -->", id="no beginning"),
        pytest.param("<!-- specgen:a --><!-- /specgen:b -->", id="another end"),
        pytest.param("<!-- specgen:a --><!-- specgen:a --><!-- /specgen:a -->", id="two beginnings"),
        pytest.param(f"{marked('a', '')}{marked('a', '')}", id="twice"),
    ],
)
def test_broken_marks_are_refused(page):
    with pytest.raises(BrokenMarks, match="has no partner"):
        merged(page, PARTS, "page.md")
