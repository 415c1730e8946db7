"""Find places in YAML text, by its tree of nodes."""

import re
from collections.abc import Iterator

from toolkit.pointer import Token, Tokens, index
from toolkit.syntax.lines import line_end
from toolkit.syntax.spot import Duplicate, Parsed, Span, Spot
from toolkit.syntax.yaml_data import construct
from toolkit.syntax.yaml_nodes import YamlNode, compose, is_merge

_block_header = re.compile(r"(?:[&!]\S*\s+)*[|>]([-+0-9]*)")


class YamlLocator:
    """Reads a text, and finds places in it; a text that is not YAML is refused at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = compose(text)

    @property
    def parsed(self) -> Parsed:
        return construct(self.root)

    def find(self, tokens: Tokens) -> Spot:
        key, node = None, self.root
        for token in tokens:
            key, node = child(node.real, token)
        return Spot(Span(key.start, key.end) if key else None, Span(node.start, content_end(self.text, node)))

    def duplicates(self) -> list[Duplicate]:
        return sorted(_duplicates((), self.root), key=lambda duplicate: duplicate.later)


def content_end(text: str, node: YamlNode) -> int:
    """Return where a node's own characters end; libyaml counts blank lines and comments after it, too."""
    node = _last(node.real if node.real.start == node.start else node)  # of a merged member its own text
    if node.style not in {"|", ">"}:
        return node.end
    if "+" in _chomping(text, node):  # blank lines behind it belong to it
        return len(text[: node.end].removesuffix("\n").removesuffix("\r"))
    last = node.start + len(text[node.start : node.end].rstrip(" \t\r\n"))
    return line_end(text, last)


def needs_line_end(text: str, node: YamlNode) -> bool:
    """Whether the node ends the text with a string whose value a line end would change."""
    last = _last(node)
    return last.style in {"|", ">"} and not text[last.end :].strip() and "-" not in _chomping(text, last)


def child(node: YamlNode, token: Token) -> tuple[YamlNode | None, YamlNode]:
    """Return the key's and the value's node; LookupError where there is none."""
    if node.kind == "sequence":
        return None, node.items[index(token)]
    if node.by_name is None:  # of two keys of one name the later counts, and what is merged before none
        pairs = (*reversed(node.merged), *node.pairs)
        node.by_name = {key.real.value: (key, value) for key, value in pairs}
    return node.by_name[str(token)]


def _last(node: YamlNode) -> YamlNode:
    while node.is_block:
        node = node.pairs[-1][1] if node.pairs else node.items[-1]
    return node


def _chomping(text: str, node: YamlNode) -> str:
    """Return what follows the sign of a block scalar."""
    header = _block_header.match(text, node.start)
    return header[1] if header else ""


def _duplicates(tokens: Tokens, node: YamlNode) -> Iterator[Duplicate]:
    first: dict[str, YamlNode] = {}
    for key, value in node.pairs:
        name = key.real.value
        if is_merge(key):
            continue
        if first.setdefault(name, key) is not key:
            yield Duplicate(
                (*tokens, name), Span(first[name].start, first[name].end), Span(key.start, key.end)
            )
        yield from _duplicates((*tokens, name), value)
    for number, item in enumerate(node.items):
        yield from _duplicates((*tokens, number), item)
