"""The page on pipelines tells the truth about formats, settings and acceptances."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from toolkit import templates
from toolkit.lint.adoption.acceptance import KEY
from toolkit.lint.adoption.config import Config, read
from toolkit.report.formats import OutputFormat

PAGE = (Path(__file__).parents[2] / "docs/ci.md").read_text()


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def first_cells(heading: str) -> list[str]:
    """Return the names in the first column of the table in a section."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([\w-]+)` \|", section, re.MULTILINE)


def test_every_format_is_described():
    assert sorted(first_cells("Output formats")) == sorted(OutputFormat)


def test_every_setting_is_described_and_shown(tmp_path):
    (settings,) = blocks("toml")
    (tmp_path / "specgen.toml").write_text(settings)

    known = list(templates.read_json("schemas/specgen.schema.json")["properties"])
    assert sorted(first_cells("Settings of a repository")) == sorted(known)
    assert sorted(tomllib.loads(settings)) == sorted(known)
    assert isinstance(read(tmp_path / "specgen.toml"), Config)


def test_every_input_of_the_action_is_described():
    action = yaml.safe_load((Path(__file__).parents[2] / "action.yml").read_text())

    assert first_cells("GitHub") == list(action["inputs"])


@pytest.mark.parametrize("block", blocks("yaml"))
def test_pipelines_are_yaml(block):
    assert yaml.safe_load(block)


def test_acceptance_is_json_with_the_key_that_is_read():
    (example,) = blocks("json")

    assert KEY in json.loads(f"{{{example}}}")["get"]


@pytest.mark.parametrize("link", re.findall(r"\]\(([^):]+)\)", PAGE))
def test_links_lead_somewhere(link):
    anchors = {
        re.sub(r"[^\w-]", "", name.lower().replace(" ", "-"))
        for name in re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    }

    assert link.removeprefix("#") in anchors or (Path(__file__).parents[2] / "docs" / link).exists()
