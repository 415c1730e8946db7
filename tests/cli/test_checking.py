import re
import sys
from pathlib import Path

import pytest

from toolkit.cli.checking import Checker, Task
from toolkit.document import Document
from toolkit.lint.run import Outcome, Plan, Target
from toolkit.memo import memo


def test_giant_that_is_checked_leaves_nothing_of_its_texts_behind():
    asked = []

    @memo(2)
    def seen(text):
        asked.append(text)
        return text

    def check(target, _):
        seen("a")
        return Outcome(
            documents=[Document(target.path, " " * (1 if target.path.name == "a.json" else 2_000_000))]
        )

    names = ["a.json", "a.json", "giant.json", "a.json"]
    tasks = [Task(Target(Path(name), is_project=False), Plan(())) for name in names]
    list(Checker(check, None).answers(tasks, 1))

    assert asked == ["a", "a"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timers of that kind")
def test_target_that_takes_too_long_is_one_line_beside_the_others():
    checker = Checker(lambda *_: re.search("(a+)+$", "a" * 60 + "!"), None)
    task = Task(Target(Path("a.json"), is_project=False), Plan((), seconds=-1.4))

    (answer,) = checker.answers([task], 1)

    assert list(map(str, answer.outcome.unreadable)) == [
        "a.json: cannot be checked in -1.4 seconds; `time-limit` in specgen.toml gives more"
    ]
