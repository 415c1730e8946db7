"""YAML 1.2: libyaml's events become a tree of nodes with offsets.

PyYAML's own loaders speak YAML 1.1 (`on` is true there) and can construct objects; neither happens here,
for only its event parser is used.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import AliasEvent, DocumentStartEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from toolkit.syntax.spot import MAX_DEPTH, SyntaxProblem, too_deep

MAX_NODES = 200_000  # keys and values; libyaml takes ten times as long for each as the decoder of JSON
MAX_MERGED = 100_000  # members that merge keys may stand for in one document; beyond it is an attack

_MOST_TAGS = 100  # shorthands for tags; libyaml compares each with all before it

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # without libyaml: slower, the same events


@dataclass(slots=True, eq=False)
class YamlNode:
    """A value as written: a scalar, a collection, or an alias of another node."""

    kind: str  # scalar, mapping, sequence, alias
    start: int
    end: int
    style: str = ""  # of a scalar: "" where it is plain, ', ", |, >
    flow: bool = False
    tag: str | None = None
    value: str = ""
    pairs: Sequence[tuple["YamlNode", "YamlNode"]] = ()
    items: Sequence["YamlNode"] = ()
    target: "YamlNode | None" = None
    merged: Sequence[tuple["YamlNode", "YamlNode"]] = ()  # what comes by `<<`, each value an alias
    by_name: dict[str, tuple["YamlNode", "YamlNode"]] | None = None  # made when somebody looks for a member

    @property
    def real(self) -> "YamlNode":
        return self.target or self

    @property
    def is_block(self) -> bool:
        """Whether it is a collection without brackets."""
        return not self.flow and bool(self.pairs or self.items)


def compose(text: str) -> YamlNode:
    """Return the tree of the one document in the text; raise SyntaxProblem."""
    if text.count("\n%TAG") > _MOST_TAGS:
        raise SyntaxProblem(f"more than {_MOST_TAGS} `%TAG` directives", text.index("%TAG"))
    composer = _Composer()
    try:
        for event in yaml.parse(text, Loader=_Parser):
            composer.take(event)
    except yaml.reader.ReaderError as error:
        unreadable = _unreadable.search(text)
        offset = unreadable.start() if unreadable else 0
        raise SyntaxProblem(f"character U+{ord(text[offset]):04X} is not allowed", offset) from error
    except yaml.MarkedYAMLError as error:
        raise _problem(text, error) from error
    root = composer.root
    if root is None or (root.kind == "scalar" and not root.value and not root.style):
        raise SyntaxProblem("the file is empty", 0)
    return root


_unreadable = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _problem(text: str, error: yaml.MarkedYAMLError) -> SyntaxProblem:
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark else 0
    if text[offset : offset + 1] == "\t":
        return SyntaxProblem("a tab stands here; YAML is indented with blanks", offset)
    problem, context = error.problem or "this is not YAML", error.context or ""
    if problem.startswith("exceeded maximum nesting"):
        return too_deep(offset)
    if (
        problem.endswith("unexpected end of stream")
        and context.endswith("quoted scalar")
        and error.context_mark
    ):
        return SyntaxProblem("this string has no closing quote", error.context_mark.index)
    return SyntaxProblem(f"{problem} {context}".rstrip(), offset)


class _Composer:
    """Builds the tree without recursion, so that depth is ours to limit."""

    def __init__(self) -> None:
        self.root: YamlNode | None = None
        self.anchors: dict[str, YamlNode] = {}
        self.open: list[YamlNode] = []
        self.children: list[list[YamlNode]] = []  # of each open collection, keys and values in turn
        self.merged = 0
        self.nodes = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is ScalarEvent:
            self._scalar(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            self._open("mapping" if kind is MappingStartEvent else "sequence", event)
        elif kind is AliasEvent:
            start = event.start_mark.index
            target = self._anchored(event.anchor, start)
            self._add(YamlNode("alias", start, event.end_mark.index, target=target), None)
        elif kind is DocumentStartEvent:
            if self.root is not None:
                raise SyntaxProblem(
                    "a second document starts here; one file holds one", event.start_mark.index
                )
        elif self.open and kind in {yaml.MappingEndEvent, yaml.SequenceEndEvent}:
            self._close(event.end_mark.index)

    def _scalar(self, event: Any) -> None:
        node = YamlNode(
            "scalar",
            event.start_mark.index,
            event.end_mark.index,
            style=event.style or "",
            tag=event.tag,
            value=event.value,
        )
        self._add(node, event.anchor)

    def _open(self, kind: str, event: Any) -> None:
        start = event.start_mark.index
        node = YamlNode(kind, start, event.end_mark.index, flow=bool(event.flow_style), tag=event.tag)
        self._add(node, event.anchor)
        self.open.append(node)
        self.children.append([])
        if len(self.open) > MAX_DEPTH:
            raise too_deep(start)

    def _close(self, end: int) -> None:
        node, children = self.open.pop(), self.children.pop()
        node.end = end
        if node.kind == "sequence":
            node.items = children
        else:
            node.pairs = list(zip(children[::2], children[1::2], strict=True))
            self._merge(node)

    def _merge(self, node: YamlNode) -> None:
        """Give a mapping what its merge keys refer to, less what it says itself; of two the first counts."""
        sources = [source for key, value in node.pairs if is_merge(key) for source in _sources(value)]
        if sources:
            known = {key.real.value for key, _ in node.pairs}
            merged: dict[str, tuple[YamlNode, YamlNode]] = {}
            for source in sources:
                for key, value in (*source.pairs, *source.merged):
                    if key.real.value not in known and not is_merge(key):
                        alias = YamlNode("alias", value.start, value.end, target=value.real)
                        merged.setdefault(key.real.value, (key, alias))
            node.merged = list(merged.values())
            self.merged += len(merged)
            if self.merged > MAX_MERGED:
                raise SyntaxProblem(f"merge keys stand for more than {MAX_MERGED:,} members", node.start)

    def _add(self, node: YamlNode, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = node
        if not self.open:
            self.root = node
            return
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise SyntaxProblem(
                f"more than {MAX_NODES:,} keys and values, which no definition has", node.start
            )
        siblings = self.children[-1]
        if self.open[-1].kind == "mapping" and len(siblings) % 2 == 0:
            _check_key(node)
        siblings.append(node)

    def _anchored(self, anchor: str, offset: int) -> YamlNode:
        target = self.anchors.get(anchor)
        if target is None:
            raise SyntaxProblem(f"no anchor `&{anchor}` stands before this alias", offset)
        if target in self.open:
            raise SyntaxProblem(f"`*{anchor}` contains itself", offset)
        return target


def _check_key(key: YamlNode) -> None:
    if key.real.kind != "scalar":
        raise SyntaxProblem("a key must be a scalar", key.start)


def is_merge(key: YamlNode) -> bool:
    """Whether it is the merge key, which YAML 1.2 left out and its readers still take."""
    return key.value == "<<" and not key.style


def _sources(value: YamlNode) -> Sequence[YamlNode]:
    sources = [item.real for item in value.real.items] or [value.real]
    if any(source.kind != "mapping" for source in sources):
        raise SyntaxProblem("a merge key (`<<`) takes a mapping or a list of mappings", value.start)
    return sources
