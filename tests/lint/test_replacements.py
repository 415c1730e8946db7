import pytest

from toolkit.finding import Finding, Phase, Replacement, Severity
from toolkit.lint.replacements import with_replacements
from toolkit.lint.rule import safe
from toolkit.patch import Put, Remove, Rename


def finding(*patches, file="apiDefinition.swagger.json"):
    place = (file, 1, 1, 1, 2, "", "Made", "T001")
    return Finding(*place, Severity.ERROR, Phase.IMPORT, "it is odd", fix=safe(*patches))


def replaced(document, *findings):
    return [found.fix.replacements for found in with_replacements(findings, [document])]


def test_replacements_are_between_positions_in_the_text(definition):
    document = definition('{\n  "a": "é",\n  "b": 1\n}\n')

    assert replaced(document, finding(Put(("a",), 2)), finding(Rename(("b",), "c"), Put(("d",), 3))) == [
        (Replacement(2, 8, 2, 11, "2"),),
        (Replacement(3, 3, 3, 6, '"c"'), Replacement(3, 9, 3, 9, ',\n  "d": 3')),
    ]


def test_fixes_that_meet_are_each_for_itself(definition):
    document = definition('{"a": 1}')

    assert replaced(document, finding(Put(("a",), 2)), finding(Put(("a",), 3)), finding(Put(("a",), 2))) == [
        (Replacement(1, 7, 1, 8, "2"),),
        (Replacement(1, 7, 1, 8, "3"),),
        (Replacement(1, 7, 1, 8, "2"),),
    ]


@pytest.mark.parametrize(
    "patches",
    [
        pytest.param([Remove(("gone",))], id="nothing there"),
        pytest.param([Put(("b", "x"), 1)], id="no object"),
        pytest.param([Put(("b",), {"clientSecret": "s3cret"})], id="secret"),
    ],
)
def test_what_the_text_does_not_take_or_nobody_may_see_has_no_replacement(definition, patches):
    document = definition('{"a": 1, "b": 2}')

    assert replaced(document, finding(*patches), finding(Put(("a",), 2))) == [
        (),
        (Replacement(1, 7, 1, 8, "2"),),
    ]


def test_finding_in_another_file_or_without_a_fix_stays_as_it_is(definition):
    elsewhere = finding(Put(("a",), 2), file="other.json")
    plain = Finding("a.json", 1, 1, 1, 2, "", "Made", "T001", Severity.INFO, Phase.IMPORT, "it is odd")

    assert with_replacements([elsewhere, plain], [definition("{}")]) == [elsewhere, plain]
    assert replaced(definition("{}"), elsewhere) == [()]


def test_yaml_without_a_last_line_end_is_replaced_within_its_text(definition):
    document = definition("a: 1\nb: 2", "a.yaml")

    (made,) = replaced(document, finding(Put(("c",), 3), file="a.yaml"))

    assert made == (Replacement(2, 5, 2, 5, "\nc: 3"),)
