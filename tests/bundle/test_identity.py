import json

import pytest

from toolkit.bundle import identity
from toolkit.errors import BadValue


def test_names_come_from_the_title_and_the_publisher(project):
    names = identity.of(project({"publisher": "Contoso Ltd."}))

    assert identity.as_data({name: getattr(names, name) for name in identity.FIELDS}) == {
        "uniqueName": "Things",
        "displayName": "Things",
        "version": "1.0.0.0",
        "publisher": {
            "uniqueName": "ContosoLtd",
            "displayName": "Contoso Ltd.",
            "prefix": "contosol",
            "optionValuePrefix": 10_000,
        },
        "connector": {
            "id": "10b75bf3-9509-5a8c-85c5-5b406124c8cc",
            "name": "contosol_things",
            "displayName": "Things",
            "description": "",
        },
    }


def test_guid_is_the_same_as_long_as_the_name_is(project):
    first, second = identity.of(project({"publisher": "Contoso"})), identity.of(project({}))

    assert first.connector_id == identity.of(project({"publisher": "Contoso"})).connector_id
    assert first.connector_id != second.connector_id


def test_values_in_solution_json_win_and_the_rest_follows_them(project):
    own = {"version": "2.1.0.7", "publisher": {"prefix": "abc"}}

    names = identity.of(project({}, solution__json=json.dumps(own).encode()))

    assert (names.version, names.connector_name, names.publisher_name) == (
        "2.1.0.7",
        "abc_things",
        "Customconnectors",
    )


@pytest.mark.parametrize(
    ("own", "reason"),
    [
        pytest.param({"version": "1.0"}, "`version` is not four numbers", id="short version"),
        pytest.param({"publisher": {"prefix": "mscrm"}}, "`publisher.prefix` is not 2 to 8", id="reserved"),
        pytest.param({"publisher": {"prefix": "a"}}, "`publisher.prefix` is not 2 to 8", id="short prefix"),
        pytest.param({"publisher": {"optionValuePrefix": True}}, "10000 to 99999", id="boolean"),
        pytest.param({"connector": {"id": "{1}"}}, "`connector.id` is not a GUID", id="no GUID"),
        pytest.param({"connector": {"name": "../x"}}, "`connector.name` is not a name", id="path"),
        pytest.param({"uniquename": "x"}, "`uniquename` means nothing here", id="misspelt"),
        pytest.param({"displayName": 5}, "`displayName` is not a text", id="number"),
        pytest.param({"publisher": []}, "`publisher` means nothing here", id="list"),
    ],
)
def test_value_that_dataverse_would_refuse_is_one_clear_line(project, own, reason):
    with pytest.raises(BadValue, match=r"solution\.json: ") as caught:
        identity.of(project({}, solution__json=json.dumps(own).encode()))

    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("publisher", "prefix"),
    [
        pytest.param("Contoso", "contoso", id="word"),
        pytest.param("3M Company", "mcompany", id="digit first"),
        pytest.param("Ä", "new", id="one letter"),
        pytest.param("日本", "new", id="no letters of ours"),
        pytest.param("MSCRM tools", "new", id="reserved"),
        pytest.param(7, "new", id="number"),
    ],
)
def test_prefix_is_one_that_dataverse_takes(project, publisher, prefix):
    assert identity.of(project({"publisher": publisher})).prefix == prefix


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("Café 24", "new_cafe24", id="accent"),
        pytest.param("日本", "new_connector", id="no letters of ours"),
        pytest.param(None, "new_connector", id="none"),
    ],
)
def test_name_has_only_letters_and_digits(project, definition, title, name):
    definition({"info": {"title": title}})

    assert identity.of(project({})).connector_name == name


def test_long_name_is_cut_to_what_the_packager_takes_and_stays_its_own(project, definition):
    names = []
    for last in ("One", "Two"):
        definition({"info": {"title": f"Azure Virtual Desktop Plans {last}"}})
        names.append(identity.of(project({})).connector_name)

    assert names == ["new_azurevirtualdesktoppla8af6", "new_azurevirtualdesktopplaad20"]


@pytest.mark.parametrize(
    ("version", "four"),
    [
        pytest.param("1.2.3", "1.2.3.0", id="three numbers"),
        pytest.param("v2", "2.0.0.0", id="letter"),
        pytest.param("2020-06-01-preview", "2020.6.1.0", id="date"),
        pytest.param(1.5, "1.0.0.0", id="number"),
        pytest.param("latest", "1.0.0.0", id="word"),
    ],
)
def test_version_is_four_numbers(project, definition, version, four):
    definition({"info": {"version": version}})

    assert identity.of(project({})).version == four
