"""Random YAML as people write it: places are where PyYAML composes them, patches move nothing else."""

import json
import re
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.document import Document
from toolkit.errors import PatchRefused
from toolkit.patch import Put, Rename, apply, compatible, edits
from toolkit.syntax.edit import splice
from toolkit.syntax.lines import line_end

often = settings(max_examples=200)

WORDS = st.sampled_from(
    ["a", "b", "on", "No", "/x/{id}", "ü", "200", "null", "has space", "x-y", "😀", "a: b", "# c", "- d"]
)
STRINGS = WORDS | st.sampled_from(
    [
        "",
        " ",
        "it's",
        'q"q',
        "~",
        "1.5",
        "0x1f",
        "\\",
        "[",
        "*",
        "&a",
        "%",
        "two\nlines",
        "one\n",
        "a\n\n  b\n",
    ]
)
SCALARS = st.none() | st.booleans() | st.integers(-99, 999) | st.sampled_from([1.5, -0.25, 1e20]) | STRINGS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)
CONTAINERS = st.dictionaries(WORDS, VALUES, min_size=1, max_size=4) | st.lists(VALUES, min_size=1, max_size=4)


class Hand:
    """Writes YAML as a person might: each value in a style of its own, comments and blank lines between."""

    def __init__(self, draw, *, anchors: int = 12) -> None:
        self.draw = draw
        self.anchors = anchors  # among so many values one has an anchor
        self.step = self.one_of(2, 2, 4, 3)
        self.dash = self.one_of(0, 0, 2)
        self.notes = 0

    def one_of(self, *choices):
        return self.draw(st.sampled_from(choices))

    def note(self) -> str:
        if self.one_of(0, 0, 0, 1):
            self.notes += 1
            return f" # note {self.notes}, with: a - and 'quote"
        return ""

    def between(self) -> list[str]:
        return self.one_of([], [], [], [""], [self.note().strip()])

    def anchor(self) -> str:
        if self.one_of(*range(self.anchors)) == 0:
            self.notes += 1
            return f"&anchor{self.notes} "
        return ""

    def scalar(self, value, *, flow: bool = False) -> str:
        if not isinstance(value, str):
            return json.dumps(value) if value is not None else self.one_of("null", "~", "Null")
        styles = ['"']
        if value.isprintable():
            styles.append("'")
        if value in {"a", "b", "ü", "x-y", "has space", "on", "No", "it's", 'q"q', "/x/{id}"} and not (
            flow and "{" in value
        ):
            styles.append("")
        style = self.one_of(*styles)
        if style == "'":
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False) if style else value

    def flow(self, value) -> str:
        gap, anchor = self.one_of("", " "), self.anchor()
        if isinstance(value, list):
            return anchor + f"[{gap}" + ", ".join(self.flow(item) for item in value) + f"{gap}]"
        if isinstance(value, dict):
            pairs = [f"{self.scalar(key, flow=True)}: {self.flow(item)}" for key, item in value.items()]
            return anchor + f"{{{gap}" + ", ".join(pairs) + f"{gap}}}"
        return anchor + self.scalar(value, flow=True)

    def block(self, value) -> list[str]:
        """Return the lines of a collection that is not empty."""
        rows = []
        for entry in value:
            rows += self.between()
            rows += self.member(entry, value[entry]) if isinstance(value, dict) else self.item(entry)
        return rows

    def member(self, name: str, value) -> list[str]:
        key = self.scalar(name)
        if isinstance(value, (dict, list)) and value and self.one_of(1, 1, 0):
            if self.one_of(*range(6)) == 0:
                first, *rest = self.block(value)
                if first and first[0] != "#":
                    return [f"? {key}{self.note()}", f": {first}", *indented(rest, 2)]
            inner = self.dash if isinstance(value, list) else self.step
            return [f"{key}: {self.anchor()}".rstrip() + self.note(), *indented(self.block(value), inner)]
        head, *rest = self.value(value)
        return [f"{key}:{head}", *indented(rest, self.step)]

    def item(self, value) -> list[str]:
        if isinstance(value, (dict, list)) and value and self.one_of(1, 1, 0):
            rows = self.block(value)
            if self.one_of(0, 0, 1) or rows[0][:1] in {"", "#"}:
                return [f"-{self.note()}", *indented(rows, 2)]
            return [f"- {rows[0]}", *indented(rows[1:], 2)]
        head, *rest = self.value(value)
        return [f"-{head}", *indented(rest, 2)]

    def value(self, value) -> list[str]:
        """Return what follows an indicator, and more lines."""
        if value is None and self.one_of(0, 1):
            return [self.note()]
        if isinstance(value, str) and is_block(value) and self.one_of(0, 1):
            sign = "|" if value.endswith("\n") else "|-"
            return [f" {self.anchor()}{sign}{self.note()}", *value.removesuffix("\n").split("\n")]
        text = self.flow(value)
        if self.one_of(*range(6)) == 0:
            return [self.note(), text + self.note()]
        return [self.one_of(" ", " ", "   ") + text + self.note()]


