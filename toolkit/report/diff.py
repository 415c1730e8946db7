"""A change of a text as a unified diff, for people and for `patch`."""

from collections.abc import Iterator
from difflib import unified_diff

from toolkit.connector.secrets import masked
from toolkit.harmless import harmless
from toolkit.report.terminal import BOLD, CYAN, GREEN, RED, Style

_PAINT = {"-": RED, "+": GREEN, "@": CYAN}
_NO_NEWLINE = "\\ No newline at end of file\n"


def diff(path: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of the diff with their line ends, as they are in the file."""
    name = harmless(path)
    name += "\t" * (" " in name)  # it ends a name that has blanks
    old, new = (masked(text).split("\n") for text in (before, after))
    for line in unified_diff(_ended(old), _ended(new), f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}"


def painted(lines: Iterator[str], style: Style) -> Iterator[str]:
    """Yield the lines for a terminal, without their line ends."""
    for number, line in enumerate(lines):
        shown = style.plain(line.removesuffix(_NO_NEWLINE).rstrip("\r\n"))
        yield style.paint(BOLD if number < 2 else _PAINT.get(line[0], ""), shown)


def _ended(lines: list[str]) -> list[str]:
    """Give lines their line feeds again; the last had one only if nothing follows it."""
    *lines, last = lines
    return [*(f"{line}\n" for line in lines), *filter(None, [last])]
