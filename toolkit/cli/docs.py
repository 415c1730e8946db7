"""`specgen docs`: the reference of a connector, and the pages that a certification asks for."""

from pathlib import Path

from toolkit import files
from toolkit.cli import options, output
from toolkit.connector.project import ConnectorProject
from toolkit.docs.pages import pages
from toolkit.document import read_bytes


def command(folder: options.Project, *, dry_run: options.DryRun = False) -> int:
    """Write the reference of a connector, readme.md and intro.md, and an OpenAPI 3.0 description.

    Of a page that exists only the parts between `<!-- specgen:... -->` marks are written anew; what people
    have written stays. A page without any mark gets the parts at its end. The same project always gives the
    same pages.

    **Examples**

    - `specgen docs my-connector`
    - `specgen docs my-connector --dry-run` shows what would change
    """
    made = pages(ConnectorProject.load(folder))
    known = {name: _content(folder / name) for name in made}
    changed = {name: content for name, content in made.items() if content != known[name]}
    if not dry_run:
        files.write_files(folder, changed, force=True, known={name: known[name] for name in changed})
    for name, content in made.items():
        path, before = folder / name, known[name]
        if dry_run and name in changed:
            output.say_diff(path, (before or b"").decode(errors="replace"), content.decode())
        output.say(output.stdout_style().plain(f"{path}: {_state(before, content, dry_run=dry_run)}"))
    return 0


def _content(path: Path) -> bytes | None:
    return read_bytes(path) if path.is_file() else None


def _state(before: bytes | None, after: bytes, *, dry_run: bool) -> str:
    if before == after:
        return "as it was"
    done = "made" if before is None else "changed"
    return f"would be {done}" if dry_run else done