def is_block(text: str) -> bool:
    return "\n" in text.removesuffix("\n") and not text.startswith((" ", "\n"))


def indented(rows: list[str], by: int) -> list[str]:
    return [" " * by + row if row else row for row in rows]


@st.composite
def written(draw) -> tuple[object, str]:
    """Return data, and a text that means it."""
    data = draw(CONTAINERS)
    hand = Hand(draw)
    head = hand.one_of([], [], ["---"], ["%YAML 1.2", "---"], ["# head"])
    foot = hand.one_of([], [], ["# foot"], ["", "# foot", ""], ["..."])
    rows = [*head, *(hand.block(data) if hand.one_of(True, True, True, False) else [hand.flow(data)]), *foot]
    text = "\n".join(rows) + hand.one_of("", "\n", "\n")
    if yaml.load(text, yaml.BaseLoader) != yaml.load(f"{text}\n", yaml.BaseLoader):
        text += "\n"  # of a block string the line end is a part
    return data, text.replace("\n", hand.one_of("\n", "\r\n", "\r"))


@st.composite
def dumped(draw) -> str:
    """Return what a library writes, in one of its styles."""
    data = draw(CONTAINERS)
    text = yaml.dump(
        data,
        Dumper=Unaliased,
        default_flow_style=draw(st.sampled_from([False, False, True, None])),
        default_style=draw(st.sampled_from([None, None, "'", '"', "|", ">"])),
        indent=draw(st.integers(2, 5)),
        width=draw(st.sampled_from([20, 80, 10_000])),
        allow_unicode=draw(st.booleans()),
        explicit_start=draw(st.booleans()),
        explicit_end=draw(st.booleans()),
        sort_keys=False,
    )
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


class Unaliased(yaml.SafeDumper):
    def ignore_aliases(self, data) -> bool:  # noqa: ARG002 (the library's signature)
        return True


def texts():
    return dumped() | written().map(lambda one: one[1])


def document(text: str) -> Document:
    return Document(Path("a.yaml"), text)


@often
@given(written())
def test_text_means_what_was_written(one):
    data, text = one

    assert json.dumps(document(f"{text}\n").data) == json.dumps(data)


def composed(text: str) -> dict:
    """Return where PyYAML's own composer, in Python, finds each key and value; (tokens) -> (key, value)."""
    found = {}

    def visit(node, tokens, key):
        found[tokens] = key, node
        if isinstance(node, yaml.MappingNode):
            for below, value in node.value:
                visit(value, (*tokens, below.value), below)
        elif isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                visit(item, (*tokens, number), None)

    visit(yaml.compose(text, Loader=yaml.SafeLoader), (), None)
    return found


def span(node) -> tuple[int, int] | None:
    return node and (node.start_mark.index, node.end_mark.index)


def blank_or_comment(text: str) -> bool:
    return all(line.strip().startswith(("#", "...")) or not line.strip() for line in text.splitlines())


@often
@given(texts())
def test_every_value_is_found_where_pyyaml_composes_it(text):
    locator = document(text).locator

    for tokens, (key, value) in composed(text).items():
        spot = locator.find(tokens)
        start, end = span(value)
        assert (spot.key, spot.value.start) == (span(key), start)
        assert blank_or_comment(text[spot.value.end : end])


# Patches.


NOTE = re.compile(r"# note \d+,|# head|# foot")


def end_of(text: str, node) -> int:
    """Return where the last character of a node stands, by PyYAML's marks."""
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return max(node.start_mark.index, len(text[: node.end_mark.index].rstrip()))


def after_dash(text: str, places: dict, tokens: tuple) -> int:
    """Return the offset behind the dash or comma before an item, past the comments that may stand there."""
    *parent, number = tokens
    _, container = places[tuple(parent)]
    at = end_of(text, places[(*parent, number - 1)][1]) if number else container.start_mark.index
    sign = re.compile(r"#[^\r\n]*|[-,[]" if container.flow_style else r"#[^\r\n]*|&\S+|-")
    return next(found.end() for found in sign.finditer(text, at) if found[0] in "-,[")


