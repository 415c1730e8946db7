"""YAML 1.2: libyaml's events become a tree with offsets, and that plain data by the core schema.

PyYAML's own loaders speak YAML 1.1 (`on` is true there) and can construct objects; neither happens here,
for only its event parser is used.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from toolkit.pointer import Token, Tokens
from toolkit.syntax.spot import Duplicate, Span, Spot, SyntaxProblem

MAX_DEPTH = 200  # the deepest published definition has 28 levels
MAX_ALIASED = 100_000  # values that aliases may stand for in one document; beyond it is an attack

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # without libyaml: slower, the same events


class Parsed(NamedTuple):
    data: Any
    has_duplicates: bool


def parse(text: str) -> Parsed:
    """Return plain data as JSON could hold it; raise SyntaxProblem."""
    root = compose(text)
    return Parsed(_Constructor().construct(root), any(_duplicates(root)))


@dataclass(slots=True, eq=False)
class YamlNode:
    """A value as written: a scalar, a collection, or an alias of another node."""

    kind: str  # scalar, mapping, sequence, alias
    start: int
    end: int
    style: str = ""  # of a scalar: "", ', ", |, >
    flow: bool = False
    tag: str | None = None
    value: str = ""
    pairs: list[tuple["YamlNode", "YamlNode"]] = field(default_factory=list)
    items: list["YamlNode"] = field(default_factory=list)
    target: "YamlNode | None" = None

    @property
    def real(self) -> "YamlNode":
        return self.target or self


def compose(text: str) -> YamlNode:
    """Return the tree of the one document in the text; raise SyntaxProblem."""
    try:
        return _Composer().compose(text)
    except yaml.reader.ReaderError as error:
        raise SyntaxProblem(f"character {_hex(error.character)} is not allowed", error.position) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise SyntaxProblem(error.problem or "not YAML", mark.index if mark else 0) from error


class YamlLocator:
    """Finds places in text that `parse` accepts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = compose(text)

    def find(self, tokens: Tokens) -> Spot:
        key, node = self.node(tokens)
        return Spot(Span(key.start, key.end) if key else None, Span(node.start, content_end(self.text, node)))

    def node(self, tokens: Tokens) -> tuple[YamlNode | None, YamlNode]:
        """Return the key's and the value's node; LookupError where there is none."""
        key: YamlNode | None = None
        node = self.root
        for token in tokens:
            key, node = _child(node.real, token)
        return key, node

    def duplicates(self) -> Iterator[Duplicate]:
        return _duplicates(self.root)


def content_end(text: str, node: YamlNode) -> int:
    """Return where a node's own characters end; libyaml counts blank lines and comments after it, too."""
    while True:
        if node.kind == "mapping" and not node.flow and node.pairs:
            node = node.pairs[-1][1]
        elif node.kind == "sequence" and not node.flow and node.items:
            node = node.items[-1]
        elif node.style in {"|", ">"} and "+" not in text[node.start : node.end].partition("\n")[0]:
            return node.start + len(text[node.start : node.end].rstrip())
        else:
            return node.end


def _child(node: YamlNode, token: Token) -> tuple[YamlNode | None, YamlNode]:
    if node.kind == "sequence":
        return None, node.items[int(token)]
    for key, value in reversed(node.pairs):
        if key.real.value == token:
            return key, value
    raise KeyError(token)


def _duplicates(root: YamlNode) -> Iterator[Duplicate]:
    pending: list[tuple[Tokens, YamlNode]] = [((), root)]
    while pending:
        tokens, node = pending.pop()
        seen: dict[str, YamlNode] = {}
        for key, value in node.pairs:
            name = key.real.value
            if name in seen:
                yield Duplicate(
                    (*tokens, name), Span(seen[name].start, seen[name].end), Span(key.start, key.end)
                )
            seen[name] = key
            pending.append(((*tokens, name), value))
        pending.extend(((*tokens, index), item) for index, item in enumerate(node.items))


