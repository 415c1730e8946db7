import pytest

from toolkit.lint.rules.path_items import (
    path_item_ref_not_supported,
    path_redefined,
    total_operations_count_exceeds_max_allowed,
)


def test_every_later_spelling_is_reported_even_if_it_holds_nothing(lint):
    paths = {"/a/{b}": {"get": {}}, "/A/{b}": {}, "/a/{B}": None, "/a/{c}": {}}

    findings = lint(path_redefined, paths, "paths")

    assert [finding.pointer for finding in findings] == ["/paths/~1A~1{b}", "/paths/~1a~1{B}"]


def test_operations_of_other_spellings_move_to_the_first(mended):
    paths = {"/a": {"get": {"operationId": "A"}}, "/A": {"put": {"operationId": "B"}}}

    definition = mended(path_redefined, paths, "paths")

    assert definition["paths"]["/a"] == {"get": {"operationId": "A"}, "put": {"operationId": "B"}}
    assert "/A" not in definition["paths"]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ({"/a": {"get": {}}}, {"/A": {"get": {}}}),
        ({"/a": {"parameters": []}}, {"/A": {"get": {}}}),
        ({"/a": {"get": {}}}, {"/A": {"put": {}, "x-ms-notification-content": {}}}),
        ({"/a/{id}": {"get": {}}}, {"/a/{ID}": {"put": {}}}),
        ({"/a": {"get": {}}}, {"/A": None}),
    ],
    ids=["same method", "parameters of the first", "notification", "names of variables", "no object"],
)
def test_paths_that_are_not_one_without_a_change_of_meaning_stay_apart(mended, first, later):
    assert mended(path_redefined, first | later, "paths") is None


@pytest.mark.parametrize(
    "reference", ["other.json#/a", "#/x-none/a", "#/x-list/a", "#/info/title", "#", 5, None, {}]
)
def test_reference_to_nothing_usable_is_reported_and_left_alone(lint, reference):
    definition = {"paths": {"/a": {"$ref": reference}}, "x-list": [{}]}

    findings = lint(path_item_ref_not_supported, definition)

    assert [(finding.pointer, finding.fix) for finding in findings] == [("/paths/~1a/$ref", None)]


@pytest.mark.parametrize(
    "paths",
    [
        {"/a": {"$ref": "#/x-shared"}, "/b": {"$ref": "#/x-shared"}},
        {"/a": {"$ref": "#/x-shared"}, "/b": {"get": {"operationId": "getThing"}}},
        {"/a": {"$ref": "#/x-shared", "get": {"operationId": "Other"}}},
    ],
    ids=["two references", "id is taken", "method is taken"],
)
def test_operations_are_not_written_out_twice(mended, paths):
    shared = {"get": {"operationId": "GetThing"}}

    assert mended(path_item_ref_not_supported, {"paths": paths, "x-shared": shared}) is None


@pytest.mark.parametrize(("count", "findings"), [(256, 0), (257, 1)])
def test_connector_holds_256_operations(lint, count, findings):
    paths = {f"/things{number}": {"get": {"deprecated": True}} for number in range(count)}

    assert len(lint(total_operations_count_exceeds_max_allowed, {"paths": paths}, "whole")) == findings
