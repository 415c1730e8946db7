import pytest

from toolkit.lint.rules.paging import invalid_next_link_name_value


@pytest.mark.parametrize("pageable", [{"nextLinkName": "@odata.nextLink"}, {}, None, []], ids=repr)
def test_known_name_or_none_is_left(lint, pageable):
    operation = {"x-ms-pageable": pageable}

    assert lint(invalid_next_link_name_value, operation, part="operation") == []


@pytest.mark.parametrize("name", ["NextLink", "", None, 5, {}], ids=repr)
def test_any_other_value_is_no_name(lint, name):
    operation = {"x-ms-pageable": {"nextLinkName": name}}

    assert len(lint(invalid_next_link_name_value, operation, part="operation")) == 1


def test_nothing_is_removed_where_the_response_is_not_known(lint, mended):
    operation = {
        "x-ms-pageable": {"nextLinkName": "next"},
        "responses": {"200": {"$ref": "#/responses/Nowhere"}},
    }

    assert len(lint(invalid_next_link_name_value, operation, part="operation")) == 1
    assert mended(invalid_next_link_name_value, operation, part="operation") is None
