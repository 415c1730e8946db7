"""What a specification shows of its answers: small, pruned as the schemas are, and without secrets."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolkit.arm.forms import Form
from toolkit.arm.parts import Parts
from toolkit.arm.secrets import is_secret
from toolkit.arm.specification import Specification
from toolkit.document import Document
from toolkit.errors import SpecgenError
from toolkit.swagger.nodes import Data
from toolkit.swagger.walk import is_reference

MOST_BYTES = 16_000  # of one operation's, as they are written
_MOST_FILES = 200  # that are read for one specification
_MOST_ELEMENTS = 3
_LONGEST = 400  # characters of a text

_SHOWN = ("200", "201")
_MADE_BY_MACHINES = ("_MaximumSet_Gen", "_MinimumSet_Gen")  # letters by chance, in every property there is
_HIDDEN = "(secret)"
_guid = re.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_is_called_secret = re.compile(r"(?:secret|password|token)s?$", re.IGNORECASE).search
_has_secret = re.compile(
    r"(?:AccountKey|AccessKey|Password|Secret|[?&]sig|Pwd)=|-----BEGIN ", re.IGNORECASE
).search


def examples(parts: Parts) -> dict[str, Any]:
    """Return the body of a successful answer by its status code; empty where the source shows none."""
    if parts.answer is None:
        return {}
    for responses in _responses(parts):
        for code in _SHOWN:
            body = _body(responses.get(code))
            if body is not None:
                told = _Scrubber().scrubbed(_pruned(body, parts.answer))
                return {code: told} if _size(told) <= MOST_BYTES else {}
    return {}


def _responses(parts: Parts) -> Iterator[Data]:
    """Yield the responses of the examples, those that people have written first."""
    found = parts.source.node.data.get("x-ms-examples")
    members = found if isinstance(found, dict) else {}
    for name in sorted(members, key=lambda name: name.endswith(_MADE_BY_MACHINES)):
        example = _followed(parts.specification, members[name], parts.source.file)
        responses = example.get("responses") if isinstance(example, dict) else None
        if isinstance(responses, dict):
            yield responses


def _followed(specification: Specification, example: Any, base: str) -> Any:
    """Return an example, wherever it is written; what cannot be read is none."""
    if not isinstance(example, dict) or not is_reference(example):
        return example
    reference = example["$ref"]
    files: dict[str, Any] = specification.memory.setdefault("examples", {})
    if not isinstance(reference, str) or "#" in reference:
        return None
    try:
        address = specification.source.joined(base, reference)
        if address not in files and len(files) < _MOST_FILES:
            files[address] = None  # of one that cannot be read, too
            files[address] = Document.from_bytes(Path(address), specification.source.read(address)).data
    except SpecgenError:
        return None
    return files.get(address)


def _body(response: Any) -> Any:
    return response.get("body") if isinstance(response, dict) else None


def _pruned(value: Any, form: Form | None) -> Any:
    """Return what is left of a value in the schema that the connector has, and of lists the beginning."""
    if isinstance(value, list):
        return [_pruned(one, form.items if form else None) for one in value[:_MOST_ELEMENTS]]
    if not isinstance(value, dict):
        return value
    known = form.properties if form else {}
    extra = form.additional if form else None
    return {
        name: _pruned(one, known.get(name, extra))
        for name, one in value.items()
        if not known or name in known
    }


class _Scrubber:
    """Takes secrets out of a value, and gives each GUID another that is nobody's."""

    def __init__(self) -> None:
        self._guids: dict[str, str] = {}

    def scrubbed(self, value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: self.scrubbed(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [self.scrubbed(one, name) for one in value]
        return self._text(value, name) if isinstance(value, str) else value

    def _text(self, text: str, name: str) -> str:
        if is_secret(name, mark=False) or _is_called_secret(name) or _has_secret(text):
            return _HIDDEN
        return _guid.sub(self._other, text)[:_LONGEST]

    def _other(self, match: re.Match[str]) -> str:
        known = self._guids
        return known.setdefault(match[0].lower(), f"00000000-0000-4000-8000-{len(known) + 1:012}")


def _size(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace"))
