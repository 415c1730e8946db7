"""Write plain data as YAML 1.2, readable by YAML 1.1 tools in the same sense."""

import io
import re
import sys
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import SafeRepresenter

from toolkit.syntax.yaml_text import plain_scalar

STEP = 2  # blanks for each level

# What YAML 1.1 reads as a boolean, a base-60 number or a number with underscores must be quoted.
_OTHER_IN_YAML_1_1 = re.compile(r"(?i:y|n|yes|no|on|off)|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?|<<|=")
_PLAIN = re.compile(r"[A-Za-z0-9_/$.][\w ./@(),+$-]*(?<![ ,])")


def document(data: Any) -> str:
    """Return a whole YAML file."""
    return block(data)


def block(value: Any, *, margin: str = "", sequence_offset: int = STEP) -> str:
    """Return the lines of a value in block style, each behind the margin, a newline at the end."""
    stream = io.StringIO()
    _yaml(sequence_offset).dump(value, stream)
    text = stream.getvalue().removesuffix("...\n")
    return re.sub(r"^(?=.)", margin, text, flags=re.MULTILINE)


def scalar(value: Any) -> str:
    """Return a scalar on one line."""
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    return block(value).rstrip("\n")


def _is_plain(text: str) -> bool:
    return (
        bool(_PLAIN.fullmatch(text)) and plain_scalar(text) == text and not _OTHER_IN_YAML_1_1.fullmatch(text)
    )


def _quoted(text: str) -> str:
    # A JSON string is a double-quoted YAML scalar.
    from toolkit.syntax.json_edit import render_string

    return re.sub(
        r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda match: f"\\u{ord(match[0]):04x}", render_string(text)
    )


class _Representer(SafeRepresenter):
    def represent_str(self, data: str) -> ScalarNode:
        style = None if _is_plain(data) else "|" if _is_block(data) else '"'
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (the library's signature)
        return True  # a value used twice is written twice


def _is_block(text: str) -> bool:
    """Tell whether the text reads better as a literal block: several lines, nothing that a block cannot hold."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and bool(lines[0].strip())
        and all(line.isprintable() and line == line.rstrip() for line in lines)
    )


_Representer.add_representer(str, _Representer.represent_str)


def _yaml(sequence_offset: int) -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.Representer = _Representer
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # keep the order of the keys
    yaml.allow_unicode = True
    yaml.width = sys.maxsize
    yaml.indent(mapping=STEP, sequence=STEP + sequence_offset, offset=sequence_offset)
    return yaml
