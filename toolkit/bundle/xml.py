"""XML of a package: read without what XML can do to a reader, and texts that XML can hold."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from toolkit.bundle.package import BadPackage

MAX_BYTES = 4 * 1024 * 1024  # what a file unpacks to in memory is many times as much

# All that XML 1.0 has no character for, and the carriage return, which no reader gives back.
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Builder(ET.TreeBuilder):
    """Keeps comments, and refuses a document type: it could define entities that swell or that read files."""

    def doctype(self, name: str, *_: object) -> None:
        raise ValueError(f"it declares the document type `{name}`, which a package never does")


def parse(path: Path, name: str, content: bytes) -> Element:
    """Return the root element of a package's file; raise BadPackage where it is not well-formed."""
    if len(content) > MAX_BYTES:
        raise BadPackage(f"{path}: {name}: has {len(content):,} bytes, at most {MAX_BYTES:,} are read")
    try:
        parser = ET.XMLParser(target=_Builder(insert_comments=True, insert_pis=True))  # noqa: S314 (see _Builder)
        parser.feed(content)
        root: Element = parser.close()
    except (ET.ParseError, ValueError, LookupError, RecursionError) as error:
        raise BadPackage(f"{path}: {name}: {error}") from error
    return root


def text_of(element: Element, path: str) -> str:
    """Return the text of an element below, empty where there is none."""
    return element.findtext(path) or ""


def elements(element: Element) -> Iterator[Element]:
    """Yield the elements directly below, without comments."""
    return (child for child in element if isinstance(child.tag, str))


def fit(text: str) -> str:
    """Return a text as it can be written in XML and read again."""
    return _UNFIT.sub("", text)
