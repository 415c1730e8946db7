"""The README tells the truth: its commands print what it says."""

import re
import shlex
from pathlib import Path

import pytest

README = (Path(__file__).parents[2] / "README.md").read_text()
BLOCKS = [
    (command, output)
    for _, command, output in re.findall(
        r"^(````?)console\n\$ specgen (.*)\n((?:.*\n)*?)\1$", README, re.MULTILINE
    )
]


def test_readme_shows_the_daily_commands():
    assert {command.split()[0] for command, _ in BLOCKS} == {
        "new",
        "add-operation",
        "lint",
        "validate",
        "bundle",
        "explain",
    }


def test_commands_of_the_readme_print_what_it_says(specgen):
    printed = []
    for command, _ in BLOCKS:
        run = specgen(*shlex.split(command))
        printed.append((command, without_sizes(run.stdout + run.stderr)))

    assert printed == [(command, without_sizes(output)) for command, output in BLOCKS]


def without_sizes(output: str) -> str:
    """Leave out what the version of a compressor decides."""
    return re.sub(r"[0-9,]+ bytes", "... bytes", output)


@pytest.mark.parametrize("link", re.findall(r"\]\(([^):]+)\)", README))
def test_links_of_the_readme_lead_somewhere(link):
    assert (Path(__file__).parents[2] / link).exists()
