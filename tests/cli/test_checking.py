import re
import sys
from pathlib import Path

import pytest

from toolkit.cli.checking import Checker, Task
from toolkit.lint.run import Plan, Target


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timers of that kind")
def test_target_that_takes_too_long_is_one_line_beside_the_others():
    checker = Checker(lambda *_: re.search("(a+)+$", "a" * 60 + "!"), None)
    task = Task(Target(Path("a.json"), is_project=False), Plan((), seconds=-1.4))

    (answer,) = checker.answers([task], 1)

    assert list(map(str, answer.outcome.unreadable)) == [
        "a.json: cannot be checked in -1.4 seconds; `time-limit` in specgen.toml gives more"
    ]
