"""Resources that run or not: what actions make of them, and where their answers tell it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from toolkit.mock.store import Entry, Store


class Power(NamedTuple):
    """A state: as machines tell it, as other resources do, and what the portal shows."""

    code: str
    state: str
    title: str


_RUNNING = Power("running", "Running", "VM running")
_STOPPED = Power("stopped", "Stopped", "VM stopped")
_GONE = Power("deallocated", "Stopped", "VM deallocated")
_STATES = {power.code: power for power in (_RUNNING, _STOPPED, _GONE)}
_ACTIONS: Mapping[str, Power] = {
    "start": _RUNNING,
    "restart": _RUNNING,
    "resume": _RUNNING,
    "redeploy": _RUNNING,
    "stop": _STOPPED,
    "poweroff": _STOPPED,
    "deallocate": _GONE,
    "suspend": _STOPPED,
}
# What resources that are paid by the hour say instead.
_OTHERWISE = {"Active": {"Running": "Active", "Stopped": "Paused"}}


def act(store: Store, path: str, action: str) -> None:
    """Change the state of a resource that has one, if the action is one that does."""
    power, entry = _ACTIONS.get(action.lower()), store.get(path)
    if power and entry and entry.power:
        store.change(path, power=power.code, body=_with_state(entry.body, power))


def shown(value: Any, entry: Entry) -> Any:
    """Return an answer about a resource in which `statuses` tell its state, as those of machines do."""
    power = _STATES.get(entry.power)
    if power is None or not isinstance(value, dict):
        return value
    if isinstance(value.get("statuses"), list):
        return {**value, "statuses": _statuses(power)}
    properties = value.get("properties")
    if not isinstance(properties, dict) or not isinstance(properties.get("instanceView"), dict):
        return value
    view = properties["instanceView"]
    return {**value, "properties": {**properties, "instanceView": {**view, "statuses": _statuses(power)}}}


def _with_state(body: Mapping[str, Any], power: Power) -> dict[str, Any]:
    properties = body.get("properties")
    known = dict(properties) if isinstance(properties, dict) else {}
    if isinstance(known.get("state"), str):
        words = _OTHERWISE["Active"] if known["state"] in {"Active", "Paused"} else {}
        known["state"] = words.get(power.state, power.state)
    if isinstance(known.get("powerState"), dict):
        known["powerState"] = {**known["powerState"], "code": power.state}
    return {**body, "properties": known}


def _statuses(power: Power) -> list[dict[str, str]]:
    return [
        _status("ProvisioningState/succeeded", "Provisioning succeeded"),
        _status(f"PowerState/{power.code}", power.title),
    ]


def _status(code: str, title: str) -> dict[str, str]:
    return {"code": code, "level": "Info", "displayStatus": title}
