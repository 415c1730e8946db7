"""The GitHub action: made as GitHub asks for it, and its script run as a runner runs it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
import yaml

CHECKOUT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("specgen")
ACTION = yaml.safe_load((CHECKOUT / "action.yml").read_text())
STEPS = ACTION["runs"]["steps"]
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]  # what `shell: bash` means

needs_bash = pytest.mark.skipif(which("bash") is None, reason="there is no bash on this machine")


def test_inputs_are_optional_and_described():
    assert list(ACTION["inputs"]) == ["paths", "args", "sarif", "python-version"]
    assert [name for name, told in ACTION["inputs"].items() if set(told) != {"description", "default"}] == []


def test_other_actions_are_pinned_to_a_commit():
    used = [step["uses"] for step in STEPS if "uses" in step]

    assert [name for name in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name)] == []


def test_inputs_reach_scripts_as_variables_alone():
    scripts = "".join(step.get("run", "") for step in STEPS)
    values = " ".join(
        str(value) for step in STEPS for key in ("env", "with") for value in step.get(key, {}).values()
    )

    assert "${{" not in scripts
    assert set(re.findall(r"inputs\.([\w-]+)", values)) == set(ACTION["inputs"])


def test_every_script_says_its_shell():
    assert {step["shell"] for step in STEPS if "run" in step} == {"bash"}


@pytest.fixture
def lint(specgen, tmp_path):
    """Return a function that runs the last step beside a sound connector and a faulty definition."""
    specgen("new", "my connector")
    (tmp_path / "faulty.json").write_text(
        '{"swagger": "2.0", "paths": {"/a": {"get": {"operationId": "Get-A"}}}}'
    )

    def lint(**inputs):
        environment = {"PATHS": ".", "ARGS": "", "SARIF": "", **inputs, "SPECGEN": str(COMMAND)}
        return subprocess.run(
            [*BASH, STEPS[-1]["run"]],
            cwd=tmp_path,
            env={**os.environ, "GITHUB_WORKSPACE": str(tmp_path), **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return lint


@needs_bash
@pytest.mark.parametrize(
    ("inputs", "code", "annotations"),
    [
        pytest.param({}, 0, 0, id="nothing wrong"),
        pytest.param(
            {"PATHS": "\nmy connector\nfaulty.json\n", "ARGS": "--select PA136"}, 0, 1, id="paths and args"
        ),
        pytest.param({"PATHS": "faulty.json", "ARGS": "--select PA427 --phase import"}, 1, 2, id="errors"),
        pytest.param({"PATHS": "gone.json"}, 2, 0, id="unusable"),
        pytest.param({"PATHS": "$(touch made)"}, 2, 0, id="a path that is a command"),
    ],
)
def test_exit_code_and_annotations(lint, tmp_path, inputs, code, annotations):
    run = lint(**inputs)

    assert (run.returncode, len(re.findall(r"^::\w+ file=", run.stdout, re.MULTILINE))) == (code, annotations)
    assert not (tmp_path / "made").exists()


@needs_bash
def test_sarif_is_written_beside_the_annotations(lint, tmp_path):
    run = lint(PATHS="faulty.json", ARGS="--select PA136,PA427", SARIF="found.sarif")

    (log,) = json.loads((tmp_path / "found.sarif").read_text())["runs"]
    assert run.returncode == 1
    assert len(log["results"]) == run.stdout.count("::") // 2


@needs_bash
def test_installation_takes_what_is_locked_and_the_checkout(tmp_path):
    environment = {"RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(tmp_path / "output")}
    fake = tmp_path / "specgen/bin"
    fake.mkdir(parents=True)
    (fake / "python").write_text('#!/bin/sh\necho "$@" >> "$RUNNER_TEMP/calls"\n')
    (fake / "python").chmod(0o755)

    subprocess.run(
        [*BASH, STEPS[1]["run"]],
        env={**os.environ, **environment, "PYTHON": str(fake / "python"), "SOURCE": "/the/checkout"},
        check=True,
    )

    assert (tmp_path / "calls").read_text().splitlines() == [
        f"-m venv {tmp_path}/specgen",
        (
            "-m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:"
            " --requirement /the/checkout/requirements.lock"
        ),
        "-m pip install --quiet --disable-pip-version-check --no-deps /the/checkout",
    ]
    assert (tmp_path / "output").read_text() == f"command={fake}/specgen\n"
