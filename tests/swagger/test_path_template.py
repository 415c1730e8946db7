import re
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.swagger.path_template import MOST_COMPARED, malformed_part, overlaps, shape_of, variables

SEGMENTS = st.text(alphabet="ab{}", max_size=5).map(lambda text: re.sub(r"[{}]", "{}", text))
SHAPES = st.lists(SEGMENTS, min_size=1, max_size=3).map("/".join)


def test_variables_come_once_and_in_order():
    assert variables("/a/{b}/c(d='{d}',b={b})/{}") == ("b", "d")


def test_shape_forgets_names_and_case():
    assert shape_of("/Things/{thingId}/Parts({Name})/") == "/things/{}/parts({})/"


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/a/{b}/c{d}-{e}", ""),
        ("/a/{b", "{b"),
        ("/a/b}/c", "}/c"),
        ("/a/{}/c", "{}/c"),
        ("/a/{b{c}}", "{b{c}}"),
        ("/a/{b/c}", "{b/c}"),
    ],
)
def test_malformed_part_starts_at_the_first_brace_out_of_place(path, part):
    assert malformed_part(path) == part


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a/{}", "/a/b"),
        ("/{}/b", "/a/{}"),
        ("/a/{}.json", "/a/b.json"),
        ("/a/b{}", "/a/c{}"),
        ("/a/{}-{}", "/a/b-c-d"),
    ],
)
def test_paths_overlap_where_one_request_fits_both(one, other):
    assert overlaps([one, other]) == {one: other, other: one}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a/{}", "/b/{}"),
        ("/a/{}", "/a/"),
        ("/a/{}.json", "/a/.json"),
        ("/a/{}-{}", "/a/b-"),
        ("/a/aba{}aba", "/a/ababa"),
        ("/{}/b", "/a/c"),
    ],
)
def test_paths_do_not_overlap_where_no_request_fits_both(one, other):
    assert overlaps([one, other]) == {}


@given(st.lists(SHAPES, unique=True, max_size=12))
def test_overlaps_are_those_that_comparing_all_pairs_finds(shapes):
    for _, alike in groupby(sorted(shapes, key=length), key=length):
        group = list(alike)
        partners = {one: [other for other in group if meet(one, other)] for one in group}

        assert overlaps(group) == {one: others[0] for one, others in partners.items() if others}


def length(shape):
    return shape.count("/")


def meet(one, other):
    pairs = list(zip(one.split("/"), other.split("/"), strict=True))
    return one != other and all(fits(*pair) or fits(*reversed(pair)) for pair in pairs)


def fits(segment, other):
    pattern = ".+".join(re.escape(text) for text in segment.split("{}"))
    both_vary = "{}" in segment and "{}" in other
    return segment == other or both_vary or ("{}" not in other and re.fullmatch(pattern, other) is not None)


def test_more_paths_than_a_connector_can_have_are_compared_up_to_a_bound():
    shapes = [f"/things{number}/{{}}" for number in range(MOST_COMPARED)]

    assert overlaps([*shapes, "/{}/late"]) == {}
