"""The pages about a connector: what is new is made whole, what is there keeps what people have written."""

import json
import re
from pathlib import Path

from toolkit import templates
from toolkit.connector.limits import REQUESTS
from toolkit.connector.project import ConnectorProject
from toolkit.docs import openapi
from toolkit.docs.parts import marked, merged
from toolkit.docs.reference import Reference, reference
from toolkit.document import Document

REFERENCE = "docs/reference.md"
OPENAPI = "docs/openapi.json"
README = "readme.md"
INTRODUCTION = "intro.md"

# The parts of each page that are ours; each is a template.
_PARTS = {
    REFERENCE: ("reference",),
    README: ("operations", "sign-in", "limits"),
    INTRODUCTION: ("operations", "sign-in", "limits"),
}


_BLANK_LINES = re.compile(r"\n{3,}")


def pages(project: ConnectorProject) -> dict[str, bytes]:
    """Return the files by their names in the project."""
    found = reference(project)
    made = {_spelled(project.folder, name): _page(project.folder, name, found) for name in _PARTS}
    described = json.dumps(openapi.described(project), indent=2)
    return made | {OPENAPI: f"{described}\n".encode()}


def _page(folder: Path, name: str, found: Reference) -> bytes:
    parts = {part: _rendered(f"parts/{part}", found) for part in _PARTS[name]}
    path = folder / _spelled(folder, name)
    if path.is_file():
        document = Document.read(path)
        line_end = "\r\n" if "\r\n" in document.text else "\n"
        text = merged(document.text.replace("\r\n", "\n"), parts, path)
        return document.with_text(text.replace("\n", line_end)).content
    shown = {part.replace("-", "_"): marked(part, text) for part, text in parts.items()}
    skeleton = templates.render(f"docs/{Path(name).name}.jinja", connector=found, **shown)
    return skeleton.encode(errors="backslashreplace")


def _rendered(name: str, found: Reference) -> str:
    text = templates.render(f"docs/{name}.md.jinja", connector=found, requests=REQUESTS.value)
    writable = text.encode(errors="backslashreplace").decode()  # half of a character may stand in any name
    return _BLANK_LINES.sub("\n\n", writable)


def _spelled(folder: Path, name: str) -> str:
    """Return the name of a page as it is spelled in the folder: README.md is a readme.md."""
    if "/" in name or not folder.is_dir():
        return name
    return next((one.name for one in sorted(folder.iterdir()) if one.name.lower() == name), name)
