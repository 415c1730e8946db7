from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.lint.engine import Linter
from toolkit.lint.rules.documents import duplicate_key


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("apiDefinition.swagger.json", '{\n  "host": "a",\n  "paths": {},\n  "host": "b"\n}'),
        ("apiDefinition.swagger.yaml", "host: a\npaths: {}\nhost: b\n"),
    ],
    ids=["JSON", "YAML"],
)
def test_later_key_is_marked_and_the_line_of_the_first_is_named(name, text):
    document = Document(Path(name), text)
    first = next(number for number, line in enumerate(text.splitlines(), start=1) if "host" in line)

    (finding,) = Linter([duplicate_key]).project(ConnectorProject.of_definition(document))

    assert document.line(finding.line)[finding.column - 1 : finding.end_column - 1].strip('"') == "host"
    assert finding.line == first + 2
    assert finding.message == f"`host` stands in this object already, in line {first}; only this one counts"


def test_same_key_in_different_objects_is_no_duplicate():
    document = Document(Path("a.json"), '{"paths": {"/a": {"get": {}}, "/b": {"get": {}}}}')

    assert Linter([duplicate_key]).project(ConnectorProject.of_definition(document)) == []
