"""What a stranger does: build the wheel, install it into an empty environment, run it."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_wheel_works_in_an_empty_environment(tmp_path):
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", CHECKOUT, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "empty")
    scripts = tmp_path / "empty" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", scripts / "python"]  # faster than a pip of its own
    run(*pip, "install", "--quiet", "--no-compile", wheel, cwd=tmp_path)

    run(scripts / "specgen", "new", "mine", cwd=tmp_path)
    run(scripts / "specgen", "validate", "mine", cwd=tmp_path)
    run(scripts / "specgen", "bundle", "mine", "--target", "wizard", cwd=tmp_path)

    assert (tmp_path / "dist/mine-wizard/wizard.md").is_file()
    assert run(scripts / "specgen", "--version", cwd=tmp_path).startswith("specgen ")
