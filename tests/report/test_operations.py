import pytest

from toolkit.catalog.entry import CatalogEntry, Flag
from toolkit.report import operations
from toolkit.report.terminal import Style, width

ENTRY = CatalogEntry(
    id="ListColorsInGroup",
    summary="List colors in a resource group",
    description="Lists colors.",
    method="GET",
    path="/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Paint/colors",
    api_version="2024-01-01",
    source="/home/ada/specs/specification/paint/resource-manager/Microsoft.Paint/stable/2024-01-01/paint.json",
    flags=(Flag.PAGED, Flag.LONG_RUNNING, Flag.SECRET, Flag.DESTRUCTIVE, Flag.PREVIEW),
    helpers=("ListSubscriptions", "ListResourceGroups"),
)


@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_terminal(columns):
    lines = list(operations.lines([ENTRY], Style(colour=False, columns=columns)))

    assert max(map(width, lines)) <= columns


def test_everything_that_is_known_is_shown():
    text = "\n".join(operations.lines([ENTRY], Style(colour=False, columns=80)))

    assert text == (
        "ListColorsInGroup  List colors in a resource group\n"
        "  GET …/providers/Microsoft.Paint/colors  2024-01-01  paged  long-running\n"
        "  secret  destructive  preview  …/Microsoft.Paint/stable/2024-01-01/paint.json\n"
        "  dropdowns: ListSubscriptions, ListResourceGroups"
    )


def test_old_encoding_gets_plain_signs():
    text = "\n".join(operations.lines([ENTRY], Style(colour=False, encoding="ascii")))

    assert text.isascii()
    assert ".../providers/Microsoft.Paint/colors" in text


def test_nothing_is_no_lines():
    assert list(operations.lines([], Style(colour=False))) == []
