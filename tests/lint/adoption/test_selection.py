from time import process_time

import pytest

from toolkit.errors import BadValue
from toolkit.lint.adoption.selection import chosen, mean_only, named
from toolkit.swagger.nodes import Info


@pytest.fixture
def rules(rule_at):
    return [
        rule_at(Info, name="TitleMissing", code="AB101", family="platform"),
        rule_at(Info, name="TitleTooLong", code="AB102", family="platform"),
        rule_at(Info, name="IconMissing", code="CD101", family="own"),
    ]


def test_word_that_is_said_again_and_again_is_looked_up_once(rules):
    start = process_time()

    assert chosen(rules * 50, (), ["AB1", "ab1"] * 50_000) == [rules[2]] * 50
    assert process_time() - start < 1


TITLES = ["TitleMissing", "TitleTooLong"]
ALL = [*TITLES, "IconMissing"]


@pytest.mark.parametrize(
    ("select", "ignore", "names"),
    [
        pytest.param([], [], ALL, id="all where nothing is said"),
        pytest.param(["all"], [], ALL, id="all by name"),
        pytest.param(["TitleMissing"], [], ["TitleMissing"], id="name"),
        pytest.param(["titlemissing"], [], ["TitleMissing"], id="name in lower case"),
        pytest.param(["cd101"], [], ["IconMissing"], id="code"),
        pytest.param(["AB1"], [], TITLES, id="beginning of a code"),
        pytest.param(["own"], [], ["IconMissing"], id="family"),
        pytest.param(["CD, TitleTooLong ,"], [], ["TitleTooLong", "IconMissing"], id="list with blanks"),
        pytest.param(["CD", "AB102"], [], ["TitleTooLong", "IconMissing"], id="option twice"),
        pytest.param(["AB"], ["AB102"], ["TitleMissing"], id="less what is ignored"),
        pytest.param([], ["platform"], ["IconMissing"], id="all but a family"),
        pytest.param([], [""], ALL, id="nothing is ignored by nothing"),
        pytest.param(["AB"], ["all"], [], id="none"),
    ],
)
def test_rules_are_chosen_in_their_order(rules, select, ignore, names):
    assert [rule.name for rule in chosen(rules, select, ignore)] == names


@pytest.mark.parametrize(
    ("select", "ignore", "names"),
    [
        pytest.param([], [], TITLES, id="left out where nothing is said"),
        pytest.param(["default"], [], TITLES, id="left out by default"),
        pytest.param(["all"], [], [*TITLES, "NameTooLong"], id="among all"),
        pytest.param(["arm"], [], ["NameTooLong"], id="alone"),
        pytest.param(["default,arm"], [], [*TITLES, "NameTooLong"], id="beside the others"),
        pytest.param(["AR101"], [], ["NameTooLong"], id="by code"),
        pytest.param(["all"], ["default"], ["NameTooLong"], id="all but the default ones"),
    ],
)
def test_family_for_other_files_waits_until_it_is_asked_for(rules, rule_at, select, ignore, names):
    rules = [*rules[:2], rule_at(Info, name="NameTooLong", code="AR101", family="arm")]

    assert [rule.name for rule in chosen(rules, select, ignore)] == names


@pytest.mark.parametrize(
    ("word", "message"),
    [
        pytest.param(
            "TitelMissing",
            "no rule, code or family is called `TitelMissing`; did you mean `TitleMissing`",
            id="typing error",
        ),
        pytest.param(
            "icon", "no rule, code or family is called `icon`; did you mean `IconMissing`?", id="part"
        ),
        pytest.param(
            "ZZ", "no rule, code or family is called `ZZ`; `specgen rules` lists them", id="nothing near"
        ),
        pytest.param(" , ", "--select names no rule; `specgen rules` lists them", id="no word at all"),
    ],
)
def test_word_that_means_no_rule_is_refused_with_near_misses(rules, word, message):
    with pytest.raises(BadValue) as refused:
        chosen(rules, [word], [])

    assert str(refused.value).startswith(message)


@pytest.mark.parametrize("word", ["TitleTooLong", "titletoolong", "AB102", "ab102"])
def test_rule_is_found_by_name_and_by_code(rules, word):
    assert named(rules, word).name == "TitleTooLong"


def test_beginning_of_a_code_is_no_name(rules):
    with pytest.raises(BadValue, match="no rule is called `CD10`; did you mean `CD101`"):
        named(rules, "CD10")


@pytest.mark.parametrize("word", ["OperationIdRequired", "operationidrequired", "PA135"])
def test_rule_of_the_platform_that_is_not_checked_is_told_as_such(rules, word):
    told = "`OperationIdRequired` is a rule of the platform that this version does not check"

    with pytest.raises(BadValue, match=told):
        named(rules, word)
    with pytest.raises(BadValue, match=told):
        chosen(rules, [word], [])


@pytest.mark.parametrize(
    ("words", "is_so"),
    [
        pytest.param([], True, id="no word"),
        pytest.param(["AB1", "titlemissing, platform"], True, id="words for these"),
        pytest.param(["default"], True, id="those that run anyway"),
        pytest.param(["AB1,CD"], False, id="a word for another"),
        pytest.param(["ALL"], False, id="all"),
        pytest.param(["TitleMisssing"], False, id="a word for none"),
    ],
)
def test_words_mean_these_rules_and_no_others(rules, words, is_so):
    assert mean_only(rules[:2], words) is is_so
