"""Run the command in processes that have loaded it already, and let them die wherever one likes."""

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from toolkit.cli.main import main

Prepare = Callable[[], None]

# What the interpreter tells before it does it, and what changes a disk.
_CHANGES = frozenset(
    {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "shutil.rmtree"}
)


class Ended(NamedTuple):
    """How a command has ended; the code is negative where it was killed."""

    code: int
    errors: str


class Child(NamedTuple):
    """A command that runs."""

    number: int
    errors: int  # the descriptor to read them from; there are less than a pipe holds

    def wait(self) -> Ended:
        _, status = os.waitpid(self.number, 0)
        with os.fdopen(self.errors) as stream:
            return Ended(os.waitstatus_to_exitcode(status), stream.read())

    def kill(self) -> Ended:
        os.kill(self.number, signal.SIGKILL)
        return self.wait()


def started(arguments: list[str], folder: Path, prepare: Prepare = lambda: None) -> Child:
    """Start a command in a folder, with something done first."""
    errors, told = os.pipe()
    sys.stdout.flush()
    number = os.fork()
    if number:
        os.close(told)
        return Child(number, errors)
    code = 70
    try:
        os.chdir(folder)
        os.environ["PATH"] = f"{folder / 'programs'}:/usr/bin:/bin"
        os.dup2(told, 2)
        os.dup2(os.open(os.devnull, os.O_RDWR), 1)
        os.dup2(1, 0)
        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(one, "w" if one else "r") for one in (0, 1, 2))
        prepare()
        code = main(arguments)
        sys.stderr.flush()
    finally:
        os._exit(code)


def ended(arguments: list[str], folder: Path, prepare: Prepare = lambda: None) -> Ended:
    """Run a command to its end."""
    return started(arguments, folder, prepare).wait()


def loaded(arguments: list[str], folder: Path) -> None:
    """Run a command in this process, so that those that it forks have what the command needs."""
    path = os.environ["PATH"]
    with chdir(folder), redirect_stdout(TextIOWrapper(BytesIO())), redirect_stderr(TextIOWrapper(BytesIO())):
        os.environ["PATH"] = f"{folder / 'programs'}:/usr/bin:/bin"
        main(arguments)
    os.environ["PATH"] = path


def dying_at(step: int) -> Prepare:
    """Let the process kill itself before the step at which it changes the disk for so many times."""
    left = step

    def look(event: str, arguments: tuple) -> None:
        nonlocal left
        is_change = event in _CHANGES or (event == "open" and _writes(arguments))
        left -= is_change
        if is_change and left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return lambda: sys.addaudithook(look)


def killed_after(arguments: list[str], folder: Path, seconds: float) -> Ended:
    child = started(arguments, folder)
    time.sleep(seconds)
    return child.kill()


def _writes(arguments: tuple) -> bool:
    path, _, flags = arguments
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)) and path != os.devnull
