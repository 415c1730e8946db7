import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import templates
from toolkit.arm import dynamic
from toolkit.arm.dynamic import CatalogList
from toolkit.catalog import builtin
from toolkit.catalog.services import request_of, services, shared
from toolkit.connector import limits
from toolkit.generate import connector
from toolkit.generate.request import NewConnector
from toolkit.lint.engine import Linter
from toolkit.lint.rules import DEFAULT_RULES
from toolkit.swagger.schema_references import closure, referred

NAMES = sorted(builtin.operations())
LISTS = [value for value in vars(dynamic).values() if isinstance(value, CatalogList)]


def findings(project):
    return {finding.rule: finding for finding in Linter(DEFAULT_RULES).project(project)}


def test_there_are_all_operations():
    assert len(NAMES) == 85


@pytest.mark.parametrize("name", NAMES)
def test_operation_alone_has_no_finding(name, with_operations):
    assert findings(with_operations([name])) == {}


def test_all_operations_together_have_no_finding_and_fit(with_operations):
    project = with_operations(NAMES)

    assert findings(project) == {}
    assert len(project.definition.text.encode()) < limits.UPLOAD_BYTES.value


def test_independent_judge_accepts_all_operations(with_operations):
    from openapi_spec_validator import OpenAPIV2SpecValidator

    data = with_operations(NAMES).definition.data

    assert list(OpenAPIV2SpecValidator(data).iter_errors()) == []


@settings(max_examples=12)
@given(names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=20, unique=True), data=st.data())
def test_order_of_adding_makes_no_difference(names, data, with_operations):
    shuffled = data.draw(st.permutations(names))

    first, second = with_operations(names), with_operations(shuffled)

    assert first.definition.data == second.definition.data
    assert findings(first).keys() == set()


@settings(max_examples=12)
@given(names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=20, unique=True))
def test_definition_of_a_name_is_the_same_in_every_set(names, with_operations):
    everything = with_operations(NAMES).definition.data["definitions"]

    definitions = with_operations(names).definition.data["definitions"]

    assert {name: everything[name] for name in definitions} == definitions


@pytest.mark.parametrize("name", NAMES)
def test_operation_brings_all_that_it_refers_to_and_no_more(name):
    operation = builtin.load(name)

    assert closure(referred(operation.operation), operation.definitions) == operation.definitions.keys()
    assert {*referred([operation.operation, operation.definitions])} == operation.definitions.keys()


def test_new_connector_has_the_same_list_of_subscriptions():
    new = connector.definition(NewConnector())
    operation = builtin.load("ListSubscriptions")

    assert json.dumps(new["paths"]["/subscriptions"]["get"]) == json.dumps(operation.operation)
    assert json.dumps(new["definitions"]) == json.dumps(operation.definitions)


@pytest.mark.parametrize("name", NAMES)
def test_entry_names_the_helpers_that_the_operation_calls(name):
    called = dict.fromkeys(dropdown.helper for dropdown in builtin.load(name).dropdowns)

    assert builtin.operations()[name].helpers == tuple(called)


@pytest.mark.parametrize("name", NAMES)
def test_dropdown_reads_what_its_helper_answers(name):
    for dropdown in builtin.load(name).dropdowns:
        helper = builtin.load(dropdown.helper)
        page = helper.definitions[next(referred(helper.operation["responses"]))]
        element = helper.definitions[next(referred(page["properties"][dropdown.collection]))]
        parameters = {parameter["name"] for parameter in helper.operation["parameters"]}

        assert {*dropdown.arguments, *dropdown.constants} <= parameters
        for path in (dropdown.value, dropdown.title):
            schema = element
            for step in path.split("/"):
                schema = schema["properties"][step]


@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.helper)
def test_imports_and_catalog_agree_on_what_a_list_offers(listed):
    operation = services()
    data = next(
        one.operations[listed.helper] for one in operation.values() if listed.helper in one.operations
    )

    assert data.get("lists", ["name", "name"]) == [listed.value, listed.title]
    assert builtin.known_helpers()[listed.helper].parameters == listed.arguments


def test_paged_operation_answers_where_the_next_page_is():
    paged = [builtin.load(name) for name in NAMES if builtin.load(name).is_paged]
    pages = [one.definitions[next(referred(one.operation["responses"]))] for one in paged]

    assert len(paged) > 20
    assert {tuple(page["properties"]) for page in pages} == {("value", "nextLink")}


def test_helpers_are_made_when_they_are_asked_for():
    helpers = builtin.helpers()

    assert helpers["ListTenants"].path == "/tenants"
    assert helpers.get("ListNothing") is None
    assert len(helpers) == len(list(helpers)) == len(NAMES)


def test_notes_tell_what_to_take_care_of():
    (note,) = builtin.load("ListStorageAccountKeys").notes

    assert note == "answers secrets: turn on secure outputs for the action"


def test_operation_with_something_of_its_own_to_know_says_so():
    assert builtin.load("GetResource").notes == (
        "a whole ID as the path would overlap with other paths; so it is taken from the provider on",
    )


def test_operation_of_an_unsure_version_says_so():
    (note,) = builtin.load("ListAlerts").notes

    assert note.startswith("its version of the interface is not confirmed")


def test_no_schema_is_written_twice():
    files = [templates.read_json(f"catalog/{name}.json") for name in ("common", *shared().services)]

    assert sum(len(file.get("schemas", {})) for file in files) == len(shared().schemas)


def test_every_file_is_listed():
    written = {path.stem for path in templates._FOLDER.joinpath("catalog").glob("*.json")}

    assert written == {*shared().services, "common", "synonyms"}


@pytest.mark.parametrize("service", services().values(), ids=lambda service: service.name)
def test_versions_are_dates(service):
    versions = {builtin.operations()[name].api_version for name in service.operations} | {service.checked}

    assert all(re.fullmatch(r"(\d{4}-\d{2}-\d{2})?", version) for version in versions)


@pytest.mark.parametrize("service", services().values(), ids=lambda service: service.name)
def test_parameters_of_a_service_are_used(service):
    common = templates.read_json("catalog/common.json")["parameters"]
    used = {part for data in service.operations.values() for part in data.get("parameters", ())}
    used |= {
        part for data in service.operations.values() for part in re.findall(r"{(.*?)}", request_of(data)[1])
    }

    assert service.parameters.keys() - common.keys() <= used
