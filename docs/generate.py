"""Write the generated pages, or with `--check` say which of them are not current.

`rules.md` comes from the rules, `commands.md` from the command line's own help, `catalog.md` from the
built-in operations, and `lint.svg` is what a terminal shows of a real run.
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from toolkit.catalog import pages
from toolkit.cli import main
from toolkit.lint.pages import page
from toolkit.validate import ALL_RULES

DOCS = Path(__file__).parent
COLUMNS = 124

# Rich's own frame asks for a web font; this one takes what the reader's machine has.
FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, Menlo, Consolas, monospace; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
<rect fill="#1b1f24" width="100%" height="100%" rx="8"/>
<g transform="translate({terminal_x}, 25)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def commands() -> str:
    """Return the page of all commands."""
    return "\n".join(_command_lines()).rstrip() + "\n"


def terminal() -> str:
    """Return a picture of `specgen lint` at work on a definition with faults."""
    with tempfile.TemporaryDirectory() as folder:
        _run(folder, "new", "my-connector")
        definition = Path(folder, "my-connector", "apiDefinition.swagger.json")
        definition.write_text(_spoilt(definition.read_text()))
        return _picture("$ specgen lint my-connector\n" + _run(folder, "lint", "my-connector"))


PAGES: dict[str, Callable[[], str]] = {
    "rules.md": lambda: page(ALL_RULES),
    "commands.md": commands,
    "lint.svg": terminal,
    "catalog.md": pages.page,
}


def generate(*, check: bool) -> int:
    stale = 0
    for name, make in PAGES.items():
        path = DOCS / name
        current = path.read_text() if path.exists() else ""
        if (content := make()) == current:
            continue
        stale += 1
        if check:
            sys.stderr.write(f"docs/{name} is not current; `make docs` writes it again\n")
        else:
            path.write_text(content)
            sys.stdout.write(f"docs/{name}: written\n")
    return 1 if check and stale else 0


def _command_lines() -> Iterator[str]:
    yield "<!-- Written by docs/generate.py from the commands; change a command, then run `make docs`. -->"
    yield ""
    yield "# Commands"
    yield ""
    yield main.HELP
    yield main.EPILOG
    group: Any = typer.main.get_command(main.app(list(main.COMMANDS)))
    for name, command in _commands_of(group, "specgen"):
        yield ""
        yield f"## {name}"
        yield ""
        yield command.help
        yield ""
        yield "| Argument or option | Meaning | Default |"
        yield "| --- | --- | --- |"
        for parameter in command.params:
            yield f"| {_usage(parameter)} | {_cell(parameter.help or '')} | {_cell(_default(parameter))} |"


def _commands_of(group: Any, words: str) -> Iterator[tuple[str, Any]]:
    """Yield every command with the words that call it, those of groups, too."""
    for word, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands_of(command, f"{words} {word}")
        else:
            yield f"{words} {word}", command


def _usage(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar}`"
    value = f" {parameter.metavar}" if parameter.metavar else ""
    return _cell(", ".join(f"`{option}{value}`" for option in reversed(parameter.opts)))


def _default(parameter: Any) -> str:
    if isinstance(parameter.show_default, str):
        return parameter.show_default
    if parameter.show_default is False or parameter.default in (None, "", False):
        return ""
    return str(parameter.default)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _spoilt(definition: str) -> str:
    """Make mistakes that every maker makes once."""
    for right, wrong in (
        ('"title": "Azure Resource Manager"', '"title": "Azure Resource Manager Connector"'),
        ('"oauth2_auth": []', '"oauth2-auth": []'),
        ('#/definitions/SubscriptionList"', '#/definitions/SubscriptionsList"'),
    ):
        if right not in definition:
            raise ValueError(right)
        definition = definition.replace(right, wrong)
    return definition


def _run(folder: str, *arguments: str) -> str:
    """Return what the command prints, results before remarks."""
    command = [sys.executable, "-c", "import sys; from toolkit.cli.main import main; sys.exit(main())"]
    environment = {**os.environ, "FORCE_COLOR": "1", "NO_COLOR": ""}
    run = subprocess.run(
        [*command, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return run.stdout + run.stderr


def _picture(output: str) -> str:
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi(output.rstrip()))
    with redirect_stderr(io.StringIO()):
        svg = console.export_svg(title="specgen lint", code_format=FRAME, unique_id="specgen")
    return re.sub(r"[ \t]+$", "", svg, flags=re.MULTILINE)


if __name__ == "__main__":
    sys.exit(generate(check="--check" in sys.argv[1:]))
