"""What an operation answers, as makers see it."""

import pytest

from toolkit.arm.imported import ImportRefused

TEXT = {"type": "string"}
ROOM = {"type": "object", "properties": {"name": TEXT}}
DEFAULT = {"description": "The error that Azure Resource Manager describes."}


@pytest.fixture
def responses(imported):
    def make(method="get", **declared):
        codes = {code.removeprefix("c"): response for code, response in declared.items()}
        return imported(method, responses=codes).operation["responses"]

    return make


def with_schema(responses):
    return [code for code, response in responses.items() if response.get("schema")]


def test_one_success_has_the_schema_and_the_error_has_none(responses):
    found = responses(
        c200={"description": "The room.", "schema": ROOM},
        c201={"description": "A new room.", "schema": ROOM},
        default={"description": "Error", "schema": ROOM},
    )

    assert with_schema(found) == ["200"]
    assert found["201"] == {"description": "A new room."}
    assert found["default"] == DEFAULT


def test_schema_of_201_stays_where_there_is_no_200(responses):
    assert with_schema(responses("put", c201={"schema": ROOM}, c202={})) == ["201"]


@pytest.mark.parametrize("code", ["201", "202", "206"])
def test_schema_stands_where_designers_look_for_it(responses, code):
    others = {"c200": {"description": "OK"}} if code == "201" else {}

    assert with_schema(responses("post", **others, **{f"c{code}": {"schema": ROOM}})) == ["200"]


def test_answer_that_is_not_described_may_be_anything(responses):
    found = responses("delete", c202={"description": "Accepted"}, c204={"description": "No Content"})

    assert found == {
        "200": {"description": "The call was successful.", "schema": {}},
        "202": {"description": "The call was accepted and is being worked on."},
        "204": {"description": "The call was successful, and there is nothing to answer."},
        "default": DEFAULT,
    }


def test_errors_and_headers_are_left_out(responses):
    found = responses(
        c200={"description": "The room.", "schema": ROOM, "headers": {"ETag": TEXT}},
        c404={"description": "No such room."},
        c4XX={"description": "Error"},
    )

    assert found.keys() == {"200", "default"}
    assert found["200"].keys() == {"description", "schema"}


def test_head_tells_that_something_is_not_there(responses):
    assert responses("head", c204={}, c404={"description": "No such room."}).keys() == {
        *("200", "204", "404", "default"),
    }


def test_success_that_is_called_default_is_one(responses):
    assert with_schema(responses(default={"description": "OK", "schema": ROOM})) == ["200"]


def test_operation_without_success_is_refused(responses):
    with pytest.raises(ImportRefused, match="`Rooms_Get` declares no successful response"):
        responses(c404={"description": "No such room."})


def test_file_is_a_text_of_bytes(responses):
    found = responses(c200={"description": "The plan.", "schema": {"type": "file"}})

    assert found["200"]["schema"] == {"type": "string", "format": "binary"}


def test_plain_text_is_declared(imported):
    found = imported(answer=TEXT, produces=["text/plain"])

    assert found.operation["produces"] == ["text/plain"]


@pytest.mark.parametrize("link", ["nextLink", "@odata.nextLink"])
def test_list_with_a_link_is_paged(imported, link):
    page = {"type": "object", "properties": {"value": {"type": "array", "items": ROOM}, link: TEXT}}
    found = imported("get", operation_id="Rooms_List", path="/rooms", answer=page)

    assert found.is_paged
    assert found.operation["x-ms-pageable"] == {"nextLinkName": link}
    assert found.operation["responses"]["200"]["description"] == "One page of the rooms."


@pytest.mark.parametrize(
    "pageable", [{"nextLinkName": None}, {"nextLinkName": "next"}, {"itemName": "rooms"}]
)
def test_list_without_a_link_that_the_platform_follows_is_not_paged(imported, pageable):
    page = {"type": "object", "properties": {"value": {"type": "array", "items": ROOM}, "next": TEXT}}
    found = imported(answer=page, **{"x-ms-pageable": pageable})

    assert not found.is_paged
    assert "x-ms-pageable" not in found.operation
