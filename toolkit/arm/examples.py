"""What a specification shows as answers: its examples, as far as they are small and tell no secret."""

import json
from typing import Any

from toolkit.arm.imported import ImportRefused
from toolkit.arm.secrets import is_secret
from toolkit.arm.sources import FolderSource
from toolkit.arm.specification import SourceOperation, Specification
from toolkit.errors import SpecgenError
from toolkit.swagger.nodes import Data

EXTENSION = "x-ms-examples"
_LARGEST = 8_000  # bytes of one body; the lock file keeps them for each operation
_DEEPEST = 40


def examples_of(specification: Specification, source: SourceOperation) -> Data:
    """Return the bodies of the good answers of the first example, by status.

    They are read of files in a folder only: on the web each would be a request more. One that cannot be read
    is no reason to refuse an operation.
    """
    listed = source.node.data.get(EXTENSION)
    first = next(iter(listed.values()), None) if isinstance(listed, dict) else None
    if not isinstance(first, dict) or not isinstance(specification.source, FolderSource):
        return {}
    try:
        responses = _read(specification, source.file, first).get("responses")
    except SpecgenError:
        return {}
    found = {
        str(code): _without_secrets(answer["body"], 0)
        for code, answer in (responses.items() if isinstance(responses, dict) else ())
        if str(code).startswith("2")
        and isinstance(answer, dict)
        and isinstance(answer.get("body"), (dict, list))
    }
    return {code: body for code, body in found.items() if len(json.dumps(body)) <= _LARGEST}


def _read(specification: Specification, file: str, example: Data) -> Data:
    reference = example.get("$ref")
    if not isinstance(reference, str):
        return example
    try:
        data = json.loads(specification.source.read(specification.source.joined(file, reference)))
    except (ValueError, RecursionError) as error:
        raise ImportRefused(f"{reference}: is no example") from error
    return data if isinstance(data, dict) else {}


def _without_secrets(value: Any, depth: int) -> Any:
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        return {
            key: _without_secrets(one, depth + 1)
            for key, one in value.items()
            if not is_secret(key, None, has_key="keyName" in value)
        }
    return [_without_secrets(one, depth + 1) for one in value] if isinstance(value, list) else value
