"""Plain data of YAML nodes, by the core schema of YAML 1.2."""

import math
import re
from typing import Any

from toolkit.syntax.spot import MAX_DEPTH, Parsed, SyntaxProblem, too_deep
from toolkit.syntax.yaml_nodes import YamlNode, is_merge

MAX_ALIASED = 1_000_000  # characters that aliases may stand for in one document; beyond it is an attack

_TAG = "tag:yaml.org,2002:"
_COLLECTION_TAGS = {"mapping": f"{_TAG}map", "sequence": f"{_TAG}seq"}
_STRING_TAGS = {"!", f"{_TAG}str"}
_SCALAR_TAGS = {f"{_TAG}null": type(None), f"{_TAG}bool": bool, f"{_TAG}int": int, f"{_TAG}float": float}

_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_may_be_other = re.compile(r"[-+.0-9~nNtTfF]").match  # what the first character of anything but a string is


def construct(root: YamlNode) -> Parsed:
    """Return data as JSON could hold it, aliases expanded; raise SyntaxProblem."""
    constructor = _Constructor()
    data = constructor.construct(root, 1)
    return Parsed(data, constructor.has_duplicates)


def plain_scalar(text: str) -> Any:
    """Return what an unquoted scalar means in YAML 1.2; a word is a string, whatever YAML 1.1 made of it."""
    if text and not _may_be_other(text):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _OCTAL_OR_HEX.fullmatch(text):
        return int(str(int(text, 0)))  # by way of decimal digits, whose number Python limits
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


class _Constructor:
    def __init__(self) -> None:
        self.has_duplicates = False
        self.aliased = 0

    def construct(self, node: YamlNode, depth: int) -> Any:
        kind = node.kind
        if kind == "scalar":
            return _scalar(node)
        if kind == "alias":
            return self._target(node, depth)
        if depth > MAX_DEPTH:
            raise too_deep(node.start)
        if node.tag not in {None, "!", _COLLECTION_TAGS[kind]}:
            raise _unknown_tag(node)
        if kind == "sequence":
            return [self.construct(item, depth + 1) for item in node.items]
        pairs = node.pairs
        if node.merged:
            pairs = [*node.merged, *(pair for pair in pairs if not is_merge(pair[0]))]
        members = {_key(key): self.construct(value, depth + 1) for key, value in pairs}
        if len(members) != len(pairs):
            self.has_duplicates = True
        return members

    def _target(self, alias: YamlNode, depth: int) -> Any:
        target = alias.real
        self.aliased += target.end - target.start
        if self.aliased > MAX_ALIASED:
            raise SyntaxProblem(f"aliases stand for more than {MAX_ALIASED:,} characters", alias.start)
        return self.construct(target, depth)


def _key(key: YamlNode) -> str:
    """Return a key as it is written: every key of JSON is a string, `200` and `on` too."""
    node = key.real
    if node.tag is not None and node.tag not in _STRING_TAGS and node.tag not in _SCALAR_TAGS:
        raise _unknown_tag(key)
    return node.value


def _scalar(node: YamlNode) -> Any:
    tag = node.tag
    if tag in _STRING_TAGS or (node.style and tag is None):
        return node.value
    if tag is not None and tag not in _SCALAR_TAGS:
        raise _unknown_tag(node)
    value = _number_or_word(node)
    if tag is None:
        return value
    kind = _SCALAR_TAGS[tag]
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise SyntaxProblem(f"`{node.value}` is no {tag.removeprefix(_TAG)}", node.start)
    return value


def _number_or_word(node: YamlNode) -> Any:
    if _NOT_FINITE.fullmatch(node.value):
        raise SyntaxProblem(f"JSON has no `{node.value}`", node.start)
    try:
        value = plain_scalar(node.value)
    except ValueError as error:
        raise SyntaxProblem("a number has too many digits", node.start) from error
    if isinstance(value, float) and math.isinf(value):
        raise SyntaxProblem("a number is too large", node.start)
    return value


def _unknown_tag(node: YamlNode) -> SyntaxProblem:
    tag = str(node.tag).replace(_TAG, "!!")
    return SyntaxProblem(f"tag `{tag}` is not allowed in a definition", node.start)
