"""A file as text and plain data; where things stand is computed only when somebody asks."""

import codecs
import json
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.errors import UnreadableDocument, UnreadableFile
from toolkit.pointer import Token, Tokens
from toolkit.syntax.json_locator import JsonLocator
from toolkit.syntax.lines import LineIndex, has_break
from toolkit.syntax.spot import Duplicate, Parsed, Span, Spot, SyntaxProblem

if TYPE_CHECKING:
    from toolkit.syntax.yaml_locator import YamlLocator

MAX_BYTES = 16 * 1024 * 1024  # the platform takes less than 1 MB; anything near this is no definition
YAML_SUFFIXES = frozenset({".yaml", ".yml"})
_BOM = codecs.BOM_UTF8.decode()


class Position(NamedTuple):
    """A line and a column, both counted from 1, the column in characters."""

    line: int
    column: int


class Extent(NamedTuple):
    """Where something starts and, exclusive, where it ends."""

    start: Position
    end: Position


class Document:
    """The text of one JSON or YAML file, without its byte order mark; `data` is its plain value."""

    def __init__(self, path: Path, text: str, has_bom: bool = False) -> None:
        self.path = path
        self.text = text
        self.has_bom = has_bom

    @classmethod
    def read(cls, path: Path) -> "Document":
        """Read a regular file; raise UnreadableFile or UnreadableDocument."""
        return cls.from_bytes(path, read_bytes(path))

    @classmethod
    def from_bytes(cls, path: Path, content: bytes) -> "Document":
        text = _decoded(path, content)
        document = cls(path, text.removeprefix(_BOM), text.startswith(_BOM))
        if document.text.startswith(_BOM):
            raise UnreadableDocument(path, "the file starts with two byte order marks")
        return document

    def __reduce__(self) -> tuple[type["Document"], tuple[Path, str, bool]]:
        """Leave behind what has been computed: another process computes it sooner than it reads it."""
        return Document, (self.path, self.text, self.has_bom)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and self.__reduce__() == other.__reduce__()

    def __hash__(self) -> int:
        return hash(self.__reduce__())

    def with_text(self, text: str) -> "Document":
        return Document(self.path, text, self.has_bom)

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return (_BOM * self.has_bom + self.text).encode()

    @property
    def is_yaml(self) -> bool:
        return self.path.suffix.lower() in YAML_SUFFIXES

    @property
    def data(self) -> Any:
        """The plain value; raise UnreadableDocument where the text is not of its format."""
        return self._parsed.data

    @cached_property
    def _parsed(self) -> Parsed:
        with self._located_problems():
            return self.locator.parsed

    @cached_property
    def locator(self) -> "JsonLocator | YamlLocator":
        """What finds places in the text."""
        if not self.is_yaml:
            return JsonLocator(self.text)
        # Importing PyYAML takes longer than linting a small definition does.
        from toolkit.syntax.yaml_locator import YamlLocator

        with self._located_problems():
            return YamlLocator(self.text)

    @cached_property
    def derived(self) -> dict[str, Any]:
        """What has been found out about the data, by the name of what found it."""
        return {}

    def look_ahead(self, pointers: Iterable[Tokens]) -> None:
        """Find many places at once, which takes less time than one after the other."""
        below_root = [tokens for tokens in pointers if tokens]  # an icon has a root, and no text to parse
        if below_root and isinstance(self.locator, JsonLocator) and not self._parsed.has_duplicates:
            self.locator.find_all(below_root)

    def duplicates(self) -> list[Duplicate]:
        """Return the keys that stand again in one object, in document order."""
        return self.locator.duplicates() if self._parsed.has_duplicates else []

    def position(self, offset: int) -> Position:
        return Position(*self._lines.position(offset))

    def extent(self, span: Span) -> Extent:
        start = self.position(span.start)
        if has_break(self.text[slice(*span)]):
            return Extent(start, self.position(span.end))
        return Extent(start, Position(start.line, start.column + span.end - span.start))

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its line end."""
        if number not in self._line_texts:  # a minified file is one line, long and asked for often
            self._line_texts[number] = self._lines.line(number)
        return self._line_texts[number]

    @cached_property
    def _line_texts(self) -> dict[int, str]:
        return {}

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.text)

    @contextmanager
    def _located_problems(self) -> Iterator[None]:
        try:
            yield
        except SyntaxProblem as problem:
            raise UnreadableDocument(self.path, problem.reason, *self.position(problem.offset)) from problem
        except RecursionError as error:
            raise UnreadableDocument(self.path, "nested too deeply to be a definition") from error


class Place(NamedTuple):
    """A value in a document; `place / "summary"` is the value below it."""

    document: Document
    tokens: Tokens = ()

    def __truediv__(self, token: Token) -> "Place":
        return Place(self.document, (*self.tokens, token))

    @property
    def spot(self) -> Spot:
        """The spot of the value; of the nearest value that exists where this one does not."""
        tokens = self.tokens
        while True:
            try:
                return self.document.locator.find(tokens)
            except LookupError:
                tokens = tokens[:-1]

    @property
    def position(self) -> Position:
        return self.document.position(self.spot.value.start)


def read_bytes(path: Path) -> bytes:
    """Return the content of a regular file; devices, pipes and giants are refused before they are opened."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "is a folder" if stat.S_ISDIR(status.st_mode) else "is not a regular file"
            raise UnreadableFile(f"{path}: {kind}")
        if status.st_size > MAX_BYTES:
            raise UnreadableFile(
                f"{path}: is larger than {MAX_BYTES // 2**20} MiB, which no connector's file is"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:
        raise UnreadableFile(f"{str(path)!r}: {error}") from error


def _decoded(path: Path, content: bytes) -> str:
    if content and not content.strip(b"\0"):
        raise UnreadableDocument(path, "the file holds NUL bytes alone")
    encoding = json.detect_encoding(content)
    if not encoding.startswith("utf-8"):
        raise UnreadableDocument(path, f"this is {encoding[:6].upper()}; save it as UTF-8")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode().removeprefix(_BOM)
        position = Document(path, before).position(len(before))
        reason = f"byte 0x{content[error.start]:02X} is not UTF-8; save the file as UTF-8"
        raise UnreadableDocument(path, reason, *position) from error
