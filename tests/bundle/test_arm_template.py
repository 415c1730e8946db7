import pytest

from toolkit.bundle.arm_template import Unresolved, evaluated, literal

TEXTS = ["[a]", "[[a]", "[[[a]]", "[a", "a]", "[]", "", "x[0]", "[resourceGroup().location]"]


@pytest.mark.parametrize("text", TEXTS)
def test_literal_text_is_never_taken_for_an_expression(text):
    assert evaluated(literal({text: [text]}), {}) == {text: [text]}
    assert not isinstance(evaluated(literal(text), {}), Unresolved)


def test_references_are_followed_to_what_they_stand_for():
    template = {
        "parameters": {"name": {"defaultValue": "[variables('other')]"}, "none": {}, "odd": 5},
        "variables": {"other": {"a": "[[b]", "c": "[variables('id')]"}, "id": "7"},
    }

    assert evaluated("[parameters('name')]", template) == {"a": "[b]", "c": "7"}
    for unknown in ("[parameters('none')]", "[parameters('odd')]", "[variables('x')]", "[concat('a', 'b')]"):
        assert isinstance(evaluated(unknown, template), Unresolved)


def test_references_in_a_circle_come_to_an_end():
    template = {"variables": {"a": "[variables('b')]", "b": "[variables('a')]"}}

    assert isinstance(evaluated("[variables('a')]", template), Unresolved)


@pytest.mark.parametrize("large", [["x"] * 999, "x" * 999], ids=["list", "text"])
def test_small_template_does_not_swell(large):
    template = {"variables": {"many": ["[variables('large')]"] * 999, "large": large}}

    assert evaluated("[variables('many')]", template) == ["[variables('large')]"] * 999