class _Composer:
    """Builds the tree from events without recursion, so that depth is ours to limit."""

    def __init__(self) -> None:
        self.anchors: dict[str, YamlNode] = {}
        self.open: list[YamlNode] = []
        self.keys: list[YamlNode | None] = []  # for each open mapping the key that waits for its value
        self.root: YamlNode | None = None

    def compose(self, text: str) -> YamlNode:
        for event in yaml.parse(text, Loader=_Parser):
            self._take(event)
        if self.root is None or (self.root.kind == "scalar" and not self.root.value and not self.root.style):
            raise SyntaxProblem("the file is empty", 0)
        return self.root

    def _take(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        match event:
            case yaml.DocumentStartEvent() if self.root is not None:
                raise SyntaxProblem("a second document starts here; one file holds one", start)
            case yaml.ScalarEvent():
                style = event.style or ""
                tag = None if event.tag == "!" else event.tag
                node = YamlNode("scalar", start, end, style, tag=tag, value=event.value)
                self._add(node, event.anchor)
            case yaml.AliasEvent():
                self._add(YamlNode("alias", start, end, target=self._anchored(event.anchor, start)), None)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence"
                node = YamlNode(kind, start, end, flow=bool(event.flow_style), tag=event.tag)
                self._add(node, event.anchor)
                self.open.append(node)
                self.keys.append(None)
                if len(self.open) > MAX_DEPTH:
                    raise SyntaxProblem(f"nested more than {MAX_DEPTH} levels deep", start)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.keys.pop()
                self.open.pop().end = end

    def _anchored(self, anchor: str, offset: int) -> YamlNode:
        target = self.anchors.get(anchor)
        if target is None:
            raise SyntaxProblem(f"no anchor `&{anchor}` stands before this alias", offset)
        if any(node is target for node in self.open):
            raise SyntaxProblem(f"`*{anchor}` contains itself", offset)
        return target

    def _add(self, node: YamlNode, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = node
        if not self.open:
            self.root = node
        elif self.open[-1].kind == "sequence":
            self.open[-1].items.append(node)
        elif (key := self.keys[-1]) is None:
            _check_key(node)
            self.keys[-1] = node
        else:
            self.open[-1].pairs.append((key, node))
            self.keys[-1] = None


def _check_key(key: YamlNode) -> None:
    if key.real.kind != "scalar":
        raise SyntaxProblem("a key must be a scalar", key.start)
    if key.value == "<<" and not key.style:
        raise SyntaxProblem("YAML 1.2 has no merge keys (`<<`); write the members out", key.start)


class _Constructor:
    """Plain data by the core schema of YAML 1.2; aliases are expanded, within a limit."""

    def __init__(self) -> None:
        self.aliased = 0

    def construct(self, node: YamlNode, *, aliased: bool = False) -> Any:
        if node.target is not None:
            return self.construct(node.target, aliased=True)
        if aliased:
            self.aliased += 1
            if self.aliased > MAX_ALIASED:
                raise SyntaxProblem(f"aliases stand for more than {MAX_ALIASED:,} values", node.start)
        if node.kind == "mapping":
            _check_tag(node, _MAP)
            return {key.real.value: self.construct(value, aliased=aliased) for key, value in node.pairs}
        if node.kind == "sequence":
            _check_tag(node, _SEQ)
            return [self.construct(item, aliased=aliased) for item in node.items]
        return _scalar(node)


_TAG = "tag:yaml.org,2002:"
_MAP = f"{_TAG}map"
_SEQ = f"{_TAG}seq"

_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_CORE = {"null": type(None), "bool": bool, "int": int, "float": float}


def plain_scalar(text: str) -> Any:
    """Return what an unquoted scalar means in YAML 1.2; a word is a string, whatever YAML 1.1 made of it."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEX.fullmatch(text):
        return int(text[2:], 16)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def _scalar(node: YamlNode) -> Any:
    if node.tag in {None, f"{_TAG}str"}:
        if node.style or node.tag:
            return node.value
        if _NOT_FINITE.fullmatch(node.value):
            raise SyntaxProblem(f"JSON has no `{node.value}`", node.start)
        try:
            return plain_scalar(node.value)
        except ValueError as error:
            raise SyntaxProblem("a number has too many digits", node.start) from error
    kind = _CORE.get(str(node.tag).removeprefix(_TAG))
    if kind is None:
        raise _unknown_tag(node)
    value = plain_scalar(node.value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not kind:
        raise SyntaxProblem(f"`{node.value}` is no {str(node.tag).removeprefix(_TAG)}", node.start)
    return value


def _check_tag(node: YamlNode, expected: str) -> None:
    if node.tag not in {None, "!", expected}:
        raise _unknown_tag(node)


def _unknown_tag(node: YamlNode) -> SyntaxProblem:
    return SyntaxProblem(
        f"tag `{str(node.tag).replace(_TAG, '!!')}` is not allowed in a definition", node.start
    )


def _hex(character: Any) -> str:
    return f"U+{character if isinstance(character, int) else ord(character):04X}"
