from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.validate.yaml_reader import yaml_read_differently


def found(text: str, name: str = "apiDefinition.swagger.yaml") -> list[tuple[tuple, str]]:
    project = ConnectorProject.of_definition(Document(Path(name), text))
    return [(problem.place.tokens, problem.message) for problem in yaml_read_differently.check(project)]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        pytest.param("2022-12-01", "a date, `2022-12-01`", id="date"),
        pytest.param("2022-12-01T10:00:00", "a time, `2022-12-01 10:00:00`", id="time"),
        pytest.param("1_000", "a number, `1000`", id="number with an underscore"),
    ],
)
def test_value_that_is_no_text_to_others_is_reported_at_its_place(value, kind):
    assert found(f"default: [text, {value}]\n") == [
        (("default", 1), f"other readers take this for {kind}; quote it")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("default: '2022-12-01'\n", id="quoted"),
        pytest.param("responses:\n  200: {description: OK}\n  true: {description: on}\n", id="keys"),
        pytest.param("a: on\nb: 0o17\nc: 1e3\nd: ~\n", id="what YAML 1.2 settles"),
        pytest.param("a: &x [1]\nb: *x\n", id="alias"),
        pytest.param("a: &x [1]\nb: &x [2]\nc: *x\n", id="anchor that is used again"),
        pytest.param("a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n", id="merge key"),
        pytest.param("a: 1\na: 2\n", id="key that stands twice"),
    ],
)
def test_what_all_read_alike_is_not_reported(text):
    assert found(text) == []


def test_json_has_one_meaning_only():
    assert found('{"default": "2022-12-01"}', "apiDefinition.swagger.json") == []
