import pytest

from toolkit.mock.tenant import SUBSCRIPTIONS

TYPE = "providers/Microsoft.Compute/virtualMachines"
MACHINES = f"/subscriptions/{{subscriptionId}}/resourceGroups/{{resourceGroupName}}/{TYPE}"
ALL = f"/subscriptions/{SUBSCRIPTIONS[0].id}/providers/Microsoft.Compute/virtualMachines"
STATUS = {"type": "object", "properties": {"code": {"type": "string"}}}
VIEW = {"type": "object", "properties": {"statuses": {"type": "array", "items": STATUS}}}
RESULT = {"type": "object", "properties": {"output": {"type": "string"}}}


@pytest.fixture
def machines(mock, make_operation, make_definition):
    """Return a client of a mock that knows machines, and what the clock shows."""
    now = [1000.0]
    machine = {
        "type": "object",
        "properties": {"id": {"type": "string"}, "name": {"type": "string"}, "location": {"type": "string"}},
    }
    one = f"{MACHINES}/{{vmName}}"
    paths = {
        ALL.replace(SUBSCRIPTIONS[0].id, "{subscriptionId}"): {
            "get": make_operation(
                "List",
                "/subscriptions/{subscriptionId}",
                {"properties": {"value": {"type": "array", "items": machine}}},
            )
        },
        one: {"put": make_operation("Put", one, machine, codes=("201", "202"), body={"type": "object"})},
        f"{one}/instanceView": {"get": make_operation("View", one, VIEW)},
        **{
            f"{one}/{verb}": {"post": make_operation(verb, one, codes=("200", "202"))}
            for verb in ("start", "deallocate")
        },
        f"{one}/runCommand": {"post": make_operation("Run", one, RESULT, codes=("200", "202"))},
    }
    client = mock(make_definition(paths), clock=lambda: now[0])
    client.now = now
    client.machine = client.get(ALL).json()["value"][0]["id"]
    return client


def power(machines):
    return [one["code"] for one in machines.get(f"{machines.machine}/instanceView").json()["statuses"]]


def test_action_changes_whether_a_machine_runs_once_it_is_done(machines):
    before = power(machines)
    accepted = machines("POST", f"{machines.machine}/deallocate")
    meanwhile = power(machines)
    codes = [machines.get(accepted.headers["Location"]).status_code for _ in range(3)]

    assert accepted.status_code == 202
    assert codes == [202, 202, 200]
    assert before == meanwhile == ["ProvisioningState/succeeded", "PowerState/running"]
    assert power(machines) == ["ProvisioningState/succeeded", "PowerState/deallocated"]


def test_what_nobody_asks_for_is_done_after_a_while(machines):
    machines("POST", f"{machines.machine}/deallocate")
    machines.now[0] += 60

    assert power(machines)[1] == "PowerState/deallocated"


def test_result_is_where_location_leads(machines):
    accepted = machines("POST", f"{machines.machine}/runCommand")
    for _ in range(2):
        machines.get(accepted.headers["Azure-AsyncOperation"])
    done = machines.get(accepted.headers["Azure-AsyncOperation"]).json()
    result = machines.get(accepted.headers["Location"])

    assert (done["status"], done["properties"]) == ("Succeeded", result.json())
    assert result.json().keys() == {"output"}


def test_making_a_machine_is_accepted_and_tells_the_machine(machines):
    path = machines.machine.rpartition("/")[0] + "/vm-new"
    made = machines("PUT", path, json={"location": "westeurope"})
    status = [machines.get(made.headers["Azure-AsyncOperation"]).json()["status"] for _ in range(3)][-1]

    assert (made.status_code, made.json()["name"]) == (201, "vm-new")
    assert status == "Succeeded"
    assert machines.get(made.headers["Location"]).json()["id"] == path
