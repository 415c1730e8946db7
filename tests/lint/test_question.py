import json
import os
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.finding import FixKind, Phase
from toolkit.lint import question
from toolkit.lint.adoption.baseline import Baseline
from toolkit.lint.adoption.sifting import Ignores, Sieve
from toolkit.lint.question import BY_THE_DAY, key
from toolkit.lint.rules import every_rule
from toolkit.lint.run import Plan, Target

PLAN = Plan(("OperationIdSanitized",))
DEFINITION = "apiDefinition.swagger.json"
TOOLKIT = Path(question.__file__).parents[1]


@pytest.fixture
def project(tmp_path, monkeypatch) -> Target:
    """Go to a folder with a project that has all the files that a project may have."""
    monkeypatch.chdir(tmp_path)
    Path("c").mkdir()
    Path("c", DEFINITION).write_text('{"swagger": "2.0"}')
    Path("c/apiProperties.json").write_text("{}")
    Path("c/settings.json").write_text(json.dumps({"icon": "logo.png", "script": 1}))
    Path("c/icon.png").write_bytes(b"icon")
    Path("c/script.csx").write_text("script")
    return Target(Path("c"), is_project=True)


def asked(target, plan=PLAN):
    return key(target, plan, ["lint"])


def test_same_files_are_the_same_question_at_any_time(project):
    before = asked(project)
    for path in project.path.iterdir():
        os.utime(path, (1, 1))

    assert asked(project) == before


@pytest.mark.parametrize(
    "name", [DEFINITION, "apiProperties.json", "settings.json", "icon.png", "script.csx"]
)
def test_changed_file_is_another_question_and_a_missing_one_too(project, name):
    questions = {asked(project)}
    content = (project.path / name).read_bytes()
    (project.path / name).write_bytes(content + b" ")
    questions.add(asked(project))
    if name != DEFINITION:
        (project.path / name).unlink()
        questions.add(asked(project))

    assert len(questions) == (2 if name == DEFINITION else 3)


def test_file_that_settings_name_may_come_and_go(project):
    before = asked(project)
    Path("c/logo.png").write_text("")

    assert asked(project) != before


def test_other_files_of_the_folder_are_of_no_matter(project):
    before = asked(project)
    Path("c/README.md").write_text("")

    assert asked(project) == before


@pytest.mark.parametrize(
    "plan",
    [
        pytest.param(PLAN._replace(rules=("OperationIdNotUnique",)), id="rules"),
        pytest.param(PLAN._replace(phase=Phase.IMPORT), id="phase"),
        pytest.param(PLAN._replace(replacements=True), id="replacements"),
        pytest.param(PLAN._replace(seconds=9), id="time limit"),
        pytest.param(PLAN._replace(sieve=Sieve(anchors=True)), id="anchors"),
        pytest.param(PLAN._replace(sieve=Sieve(Ignores(Path(), (("c", frozenset("a")),)))), id="ignores"),
        pytest.param(PLAN._replace(sieve=Sieve(Ignores(Path("..")))), id="folder of the settings"),
        pytest.param(PLAN._replace(sieve=Sieve(baseline=Baseline(Path(), Counter()))), id="empty baseline"),
        pytest.param(
            PLAN._replace(sieve=Sieve(baseline=Baseline(Path(), Counter({("f", "r", "a"): 1})))),
            id="baseline",
        ),
    ],
)
def test_other_plan_is_another_question(project, plan):
    assert asked(project, plan) != asked(project)


def test_fixes_are_not_in_question(project):
    assert asked(project, PLAN._replace(kinds=frozenset(FixKind), dry_run=True)) == asked(project)


def test_other_spelling_of_a_path_is_another_question_for_it_is_shown(project, tmp_path):
    assert asked(Target(tmp_path / "c", is_project=True)) != asked(project)


def test_definition_alone_is_another_question_than_its_project(project):
    alone = Target(project.path / DEFINITION, is_project=False)

    assert asked(alone) not in {asked(project), None}


def test_other_code_is_another_question(project, monkeypatch):
    before = asked(project)
    monkeypatch.setattr(question, "edition", lambda: "2.0")

    assert asked(project) != before


def test_who_asks_is_part_of_the_question(project):
    assert key(project, PLAN, ["validate"]) != asked(project)


def test_what_was_linted_counts_and_not_what_has_been_written_meanwhile(project):
    before = asked(project)
    linted = Document.read(project.path / DEFINITION)
    linted_with_mark = Document.from_bytes(linted.path, b"\xef\xbb\xbf{}")
    linted.path.write_text("{}")

    assert key(project, PLAN, ["lint"], [linted]) == before
    linted.path.write_bytes(b"\xef\xbb\xbf{}")
    assert key(project, PLAN, ["lint"], [linted_with_mark]) == asked(project)


@pytest.mark.parametrize(
    "target",
    [
        pytest.param(Target(Path("stdin.json"), is_project=False, content=b"{}"), id="standard input"),
        pytest.param(Target(Path("gone.json"), is_project=False), id="missing"),
        pytest.param(Target(Path("gone"), is_project=True), id="missing folder"),
    ],
)
def test_what_cannot_be_read_again_is_no_question(target):
    assert asked(target) is None


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"icon": "\\u0000"}', json.dumps({"icon": "x" * 9999})], ids=repr
)
def test_odd_settings_are_no_trouble(project, text):
    Path("c/settings.json").write_text(text)

    assert asked(project)


def test_rules_that_look_at_the_calendar_are_asked_again_every_day(project, monkeypatch):
    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz=UTC):
            return datetime(2999, 1, 1, tzinfo=tz)

    dated = PLAN._replace(rules=tuple(BY_THE_DAY))
    today = asked(project), asked(project, dated)
    monkeypatch.setattr(question, "datetime", Tomorrow)

    assert (asked(project) == today[0], asked(project, dated) == today[1]) == (True, False)


def modules_with(pattern):
    """Return the modules of rules and judges in which the pattern occurs."""
    paths = [*(TOOLKIT / "lint/rules").rglob("*.py"), *(TOOLKIT / "validate").rglob("*.py")]
    return {path.name for path in paths if re.search(pattern, path.read_text())}


def test_no_other_rules_look_at_the_calendar():
    assert modules_with(r"\bimport time\b|\bdatetime\.(now|today)|\bdate\.today|\btime\.time") == {
        "service.py"
    }
    assert {rule.name for rule in every_rule()} >= BY_THE_DAY


def test_no_other_rules_look_at_the_disk_or_at_the_environment():
    looks = (
        r"\bis_file\(|\bexists\(|\bread_(bytes|text|icon)\(|\bopen\(|\bscandir|\bgetenv|\benviron\b|\.cwd\("
    )

    assert modules_with(looks) == {"project_files.py", "icon.py"}
