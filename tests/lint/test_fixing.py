from collections import Counter
from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.finding import FixKind
from toolkit.lint.engine import Linter
from toolkit.lint.fixing import ROUNDS, fixed
from toolkit.lint.rule import Problem, safe, unsafe
from toolkit.patch import Put, Remove
from toolkit.swagger.nodes import ApiDefinition, Info

DEFINITION = Path("apiDefinition.swagger.json")
PROPERTIES = Path("apiProperties.json")
EVERY_KIND = frozenset(FixKind)


def project_of(data, properties=None):
    return ConnectorProject(Path(), data, Document(PROPERTIES, properties) if properties else None)


@pytest.fixture
def mend(definition):
    """Return the data after the fixes, what is left, and the number of fixes."""

    def run(data, *rules, kinds=EVERY_KIND):
        project, left, made = fixed(project_of(definition(data)), Linter(rules).project, kinds)
        return project.definition.data, [finding.rule for finding in left], made

    return run


def titled(make=safe, title="A"):
    """Return a check that wants a title, and fixes it."""

    def check(info):
        if "title" not in info.data:
            yield Problem("", info.place, make(Put((*info.tokens, "title"), title)))

    return check


def test_only_fixes_of_the_kinds_are_made(rule_of, mend):
    safely = rule_of(titled(), Info, name="Safe")
    boldly = rule_of(
        lambda info: (
            [Problem("", info.place, unsafe(Remove((*info.tokens, "x"))))] if "x" in info.data else []
        ),
        Info,
        name="Bold",
    )

    done = mend({"info": {"x": 1}}, safely, boldly, kinds=frozenset({FixKind.SAFE}))

    assert done == ({"info": {"x": 1, "title": "A"}}, ["Bold"], Counter({DEFINITION: 1}))


def test_without_kinds_nothing_changes(rule_of, mend):
    assert mend({"info": {}}, rule_of(titled(), Info), kinds=frozenset()) == (
        {"info": {}},
        ["Made"],
        Counter(),
    )


def test_change_that_mends_two_findings_counts_once(rule_of, mend):
    rules = [rule_of(titled(), Info, name=name) for name in ("One", "Other")]

    assert mend({"info": {}}, *rules) == ({"info": {"title": "A"}}, [], Counter({DEFINITION: 1}))


def test_of_two_fixes_that_meet_the_first_is_made(rule_of, mend):
    rules = [rule_of(titled(title=title), Info, name=title) for title in ("First", "Second")]

    assert mend({"info": {}}, *rules) == ({"info": {"title": "First"}}, [], Counter({DEFINITION: 1}))


def test_fix_that_uncovers_another_is_followed_by_it(rule_of, mend):
    def after(key, follower):
        def check(info):
            if key in info.data and follower not in info.data:
                yield Problem("", info.place, safe(Put((*info.tokens, follower), 1)))

        return check

    rules = [rule_of(after(*keys), Info) for keys in ("bc", "ab", "cd")]

    done = mend({"info": {"a": 1}}, *rules)

    assert done == ({"info": {"a": 1, "b": 1, "c": 1, "d": 1}}, [], Counter({DEFINITION: 3}))


def test_rules_that_disagree_come_to_an_end(rule_of, mend):
    def flip(info):
        yield Problem("", info.place, safe(Put((*info.tokens, "on"), not info.data["on"])))

    data, left, made = mend({"info": {"on": True}}, rule_of(flip, Info))

    assert (data, left, made) == ({"info": {"on": True}}, ["Made"], Counter({DEFINITION: ROUNDS}))


def test_every_file_of_a_project_is_mended(rule_of, definition):
    def check(project):
        for document in project.documents:
            if "x" in document.data:
                yield Problem("", ApiDefinition(document).place, safe(Remove(("x",))))

    lint = Linter([rule_of(check, ConnectorProject)]).project

    project, left, made = fixed(project_of(definition({"x": 1}), '{"x": 1}'), lint, EVERY_KIND)

    assert [document.data for document in project.documents] == [{}, {}]
    assert (left, made) == ([], Counter({DEFINITION: 1, PROPERTIES: 1}))


def test_change_that_a_text_does_not_take_keeps_no_other_back(rule_of, definition):
    shared = "a: &shared\n  x: 1\nb: *shared\nc: 1\n"
    document = definition(shared, "apiDefinition.swagger.yaml")

    def check(whole):
        if "c" in whole.data:
            yield Problem("", whole.place, safe(Put(("b", "x"), 2)))
            yield Problem("", whole.place, safe(Remove(("c",))))

    project, _, made = fixed(
        project_of(document), Linter([rule_of(check, ApiDefinition)]).project, EVERY_KIND
    )

    assert project.definition.text == "a: &shared\n  x: 1\nb: *shared\n"
    assert made == Counter({document.path: 1})
