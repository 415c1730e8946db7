"""Keep what people have written: a page has parts of its own between marks, and only these are replaced."""

import re
from collections.abc import Mapping

from toolkit.errors import SpecgenError

_MARK = re.compile(r"<!-- (?P<end>/?)specgen:(?P<name>[a-z-]+) -->")


class BrokenMarks(SpecgenError):
    """A page in which a part begins without an end, or the other way round."""


def marked(name: str, text: str) -> str:
    """Return a part between its marks; what looks like a mark within it is none."""
    text = _MARK.sub(lambda match: match[0].replace("<!--", "&lt;!--"), text)
    return f"<!-- specgen:{name} -->\n\n{text.strip()}\n\n<!-- /specgen:{name} -->"


def merged(page: str, parts: Mapping[str, str], path: object) -> str:
    """Return the page with its parts renewed; a page without any mark gets all of them at its end.

    A part whose marks somebody has taken out of a page that has others stays out.
    """
    pieces, held = _split(page, path)
    if held:
        renewed = [
            marked(held[number], parts[held[number]]) if held.get(number) in parts else piece
            for number, piece in enumerate(pieces)
        ]
        return "".join(renewed)
    told = "\n\n".join(marked(name, text) for name, text in parts.items())
    return f"{page.rstrip()}\n\n{told}\n" if page.strip() else f"{told}\n"


def _split(page: str, path: object) -> tuple[list[str], dict[int, str]]:
    """Return the page in pieces, and which of them are parts."""
    pieces: list[str] = []
    held: dict[int, str] = {}
    last, opened = 0, ""
    for match in _MARK.finditer(page):
        name, is_end = match["name"], bool(match["end"])
        if is_end != bool(opened) or (is_end and name != opened) or name in held.values():
            raise BrokenMarks(f"{path}: the mark `{match[0]}` has no partner; mend or remove it")
        if is_end:
            held[len(pieces)] = name
            pieces.append(page[last : match.end()])
            last, opened = match.end(), ""
        else:
            pieces.append(page[last : match.start()])
            last, opened = match.start(), name
    if opened:
        raise BrokenMarks(f"{path}: the mark `<!-- specgen:{opened} -->` has no partner; mend or remove it")
    return [*pieces, page[last:]], held
