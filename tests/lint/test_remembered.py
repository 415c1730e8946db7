import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.finding import Finding, Fix, FixKind, Phase, Related, Replacement, Severity
from toolkit.lint.adoption.selection import default
from toolkit.lint.adoption.sifting import Sifted
from toolkit.lint.remembered import Answer, plain, restored
from toolkit.lint.rules import every_rule
from toolkit.lint.run import Outcome, Plan, Target, check

FULL = Finding(
    *("c/a.json", 1, 2, 3, 4, "/a", "Rule", "SG1", Severity.ERROR, Phase.IMPORT, "`é` is wrong"),
    reference="https://example.com",
    fix=Fix(FixKind.UNSAFE, (), (Replacement(1, 2, 3, 4, "text"),)),
    related=(Related("c/b.json", 5, 6, 7, 8, "/b"),),
    anchor="/[a]",
)
BARE = Finding("a.json", 1, 1, 1, 2, "", "Rule", "SG1", Severity.INFO, Phase.CERTIFICATION, "no `a`")
ANSWER = Answer(
    Outcome(Sifted([FULL, BARE], accepted=1, known=2, counts=Counter({("a.json", "Rule", "/[a]"): 3}))),
    ["c/a.json"],
    ["c/a.json:1:2: error\n"],
)
DATA = json.loads(json.dumps(plain(ANSWER)))


def test_answer_comes_back_whole():
    assert restored(json.loads(json.dumps(plain(ANSWER)))) == ANSWER


def without_patches(finding):
    return finding._replace(fix=finding.fix and finding.fix._replace(patches=()))


def test_published_connectors_come_back_whole_but_for_patches(corpus):
    plan = Plan(tuple(rule.name for rule in default(every_rule())))
    for path in corpus[::20]:
        sifted = check(Target(Path(path), is_project=False), plan).sifted
        sifted = sifted._replace(left=[without_patches(finding) for finding in sifted.left])
        answer = Answer(Outcome(sifted), [str(path)], [])

        assert restored(json.loads(json.dumps(plain(answer)))) == answer


def changed(*way):
    """Return the data with one value replaced."""
    *steps, last, value = way
    data = json.loads(json.dumps(DATA))
    at = data
    for step in steps:
        at = at[step]
    at[last] = value
    return data


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(None, id="nothing"),
        pytest.param({}, id="an object"),
        pytest.param(DATA[:-1], id="too short"),
        pytest.param([*DATA, 1], id="too long"),
        pytest.param(changed(0, 0, 1, "1"), id="line in letters"),
        pytest.param(changed(0, 0, 1, True), id="line of truth"),
        pytest.param(changed(0, 0, 1, 1.5), id="line and a half"),
        pytest.param(changed(0, 0, 8, "fatal"), id="unknown severity"),
        pytest.param(changed(0, 0, 13, "brave"), id="unknown fix"),
        pytest.param(changed(0, 0, 14, [[1]]), id="replacement without text"),
        pytest.param(changed(0, 0, 15, [{}]), id="related to an object"),
        pytest.param(changed(0, 0, None), id="no finding"),
        pytest.param(changed(1, "many"), id="accepted in letters"),
        pytest.param(changed(3, [["a"]]), id="count without a number"),
        pytest.param(changed(4, [1]), id="file that is a number"),
        pytest.param(changed(5, [None]), id="line that is null"),
    ],
)
def test_what_does_not_fit_is_no_answer(data):
    assert restored(data) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_data_is_looked_at_without_a_traceback(data):
    assert restored(data) is None or isinstance(data, list)
