import re
from collections import Counter

from toolkit.lint.catalogue import AREAS, CODES
from toolkit.lint.rules import every_rule


def test_every_documented_rule_has_a_code_of_its_own():
    names = [name for area in AREAS.values() for name in area]

    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert sorted(CODES) == sorted(names)
    assert len(set(CODES.values())) == len(names) == 174


def test_code_tells_the_area():
    assert {name: code for name, code in CODES.items() if not re.fullmatch(r"PA[1-8][0-9]{2}", code)} == {}
    assert (CODES["OperationIdNotUnique"], CODES["RequiredValueEmpty"]) == ("PA134", "PA817")


def test_rule_of_the_platform_has_the_code_of_its_name():
    platform = {rule.name: rule.code for rule in every_rule() if rule.family == "platform"}

    assert platform == {name: CODES[name] for name in platform}
