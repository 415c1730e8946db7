"""Operations that a search found: a few lines each for people, or one JSON document."""

import json
from collections.abc import Iterable, Iterator, Sequence

from toolkit.catalog.entry import SOURCE, CatalogEntry
from toolkit.report.terminal import BOLD, DIM, GREEN, YELLOW, Style, width

_INDENT = "  "
_GAP = "  "
_SEGMENTS = 3  # of a path's end; what stands before them is much the same in all
_FOLDERS = 4  # of the end of a file's place: provider, stage, version and name


def document(entries: Iterable[CatalogEntry]) -> str:
    """Return `{"operations": [...]}`."""
    data = {
        "operations": [
            {
                "id": entry.id,
                "summary": entry.summary,
                "method": entry.method,
                "path": entry.path,
                "api_version": entry.api_version,
                "source": entry.source,
                "flags": list(entry.flags),
                "helpers": list(entry.helpers),
            }
            for entry in entries
        ]
    }
    return json.dumps(data, indent=2)


def lines(entries: Sequence[CatalogEntry], style: Style) -> Iterator[str]:
    """Yield the lines of a list: name and title, then what else there is to know."""
    longest = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        name = style.plain(entry.id)
        yield style.paint(BOLD, name) + " " * (longest - width(name)) + _GAP + style.plain(entry.summary)
        yield from _filled(_facts(entry), style)
        if entry.helpers:
            yield from _filled([(f"dropdowns: {', '.join(entry.helpers)}", DIM)], style)


def _facts(entry: CatalogEntry) -> Iterator[tuple[str, str]]:
    """Yield what there is to know, with how it is painted."""
    yield f"{entry.method} {_end_of(entry.path, _SEGMENTS)}", DIM
    yield entry.api_version or "any api-version", DIM
    yield from ((flag, YELLOW) for flag in entry.flags)
    yield ("built in", GREEN) if entry.source == SOURCE else (_end_of(entry.source, _FOLDERS), DIM)


def _end_of(path: str, most: int) -> str:
    parts = path.replace("\\", "/").strip("/").split("/")
    return path if len(parts) <= most else "…/" + "/".join(parts[-most:])


def _filled(facts: Iterable[tuple[str, str]], style: Style) -> Iterator[str]:
    """Yield facts in as few lines as the terminal has room for."""
    line, taken = "", 0
    for fact, colour in facts:
        text = style.plain(fact)
        if line and taken + len(_GAP) + width(text) > style.columns:
            yield line
            line, taken = "", 0
        gap = _GAP if line else _INDENT
        line += gap + style.paint(colour, text)
        taken += len(gap) + width(text)
    yield line
