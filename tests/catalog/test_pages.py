from toolkit.catalog import builtin
from toolkit.catalog.pages import page


def test_page_has_every_operation_once():
    text = page()

    assert [text.count(f"| `{name}` |") for name in builtin.operations()] == [1] * len(builtin.operations())


def test_page_tells_versions_that_are_not_sure():
    (line,) = [line for line in page().splitlines() if "`ListAlerts`" in line]

    assert line.endswith("| 2019-03-01 ? | paged |")
