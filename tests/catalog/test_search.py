import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.catalog import builtin
from toolkit.catalog.search import BuiltIn, search


def ids(question):
    return [entry.id for entry in search(question.split(), [BuiltIn()]).entries]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("stop vm", {"PowerOffVirtualMachine", "DeallocateVirtualMachine"}),
        ("turn off server", {"PowerOffVirtualMachine", "DeallocateVirtualMachine"}),
        ("delete rg", {"DeleteResourceGroup"}),
        ("remove resource group", {"DeleteResourceGroup"}),
        ("list keys", {"ListStorageAccountKeys"}),
        ("list vms", {"ListVirtualMachines"}),
        ("get vm", {"GetVirtualMachine"}),
        ("reboot vm", {"RestartVirtualMachine"}),
        ("scale vm", {"ResizeVirtualMachine"}),
        ("new resource group", {"CreateOrUpdateResourceGroup"}),
        ("regions", {"ListSubscriptionLocations"}),
        ("k8s stop", {"StopAksCluster"}),
        ("pause fabric", {"SuspendFabricCapacity"}),
        ("grant access", {"CreateRoleAssignment"}),
        ("open port", {"CreateOrUpdateNsgRule"}),
        ("deploy bicep", {"CreateOrUpdateDeployment"}),
        ("spending", {"QueryCosts", "ListBudgets", "ForecastCosts"}),
        ("PowerOffVirtualMachine", {"PowerOffVirtualMachine"}),
        ("poweroffvirtualmachine", {"PowerOffVirtualMachine"}),
        ("Microsoft.Sql/servers/databases", {"ListSqlDatabases"}),
        ("SessionHosts_List", {"ListSessionHosts"}),
        ("virt mach", {"ListVirtualMachines"}),
    ],
)
def test_best_answer_comes_first(question, first):
    assert ids(question)[0] in first


@pytest.mark.parametrize("name", sorted(builtin.operations()))
def test_operation_is_found_first_by_its_own_name(name):
    assert ids(name)[0] == name


@pytest.mark.parametrize("name", sorted(builtin.operations()))
def test_operation_is_found_among_the_first_by_its_own_title(name):
    assert name in ids(builtin.operations()[name].summary)[:2]


@pytest.mark.parametrize(
    ("question", "corrected", "first"),
    [
        ("strat vm", {"strat": "start"}, "StartVirtualMachine"),
        ("virtaul machine", {"virtaul": "virtual"}, "ListVirtualMachines"),
        ("delete resource gruop", {"gruop": "group"}, "DeleteResourceGroup"),
    ],
)
def test_slip_of_the_pen_is_understood(question, corrected, first):
    answer = search(question.split(), [BuiltIn()])

    assert answer.corrected == corrected
    assert answer.entries[0].id == first


def test_word_that_nobody_knows_is_told_and_the_others_are_found():
    answer = search(["frobnicate", "aks"], [BuiltIn()])

    assert answer.unknown == ["frobnicate"]
    assert {entry.id for entry in answer.entries} == {"StartAksCluster", "StopAksCluster"}


def test_operations_that_have_most_of_the_words_are_found_where_none_has_all():
    answer = search(["fabric", "budget"], [BuiltIn()])

    assert not answer.is_whole
    assert {"GetFabricCapacity", "ListBudgets"} <= {entry.id for entry in answer.entries}


@pytest.mark.parametrize("question", ["", "!!!", "xy", "zzzzzz"])
def test_nothing_is_found_for_nothing(question):
    assert search([question], [BuiltIn()]).entries == []


@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_question_has_an_answer(question):
    answer = search(question, [BuiltIn()])

    assert {entry.source for entry in answer.entries} <= {"catalog"}