def room(text: str, patch) -> tuple[int, int]:
    """Return the characters that a patch may change, blanks and line ends around them included."""
    places = composed(text)
    key, value = places.get(patch.tokens, (None, None))
    if isinstance(patch, Rename):
        return span(key)
    if value is None:
        container = places[patch.tokens[:-1]][1]
        if not container.value:
            return room(text, Put(patch.tokens[:-1], None))
        end = end_of(text, container)
        return end - bool(container.flow_style), end
    start = (key or value).start_mark.index
    if isinstance(patch, Put):
        return key.end_mark.index if key else after_dash(text, places, patch.tokens), end_of(text, value)
    siblings = places[patch.tokens[:-1]][1]
    if len(siblings.value) == 1:
        above = patch.tokens[:-1]
        return room(text, Put(above, None)) if above else (0, end_of(text, siblings))
    following = [
        (other_key or other).start_mark.index
        for tokens, (other_key, other) in places.items()
        if tokens[:-1] == patch.tokens[:-1] and len(tokens) == len(patch.tokens)
    ]
    after = [other for other in following if other > start]
    end = end_of(text, value)
    start = start if key else after_dash(text, places, patch.tokens) - 1
    return start, max(min(after, default=end) if siblings.flow_style else end, line_end(text, end))


@often
@given(one=written(), draw=st.data())
def test_patch_changes_the_data_as_asked_and_nothing_beside_it(one, draw, patch_of, expected):
    _, text = one
    before = document(text)
    patch = draw.draw(patch_of(before.data))

    after = apply(before, [patch])

    start, end = room(text, patch)
    kept_notes = [found[0] for found in NOTE.finditer(text) if not start <= found.start() < end]
    container = composed(text)[patch.tokens[:-1]][1]
    is_between_brackets = container.flow_style and container.value
    assert json.dumps(after.data) == json.dumps(expected(before.data, [patch]))
    assert after.text.startswith(text[:start].rstrip(" -?:,\r\n"))
    assert after.text.endswith(text[end if is_between_brackets else line_end(text, end) :].lstrip(" \r\n"))
    assert [note for note in NOTE.findall(after.text) if note in kept_notes] == kept_notes


@often
@given(text=texts(), draw=st.data())
def test_several_patches_change_the_data_as_asked(text, draw, patch_of, expected):
    before = document(text)
    drawn = draw.draw(st.lists(patch_of(before.data), min_size=1, max_size=6))
    asked = [patch for group in compatible(before, [(patch,) for patch in drawn]) for patch in group]

    after = apply(before, asked)

    assert json.dumps(after.data) == json.dumps(expected(before.data, asked))
    assert after.text.endswith("\n") or not text.endswith("\n")
    assert splice(before.text, edits(before, asked)).rstrip("\r\n") == after.text.rstrip("\r\n")


@st.composite
def with_aliases(draw) -> str:
    """Return a mapping in which some anchored values are named again."""
    hand = Hand(draw, anchors=2)
    rows = hand.block(draw(st.dictionaries(WORDS, VALUES, min_size=2, max_size=4)))
    anchors = re.findall(r"&(anchor\d+)", "\n".join(rows))
    named = draw(st.lists(st.sampled_from(anchors), max_size=3)) if anchors else []
    return "\n".join([*rows, *(f"again {number}: *{anchor}" for number, anchor in enumerate(named)), ""])


@often
@given(text=with_aliases(), draw=st.data())
def test_patch_beside_anchors_and_aliases_is_made_and_one_that_would_show_elsewhere_is_refused(
    text, draw, patch_of, expected
):
    before = document(text)
    patch = draw.draw(patch_of(before.data))
    nodes = composed(text)
    shared = {
        tokens
        for tokens, (_, node) in nodes.items()
        if [other is node for _, other in nodes.values()].count(True) > 1
    }
    meets = any(one[: len(patch.tokens)] == patch.tokens[: len(one)] for one in shared)

    try:
        after = apply(before, [patch])
    except PatchRefused:
        assert meets
        return

    assert json.dumps(after.data) == json.dumps(expected(before.data, [patch]))
    assert meets or re.findall(r"\*anchor\d+", after.text) == re.findall(r"\*anchor\d+", text)
