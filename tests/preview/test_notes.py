from pathlib import Path

import pytest

from toolkit.finding import Finding, Phase, Severity
from toolkit.preview.notes import notes

CARD = "/paths/~1machines/post"
FILE = Path("apiDefinition.swagger.json")


def finding(pointer, file=FILE):
    place = (str(file), 1, 1, 1, 2, pointer)
    return Finding(*place, "Rule", "PA1", Severity.WARNING, Phase.IMPORT, "`x` is wrong")


@pytest.mark.parametrize(
    ("pointer", "owner"),
    [
        pytest.param(f"{CARD}/parameters/0/x-ms-summary", f"{CARD}/parameters/0", id="inside a field: there"),
        pytest.param(f"{CARD}/parameters/0", f"{CARD}/parameters/0", id="at a field: there"),
        pytest.param(f"{CARD}/parameters", CARD, id="around fields: on the card"),
        pytest.param(f"{CARD}/summary", CARD, id="of the operation: on the card"),
        pytest.param(
            "/paths/~1groups/get/responses/200/schema/items/title",
            "/paths/~1groups/get/responses/200/schema/items",
            id="inside an output: there",
        ),
    ],
)
def test_finding_stands_at_the_nearest_thing_that_makers_see(sheet_of, pointer, owner):
    found = notes(sheet_of().picture, [finding(pointer)], FILE)

    assert found.of(owner) == [finding(pointer)]
    assert found.of_connector == []


@pytest.mark.parametrize(
    ("pointer", "file"),
    [
        pytest.param("", FILE, id="of the whole file"),
        pytest.param("/info/title", FILE, id="of what has no card"),
        pytest.param("/paths/~1machines", FILE, id="around a card"),
        pytest.param(f"{CARD}/summary", Path("apiProperties.json"), id="of another file"),
    ],
)
def test_any_other_finding_is_of_the_connector(sheet_of, pointer, file):
    found = notes(sheet_of().picture, [finding(pointer, file)], FILE)

    assert found.of_connector == [finding(pointer, file)]
    assert not found.at


def test_card_has_what_stands_at_its_fields_each_once(sheet_of):
    picture = sheet_of().picture
    at_field, at_card = finding(f"{CARD}/parameters/1/type"), finding(CARD)

    found = notes(picture, [at_field, at_card], FILE)

    assert found.of_card(picture.cards[1]) == [at_card, at_field]
    assert found.of_card(picture.cards[0]) == []
