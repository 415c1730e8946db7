"""Random data, random patches, and what they mean, for texts of every format."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import strategies as st

from toolkit.patch import Patch, Put, Remove, Rename

WORDS = [
    "a",
    "b",
    "on",
    "No",
    "/x/{id}",
    "ü",
    "200",
    "null",
    "two words",
    "it's",
    'q"q',
    "a: b",
    "# c",
    "- d",
    "😀",
]
TEXTS = st.sampled_from(
    [*WORDS, "", " ", "~", "1.5", "0x1f", "\\", "[", "*", "&a", "two\nlines", "one\n", "a\n\n  b\n"]
)
SCALARS = st.none() | st.booleans() | st.integers(-99, 999) | st.sampled_from([1.5, -0.25, 1e20]) | TEXTS
KEYS = st.sampled_from(WORDS) | st.text(max_size=3)
VALUES = st.recursive(
    SCALARS | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(scope="session")
def patch_of() -> Callable[..., st.SearchStrategy[Patch]]:
    """Return a function that gives the patches that are possible in some data."""
    return _patch_of


@pytest.fixture(scope="session")
def expected() -> Callable[..., Any]:
    """Return a function that gives the data after patches."""
    return _expected


def _places(data: Any, tokens: tuple = ()) -> Iterator[tuple[tuple, Any]]:
    yield tokens, data
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for token, value in pairs:
        yield from _places(value, (*tokens, token))


def _patch_of(data: Any) -> st.SearchStrategy[Patch]:
    places = list(_places(data))
    containers = st.sampled_from([place for place in places if isinstance(place[1], (dict, list))])
    members = [tokens for tokens, _ in places if tokens]
    keys = [tokens for tokens in members if isinstance(tokens[-1], str)]
    possible = [st.builds(_addition, containers, KEYS, VALUES)]
    if members:
        possible += [
            st.builds(Put, st.sampled_from(members), VALUES),
            st.builds(Remove, st.sampled_from(members)),
        ]
    if keys:
        possible.append(st.builds(Rename, st.sampled_from(keys), KEYS.map("{}-new".format)))
    return st.one_of(possible)


def _addition(place: tuple[tuple, Any], key: str, value: Any) -> Put:
    tokens, container = place
    return Put((*tokens, f"{key}+new" if isinstance(container, dict) else "-"), value)


def _expected(data: Any, patches: list[Patch], tokens: tuple = ()) -> Any:
    """Return the data made anew from above, which the product does from below."""
    renamed = {patch.tokens: patch.key for patch in patches if isinstance(patch, Rename)}
    put = {patch.tokens: patch.value for patch in patches if isinstance(patch, Put)}
    if tokens in put:
        return put[tokens]
    if not isinstance(data, (dict, list)):
        return data
    stayed = [
        (renamed.get((*tokens, token), token), _expected(value, patches, (*tokens, token)))
        for token, value in (data.items() if isinstance(data, dict) else enumerate(data))
        if Remove((*tokens, token)) not in patches
    ]
    added = [
        (patch.tokens[-1], patch.value)
        for patch in patches
        if isinstance(patch, Put) and patch.tokens[:-1] == tokens
    ]
    if isinstance(data, list):
        return [value for _, value in stayed] + [value for token, value in added if token == "-"]
    return dict([*stayed, *((key, value) for key, value in added if key not in data)])
