"""Random JSON in random styles: places are where another parser finds them, patches move nothing else."""

import json
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.document import Document
from toolkit.patch import Put, Rename, apply, compatible, edits
from toolkit.pointer import resolve
from toolkit.syntax.edit import splice
from toolkit.syntax.json_text import _parse_slowly, parse

often = settings(max_examples=200)

# An independent parser: plain recursive descent over characters.


def skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def scalar_end(text: str, at: int) -> int:
    if text[at] != '"':
        while at < len(text) and text[at] not in " \t\r\n,]}":
            at += 1
        return at
    at += 1
    while text[at] != '"':
        at += 2 if text[at] == "\\" else 1
    return at + 1


def spans(text: str, at: int, tokens: tuple = (), key: tuple | None = None):
    """Yield pointer, key span and value span of the value at the offset and of all below; return its end."""
    start = at
    if text[at] not in "{[":
        end = scalar_end(text, at)
        yield tokens, key, (start, end)
        return end
    is_object, number = text[at] == "{", 0
    at = skip(text, at + 1)
    while text[at] not in "}]":
        key_span, token = None, number
        if is_object:
            key_span = (at, scalar_end(text, at))
            token = json.loads(text[slice(*key_span)])
            at = skip(text, skip(text, key_span[1]) + 1)
        at = skip(text, (yield from spans(text, at, (*tokens, token), key_span)))
        at = skip(text, at + 1) if text[at] == "," else at
        number += 1
    yield tokens, key, (start, at + 1)
    return at + 1


def independent(text: str) -> dict:
    """Return the spans by pointer; of a repeated key the last."""
    found = {}
    for tokens, key, value in spans(text, skip(text, 0)):
        found = {
            one: span
            for one, span in found.items()
            if key is None or one[: len(tokens)] != tokens or span[1][0] >= value[0]
        }
        found[tokens] = key, value
    return found


# Documents and the ways to write them.

KEYS = st.sampled_from(["a", "b", "/x/{id}", "a~b", "ü", 'q"q', "\\", "", "200", "{", "😀"]) | st.text(
    max_size=3
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=15,
)
CONTAINERS = st.dictionaries(KEYS, VALUES, max_size=5) | st.lists(VALUES, max_size=5)


@st.composite
def texts(draw, *, repeats: bool = False) -> str:
    data = draw(CONTAINERS)
    indent = draw(st.sampled_from([None, 0, 1, 2, 3, 4, "\t"]))
    separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,", " : ")]))
    text = json.dumps(data, indent=indent, separators=separators, ensure_ascii=draw(st.booleans()))
    if draw(st.booleans()):
        text = with_odd_blanks(
            text, draw(st.lists(st.sampled_from(["", " ", "\n", "\t", "\n\n  "]), min_size=1))
        )
    if repeats:
        text = with_repeated_key(text)
    text = draw(st.sampled_from(["", " \n"])) + text + draw(st.sampled_from(["", "\n", "\n\n", " "]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


def with_odd_blanks(text: str, blanks: list[str]) -> str:
    """Put the blanks around the brackets and commas, in turn."""
    words = re.findall(r'"(?:[^"\\]|\\.)*"|[^"]', text)
    return "".join(
        word + blanks[number % len(blanks)] if word in "{}[]," else word for number, word in enumerate(words)
    )


def with_repeated_key(text: str) -> str:
    found = re.search(r'\{\s*("(?:[^"\\]|\\.)*")\s*:', text)
    return text[: found.start() + 1] + found[1] + ": {}," + text[found.start() + 1 :] if found else text


def document(text: str) -> Document:
    return Document(Path("a.json"), text)


@often
@given(texts() | texts(repeats=True))
def test_fast_decoder_reads_what_the_other_reads(text):
    fast, other = parse(text), _parse_slowly(text)

    assert repr(fast) == repr(other)  # tells apart what `==` does not: 1, 1.0 and true


@often
@given(texts() | texts(repeats=True))
def test_every_value_is_found_where_an_independent_parser_finds_it(text):
    locator = document(text).locator

    found = {tokens: locator.find(tokens) for tokens in independent(text)}

    assert {tokens: (spot.key, spot.value) for tokens, spot in found.items()} == independent(text)


@often
@given(text=texts() | texts(repeats=True), draw=st.data())
def test_places_that_are_looked_for_at_once_are_where_they_are_one_by_one(text, draw):
    ahead = document(text)
    places = sorted(independent(text), key=repr)
    looked_for = draw.draw(st.lists(st.sampled_from(places), max_size=5))

    ahead.look_ahead([*looked_for, ("nowhere", 0)])

    found = {tokens: ahead.locator.find(tokens) for tokens in places}
    assert found == {tokens: document(text).locator.find(tokens) for tokens in places}


# Patches.


def room(text: str, patch) -> tuple[int, int]:
    """Return the characters that a patch may change: of the members beside it not one."""
    places = independent(text)
    parent = patch.tokens[:-1]
    siblings = [tokens for tokens in places if tokens and tokens[:-1] == parent]
    starts = {tokens: (places[tokens][0] or places[tokens][1])[0] for tokens in siblings}
    start, end = places[parent][1]
    if patch.tokens not in places:
        return max([start + 1, *(places[tokens][1][1] for tokens in siblings)]), end - 1
    if isinstance(patch, Rename):
        return places[patch.tokens][0]
    if isinstance(patch, Put):
        return places[patch.tokens][1]
    here = starts[patch.tokens]
    return (
        max([start + 1, *(places[tokens][1][1] for tokens in siblings if starts[tokens] < here)]),
        min([end - 1, *(other for other in starts.values() if other > here)]),
    )


@often
@given(text=texts(), draw=st.data())
def test_patch_changes_the_data_as_asked_and_no_character_outside_its_room(text, draw, patch_of, expected):
    before = document(text)
    patch = draw.draw(patch_of(before.data))

    after = apply(before, [patch])

    start, end = room(text, patch)
    assert json.dumps(after.data) == json.dumps(expected(before.data, [patch]))
    assert after.text.startswith(text[:start])
    assert after.text.endswith(text[end:])


def untouched(text: str, data, asked: list) -> list[str]:
    """Return the text of every scalar member or item, in order, that no patch is about."""
    gone = [patch.tokens for patch in asked]
    places = sorted(independent(text).items(), key=lambda place: place[1][1])
    return [
        text[(key or value)[0] : value[1]]
        for tokens, (key, value) in places
        if tokens
        and not isinstance(resolve(data, tokens), (dict, list))
        and not any(tokens[: len(one)] == one for one in gone)
    ]


def stand_in_order(parts: list[str], text: str) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


@often
@given(text=texts() | texts(repeats=True), draw=st.data())
def test_several_patches_change_the_data_as_asked_and_no_other_member(text, draw, patch_of, expected):
    before = document(text)
    drawn = draw.draw(st.lists(patch_of(before.data), min_size=2, max_size=6))
    asked = [patch for group in compatible(before, [(patch,) for patch in drawn]) for patch in group]

    after = apply(before, asked)

    assert json.dumps(after.data) == json.dumps(expected(before.data, asked))
    assert splice(before.text, edits(before, asked)) == after.text
    assert stand_in_order(untouched(text, before.data, asked), after.text)
