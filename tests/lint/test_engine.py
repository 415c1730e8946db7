import pickle
from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.errors import UnreadableDocument
from toolkit.finding import Finding, Phase, Related, Severity
from toolkit.lint.engine import Linter
from toolkit.lint.rule import Problem
from toolkit.lint.rules import every_rule
from toolkit.swagger.nodes import ApiDefinition, Info, Operation, Schema
from toolkit.syntax.spot import Span

PATHS = {"/a": {"get": {"summary": "A"}, "put": {}}, "/b": {"get": {"deprecated": True, "summary": "B"}}}


def pointers(findings):
    return [finding.pointer for finding in findings]


def test_rule_is_asked_about_nodes_of_its_types_in_document_order(rule_at, definition):
    document = definition({"paths": PATHS, "info": {}})

    findings = Linter([rule_at(Info, Operation)]).definition(document)

    assert pointers(findings) == ["/paths/~1a/get", "/paths/~1a/put", "/paths/~1b/get", "/info"]


def test_of_problems_that_read_alike_that_of_the_first_node_is_kept(rule_of, definition):
    def check(operation):
        yield Problem("seen", operation.definition.place, related=(operation.place,))

    (finding,) = Linter([rule_of(check, Operation)]).definition(definition({"paths": PATHS}))

    assert [other.pointer for other in finding.related] == ["/paths/~1a/get"]


def test_rule_with_keys_is_asked_once_about_nodes_that_hold_one_of_them(rule_at, definition):
    linter = Linter([rule_at(Operation, keys=["summary", "deprecated"])])

    findings = linter.definition(definition({"paths": PATHS}))

    assert pointers(findings) == ["/paths/~1a/get", "/paths/~1b/get"]


def test_linter_may_be_used_for_many_definitions(rule_at, definition):
    linter = Linter([rule_at(Info, keys=["title"]), rule_at(Info, name="Always")])

    found = [
        [finding.rule for finding in linter.definition(definition({"info": info}))]
        for info in ({"title": ""}, {"version": ""}, {"title": ""}, {})
    ]

    assert found == [["Always", "Made"], ["Always"], ["Always", "Made"], ["Always"]]


@pytest.mark.parametrize(
    ("asked", "found"), [(Phase.IMPORT, ["Import"]), (Phase.CERTIFICATION, ["Certification", "Import"])]
)
def test_import_leaves_out_what_only_a_certification_looks_at(rule_at, definition, asked, found):
    rules = [rule_at(Info, name=phase.capitalize(), phase=phase) for phase in Phase]

    findings = Linter(rules, asked).definition(definition({"info": {}}))

    assert [finding.rule for finding in findings] == found


@pytest.mark.parametrize(
    ("asked", "found"), [(Phase.IMPORT, []), (Phase.CERTIFICATION, [Phase.CERTIFICATION])]
)
def test_problem_may_be_of_a_later_phase_than_its_rule(rule_of, definition, asked, found):
    strict = rule_of(lambda node: [Problem("", node.place, phase=Phase.CERTIFICATION)], Info)

    findings = Linter([strict], asked).definition(definition({"info": {}}))

    assert [finding.phase for finding in findings] == found


def test_finding_has_everything_a_reader_needs(rule_of, definition):
    named = rule_of(
        lambda info: [Problem("`title` is odd", info.place / "title")],
        Info,
        name="Odd",
        severity=Severity.WARNING,
        reference="https://example.com",
    )

    (finding,) = Linter([named]).definition(definition('{"info":\n {"title": "A"}}'))

    assert finding == Finding(
        file="apiDefinition.swagger.json",
        line=2,
        column=12,
        end_line=2,
        end_column=15,
        pointer="/info/title",
        rule="Odd",
        code="T001",
        severity=Severity.WARNING,
        phase=Phase.IMPORT,
        message="`title` is odd",
        reference="https://example.com",
    )
    assert pickle.loads(pickle.dumps(finding)) == finding


TEXT = '{"a": 5, "list": [{"b": 1}, "x"], "long": "1\\n2", "none": {}}'


@pytest.mark.parametrize(
    ("tokens", "at_key", "marked"),
    [
        pytest.param(("a",), False, "5", id="value"),
        pytest.param(("a",), True, '"a"', id="key of a value"),
        pytest.param(("list",), False, '"list"', id="key of a container"),
        pytest.param(("list", 0), False, "{", id="bracket of an object in a list"),
        pytest.param(("list", 1), True, '"x"', id="item, for it has no key"),
        pytest.param((), False, "{", id="whole document"),
        pytest.param(("none", "x", "y"), False, '"none"', id="nearest thing that exists"),
    ],
)
def test_marked_are_the_characters_that_tell_most(rule_of, definition, tokens, at_key, marked):
    def check(node):
        place = node.place
        for token in tokens:
            place /= token
        yield Problem("", place, at_key=at_key)

    (finding,) = Linter([rule_of(check, ApiDefinition)]).definition(definition(TEXT))

    assert TEXT[finding.column - 1 : finding.end_column - 1] == marked
    assert finding.pointer == "".join(f"/{token}" for token in tokens)


def test_block_of_yaml_is_marked_at_its_key(rule_at, definition):
    document = definition("info:\n  title: A\n  version: '1'\n", "apiDefinition.swagger.yaml")

    (finding,) = Linter([rule_at(Info)]).definition(document)

    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (1, 1, 1, 5)


def test_problem_may_mark_characters_that_no_pointer_names(rule_of, definition):
    spotted = rule_of(lambda node: [Problem("", node.place, span=Span(2, 6))], ApiDefinition)

    (finding,) = Linter([spotted]).definition(definition('{"info": {}}'))

    assert (finding.column, finding.end_column) == (3, 7)


def test_related_places_have_positions_too(rule_of, definition):
    both = rule_of(lambda node: [Problem("", node.place / "b", related=(node.place / "a",))], ApiDefinition)

    (finding,) = Linter([both]).definition(definition('{"a": 1,\n"b": 1}'))

    assert finding.related == (Related("apiDefinition.swagger.json", 1, 7, 1, 8, "/a"),)


def test_project_is_asked_about_as_a_whole_and_its_definition_node_by_node(rule_of, rule_at, definition):
    properties = Document(Path("apiProperties.json"), '{"properties": {}}')
    project = ConnectorProject(Path(), definition({"info": {}}), properties)
    whole = rule_of(
        lambda project: [Problem("", node) for node in map(root_of, project.documents)], ConnectorProject
    )

    findings = Linter([whole, rule_at(Info, name="Node")]).project(project)

    assert [(finding.file, finding.rule) for finding in findings] == [
        ("apiDefinition.swagger.json", "Made"),
        ("apiDefinition.swagger.json", "Node"),
        ("apiProperties.json", "Made"),
    ]


def root_of(document):
    return ApiDefinition(document).place


def test_rule_that_goes_too_deep_makes_the_document_unreadable(rule_of, definition):
    def descend(schema):
        return descend(schema)

    with pytest.raises(UnreadableDocument, match="nested too deeply"):
        Linter([rule_of(descend, Schema)]).definition(definition({"definitions": {"A": {}}}))


def test_published_definitions_are_linted_without_a_crash(corpus):
    linter = Linter(every_rule())
    crashed = []
    for path in corpus:
        try:
            linter.definition(ConnectorProject.of_definition(Document.read(path)).definition)
        except UnreadableDocument:
            continue
        except Exception as error:  # noqa: BLE001 (whatever it is, the list shows all)
            crashed.append((path.parent.name, repr(error)))

    assert crashed == []
