"""What the index keeps of a specification."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from toolkit import memo
from toolkit.arm.long_running import is_long_running
from toolkit.arm.names import operation_name
from toolkit.arm.sources import OneFile
from toolkit.arm.specification import SourceOperation, Specification
from toolkit.arm.texts import clean
from toolkit.catalog.entry import Flag
from toolkit.catalog.index.store import Row
from toolkit.deadline import TooSlow, excess, limited, seconds
from toolkit.document import read_bytes
from toolkit.errors import SpecgenError

_SECRET = re.compile(
    r"(?>.*?(?:list|get|regenerate)).*(?:key|secret|credential|connectionstring|token)", re.IGNORECASE
)


class Asked(NamedTuple):
    """A file to read, and the digest that it had when it was read before."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class Read:
    """What was read; `rows` is None where the file is the same as before."""

    path: str
    digest: str
    rows: tuple[Row, ...] | None
    problem: str = ""


def read(asked: Asked) -> Read:
    """Read a file. What it holds is data: nothing of it is followed, run or trusted."""
    path = Path(asked.path)
    try:
        content = read_bytes(path)
    except SpecgenError as error:
        return Read(asked.path, "", (), str(error))
    if len(content) > memo.GIANT:
        memo.forget()
    digest = hashlib.sha256(content).hexdigest()
    if digest == asked.digest:
        return Read(asked.path, digest, None)
    try:
        with limited(seconds()):
            return Read(asked.path, digest, tuple(_rows(asked.path, content)))
    except TooSlow as error:
        return Read(asked.path, digest, (), f"{path}: takes more than {excess(error, seconds())}")
    except SpecgenError as error:
        return Read(asked.path, digest, (), str(error))


def _rows(path: str, content: bytes) -> Iterator[Row]:
    specification = Specification(OneFile(content), path)
    specification.check()
    for operation in specification.operations:
        # A name with a control character or half of one is somebody's joke, or worse.
        if operation.operation_id and f"{operation.operation_id}{operation.path}".isprintable():
            yield _row(operation)


def _row(operation: SourceOperation) -> Row:
    data = operation.node.data
    said = data.get("summary")
    title = said if isinstance(said, str) and said.isprintable() else ""
    name = operation_name(operation.operation_id, operation.method, operation.path, title)
    text = data.get("description")
    return Row(
        name.id,
        name.summary,
        clean(text) if isinstance(text, str) else "",
        operation.method,
        str(operation.node.parent.steps[0]),
        operation.path,
        operation.operation_id,
        " ".join(_flags(operation)),
    )


def _flags(operation: SourceOperation) -> Iterator[Flag]:
    pageable = operation.node.data.get("x-ms-pageable")
    if isinstance(pageable, dict) and pageable.get("nextLinkName"):
        yield Flag.PAGED
    if is_long_running(operation.node):
        yield Flag.LONG_RUNNING
    if operation.method == "post" and _SECRET.match(operation.operation_id):
        yield Flag.SECRET
    if operation.method == "delete":
        yield Flag.DESTRUCTIVE
