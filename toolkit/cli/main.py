"""The entry point: finds the command, turns errors into one line and an exit code."""

import atexit
import errno
import gc
import os
import sys
from contextlib import nullcontext
from importlib import import_module
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, Annotated

from toolkit import __version__
from toolkit.cli.exits import EXIT_INTERRUPTED, EXIT_READER_GONE, EXIT_UNUSABLE
from toolkit.deadline import VARIABLE, TooSlow, excess, limited, seconds
from toolkit.errors import SpecgenError

if TYPE_CHECKING:
    import typer

# Each command is the function `command` of the module of its name, or its `group`; the panel is for the help.
COMMANDS = {
    "new": "Make",
    "search": "Make",
    "add-operation": "Make",
    "remove-operation": "Make",
    "update": "Make",
    "version-operation": "Make",
    "index": "Make",
    "lint": "Check",
    "validate": "Check",
    "diff": "Check",
    "rules": "Check",
    "explain": "Check",
    "preview": "Check",
    "mock": "Check",
    "docs": "Ship",
    "bundle": "Ship",
    "auth": "Ship",
    "deploy": "Ship",
}

# They go on as long as there are files, or until somebody ends them; what they do with one has its own limit.
PATIENT = {"lint", "validate", "diff", "update", "index", "mock", "preview"}

HELP = """Custom connectors for Azure Resource Manager, in Power Automate, Power Apps and Logic Apps.

Start with `specgen new my-connector`, look at what the platform will say with `specgen lint my-connector`,
and package it with `specgen bundle my-connector --target wizard`.
"""

EPILOG = """Exit codes: 0 nothing wrong, 1 findings of severity error, 2 unusable input or usage."""

_OUTPUT_FAILS = {errno.ENOSPC, errno.EFBIG, errno.EIO}


def main(arguments: list[str] | None = None) -> int:
    """Run a command line and return its exit code; never raises for what a user can cause."""
    _prepare_streams()
    _spare_collector()
    try:
        code = _in_time(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except SpecgenError as error:
        return _unusable(str(error))
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _abandon_output()  # the reader has gone: nobody is left to tell
        return EXIT_READER_GONE
    except OSError as error:
        if error.filename is not None:
            return _unusable(f"{error.filename}: {(error.strerror or str(error)).lower()}")
        if error.errno not in _OUTPUT_FAILS:
            raise
        _abandon_output()
        return _unusable(f"the output cannot be written: {(error.strerror or str(error)).lower()}")
    return code


def app(names: list[str]) -> "typer.Typer":
    """Return the application with these commands; the fewer, the sooner it starts."""
    import typer

    application = typer.Typer(
        help=HELP,
        epilog=EPILOG,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
        add_completion=len(names) > 1,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @application.callback()
    def specgen(
        *,
        version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and exit.")] = False,
    ) -> None:
        del version  # answered before the application is made

    for name in names:
        module = import_module(f"toolkit.cli.{name.replace('-', '_')}")
        if hasattr(module, "group"):
            application.add_typer(module.group, name=name, rich_help_panel=COMMANDS[name])
        else:
            application.command(name, rich_help_panel=COMMANDS[name])(module.command)
    return application


def _in_time(arguments: list[str]) -> int:
    """Run a command; none that has one connector to do with takes longer than it may."""
    is_patient = not arguments or arguments[0] in PATIENT
    try:
        with nullcontext() if is_patient else limited(seconds()):
            return _run(arguments)
    except TooSlow as error:
        name = " ".join(arguments[:2])
        most = excess(error, seconds(), f"; {VARIABLE}=60 gives it more")
        return _unusable(f"{name}: takes more than {most}")


def _run(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"specgen {__version__}\n")
        return 0
    asked, words = arguments[0] if arguments else None, arguments[1:]
    if asked == "lint" and (code := _plain_lint(words)) is not None:
        return code
    # Importing typer takes longer than linting a small definition does.
    import typer

    from toolkit.cli.conversion import convert_plainly

    convert_plainly()
    names = [asked] if asked in COMMANDS else list(COMMANDS)
    try:
        result = app(names)(arguments or ["--help"], prog_name="specgen", standalone_mode=False)
    except typer.TyperException as error:
        return _unusable(" ".join(error.format_message().replace("Value error, ", "").split()))
    except typer.Abort:
        return EXIT_INTERRUPTED
    except SystemExit as error:  # typer's own way when the reader of the output has gone
        raise BrokenPipeError from error
    return result if isinstance(result, int) else 0


def _plain_lint(words: list[str]) -> int | None:
    """Lint what can be read without typer; None where it cannot."""
    from toolkit.cli.linting import lint
    from toolkit.cli.plain_words import read

    meant = read(words)
    return None if meant is None else lint(*meant)


def _spare_collector() -> None:
    """Look for garbage rarely, and not at the exit: what is imported stays, and to search it took long."""
    gc.set_threshold(100_000)
    atexit.register(gc.freeze)


def _prepare_streams() -> None:
    sys.stdout = sys.stdout or TextIOWrapper(BytesIO(), "utf-8")
    sys.stderr = sys.stderr or TextIOWrapper(BytesIO(), "utf-8")
    for stream in (sys.stdout, sys.stderr):
        # What a definition holds must not end a report, whatever the terminal's encoding.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _abandon_output() -> None:
    """Keep Python from writing what is left once more when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unusable(message: str) -> int:
    from toolkit.harmless import harmless, shortened

    sys.stderr.write(f"specgen: {harmless(shortened(message))}\n")
    return EXIT_UNUSABLE
