"""The members of a YAML collection without brackets, each with its dash, its question mark or its colon."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.pointer import Token
from toolkit.syntax.lines import skip
from toolkit.syntax.yaml_locator import content_end
from toolkit.syntax.yaml_nodes import YamlNode

_skipped = re.compile(r"(?:\s++|#[^\r\n]*+)*+")
_skipped_with_properties = re.compile(r"(?:\s++|#[^\r\n]*+|[&!]\S*+)*+")


class Member(NamedTuple):
    """A member of a mapping or an item of a sequence."""

    token: Token
    start: int  # of the dash, the question mark or the key
    key: YamlNode | None
    indicator: int  # the dash, or the colon; where no colon is written, the end of the key
    value: YamlNode
    end: int  # of the value's own characters

    @property
    def after(self) -> int:
        """The offset behind the indicator."""
        return self.indicator + 1

    @property
    def is_compact(self) -> bool:
        """Whether a collection may start on the indicator's line: behind a dash, or below an explicit key."""
        return self.key is None or self.start < self.key.start


def members(text: str, node: YamlNode) -> Iterator[Member]:
    position = node.start
    skipped = _skipped_with_properties
    for number, item in enumerate(node.items):
        dash = skip(skipped, text, position)
        position = max(dash + 1, content_end(text, item))
        yield Member(number, dash, None, dash, item, position)
        skipped = _skipped
    for key, value in node.pairs:
        start = skip(skipped, text, position)
        colon = skip(_skipped, text, key.end)
        is_explicit = start < key.start and text[start] == "?"
        position = max(colon + 1, content_end(text, value))
        yield Member(key.real.value, start if is_explicit else key.start, key, colon, value, position)
        skipped = _skipped
