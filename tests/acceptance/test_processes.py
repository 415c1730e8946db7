"""`specgen lint` in several processes, beside others, and ended in the middle of its work."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("specgen")
CACHED = ("--cache-dir", "kept")
MANY = 40  # definitions

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="signals as on Unix"),
]


@pytest.fixture
def many(tmp_path) -> Path:
    """Return a folder with many projects that have faults, each its own."""
    for number in range(MANY):
        folder = tmp_path / "many" / f"{number:02}"
        folder.mkdir(parents=True)
        paths = {f"/{place}": {"get": {"operationId": f"Get-{number}-{place}"}} for place in range(40)}
        (folder / "apiDefinition.swagger.json").write_text(json.dumps({"swagger": "2.0", "paths": paths}))
    return tmp_path / "many"


def begun(many, *arguments):
    """Begin to lint, as a shell would."""
    return subprocess.Popen(
        [COMMAND, "lint", many.name, *arguments],
        cwd=many.parent,
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (as a shell does)
    )


def ended(process):
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def wait_for_an_answer(many):
    """Wait until the cache has something, so that the run is in the middle of its work."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if list((many.parent / "kept").glob("answers/*")):
            return
        time.sleep(0.01)
    raise TimeoutError


def test_runs_at_the_same_time_share_a_cache(many):
    runs = [begun(many, *CACHED, "--jobs", jobs) for jobs in ("1", "2", "2")]

    alone = ended(begun(many, "--no-cache", "--jobs", "1"))
    assert [ended(run) for run in runs] == [alone] * 3
    assert ended(begun(many, *CACHED)) == alone
    assert len(list((many.parent / "kept/answers").iterdir())) == MANY


@pytest.mark.parametrize("jobs", ["1", "3"], ids=["one process", "three processes"])
def test_killed_run_leaves_a_cache_that_holds(many, jobs):
    killed = begun(many, *CACHED, "--jobs", jobs)
    wait_for_an_answer(many)
    killed.kill()
    killed.communicate(timeout=60)  # its processes hold the other ends, and end by themselves

    first, second = (ended(begun(many, *CACHED, "--jobs", "1")) for _ in range(2))

    assert first == second == ended(begun(many, "--no-cache", "--jobs", "1"))


@pytest.mark.parametrize("jobs", ["1", "3"], ids=["one process", "three processes"])
def test_interrupted_run_says_nothing_and_leaves_no_process(many, jobs):
    interrupted = begun(many, *CACHED, "--jobs", jobs, "--statistics")
    wait_for_an_answer(many)
    os.killpg(interrupted.pid, signal.SIGINT)

    assert ended(interrupted) == (130, "", "")
    with pytest.raises(ProcessLookupError):
        os.killpg(interrupted.pid, signal.SIGINT)
