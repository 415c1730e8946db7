"""Read a command line of `specgen lint` without typer, whose import takes a third as long as a small lint.

Only what is plain is read. Of the rest, be it rare or wrong, typer is the judge, and the messages are its
own; a test compares what both make of the same words.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from toolkit.cli.linting import LintOptions
from toolkit.finding import Phase
from toolkit.report.formats import OutputFormat

FLAGS: dict[str, dict[str, bool]] = {
    "--fix": {"fix": True},
    "--unsafe-fixes": {"unsafe_fixes": True},
    "--diff": {"diff": True},
    "--update-baseline": {"update_baseline": True},
    "--no-config": {"no_config": True},
    "--cache": {"cache": True},
    "--no-cache": {"cache": False},
    "--statistics": {"statistics": True},
}
LISTS = {"--select": "select", "--ignore": "ignore"}


def _number(word: str) -> int:
    if not (word.isascii() and word.isdecimal() and len(word) < 10):
        raise ValueError(word)
    return int(word)


VALUES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "--phase": ("phase", Phase),
    "--output-format": ("output_format", OutputFormat),
    "--baseline": ("baseline", Path),
    "--config": ("config", Path),
    "--cache-dir": ("cache_dir", Path),
    "--jobs": ("jobs", _number),
}


def read(words: Iterable[str]) -> tuple[list[Path], LintOptions] | None:
    """Return the paths and the options; None where typer has to say what the words mean."""
    try:
        paths, options = _read(iter(words))
    except ValueError:
        return None
    return (paths, LintOptions(**options)) if paths else None


def _read(words: Iterator[str]) -> tuple[list[Path], dict[str, Any]]:
    """Return the paths, and the options by name; raise ValueError for a word that is not plain."""
    paths: list[Path] = []
    options: dict[str, Any] = {}
    for word in words:
        option, is_joined, joined = word.partition("=")
        if word in FLAGS:
            options |= FLAGS[word]
        elif option in LISTS:
            value = _plain(joined if is_joined else next(words, ""))
            options[LISTS[option]] = (*options.get(LISTS[option], ()), value)
        elif option in VALUES:
            name, convert = VALUES[option]
            options[name] = convert(_plain(joined if is_joined else next(words, "")))
        else:
            paths.append(Path(word if word == "-" else _plain(word)))
    return paths, options


def _plain(word: str) -> str:
    """Return a word that is surely no option."""
    if word == "" or word.startswith("-"):
        raise ValueError(word)
    return word
