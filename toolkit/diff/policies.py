"""Compare what changes requests and answers on their way: the policies, and the script."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.connector import api_properties
from toolkit.connector.api_properties import Policy
from toolkit.connector.policies import OPERATIONS
from toolkit.diff.change import ABSENT, Difference
from toolkit.diff.kinds import connector as kinds
from toolkit.diff.routes import operations
from toolkit.diff.version import Version
from toolkit.document import Place
from toolkit.swagger.values import identity

_INSTANCES = "policyTemplateInstances"
_SCRIPTED = "scriptOperations"


class _Sides(NamedTuple):
    old: Version
    new: Version
    lasting: frozenset[str]  # the operations that are there in both

    @property
    def places(self) -> tuple[Place, Place]:
        return _place(self.old), _place(self.new)


def differences(old: Version, new: Version) -> Iterator[Difference]:
    """Yield what differs in policies and script; nothing where only definitions are known."""
    if not (old.has_properties and new.has_properties):
        return
    names = operations(old.definition).keys() & operations(new.definition).keys()
    both = _Sides(old, new, frozenset(names))
    yield from _policies(both)
    yield from _script(both)


def _policies(both: _Sides) -> Iterator[Difference]:
    """Pair equal policies, then those of one title, then those of one template."""
    before = list(api_properties.policies(both.old.project))
    after = list(api_properties.policies(both.new.project))
    for signature in (_all_of, _title_of, _template_of):
        for one in list(before):
            other = next((other for other in after if signature(other) == signature(one)), None)
            if other is not None:
                before.remove(one)
                after.remove(other)
                yield from _changed(one, other, both)
    for one in before:
        kind = kinds.POLICY_REMOVED if _concerns(one, both) else kinds.POLICY_OF_NEW
        place = both.places[1] / _INSTANCES
        yield Difference(kind, "", _address(one), _name(one), one.place, place, before=_parameters(one))
    for other in after:
        kind = kinds.POLICY_ADDED if _concerns(other, both) else kinds.POLICY_OF_NEW
        place = both.places[0] / _INSTANCES
        yield Difference(
            kind, "", _address(other), _name(other), place, other.place, after=_parameters(other)
        )


def _changed(old: Policy, new: Policy, both: _Sides) -> Iterator[Difference]:
    if identity(_lasting(old, both)) != identity(_lasting(new, both)):
        kind = kinds.POLICY_CHANGED
    elif _all_of(old) != _all_of(new):
        kind = kinds.POLICY_OF_NEW
    else:
        return
    places = old.place, new.place
    yield Difference(kind, "", _address(old), _name(old), *places, _parameters(old), _parameters(new))


def _lasting(policy: Policy, both: _Sides) -> dict[str, object]:
    """Return what a policy does to the operations that are there in both versions."""
    names = _operations(policy)
    meant = sorted(both.lasting & names) if names else ["all"]
    return {**policy.parameters, OPERATIONS: meant, "": _template_of(policy)}


def _concerns(policy: Policy, both: _Sides) -> bool:
    names = _operations(policy)
    return not names or not both.lasting.isdisjoint(names)


def _operations(policy: Policy) -> set[str]:
    return {operation.value for operation in policy.operations}


def _all_of(policy: Policy) -> object:
    return _template_of(policy), identity({**policy.parameters, OPERATIONS: sorted(_operations(policy))})


def _title_of(policy: Policy) -> object:
    return _template_of(policy), policy.title.value if policy.title else ""


def _template_of(policy: Policy) -> str:
    return policy.template_id.value.lower() if policy.template_id else ""


def _name(policy: Policy) -> str:
    return policy.title.value if policy.title else _template_of(policy)


def _address(policy: Policy) -> tuple[str, ...]:
    return _INSTANCES, _template_of(policy), _name(policy)


def _parameters(policy: Policy) -> dict[str, object]:
    return policy.parameters


def _script(both: _Sides) -> Iterator[Difference]:
    before, after = (_scripted(one) & both.lasting for one in (both.old, both.new))
    places = tuple(place / _SCRIPTED for place in both.places)
    if before != after:
        yield Difference(
            kinds.SCRIPT_OPERATIONS,
            "",
            (_SCRIPTED,),
            _SCRIPTED,
            places[0],
            places[1],
            sorted(before) or ABSENT,
            sorted(after) or ABSENT,
        )
    elif both.old.script != both.new.script and (before or after):
        states = ("is absent", "is another")
        yield Difference(
            kinds.SCRIPT,
            "",
            ("script.csx",),
            "script.csx",
            places[0],
            places[1],
            states[both.old.script is not None],
            states[both.new.script is not None],
        )


def _scripted(version: Version) -> set[str]:
    """Return the operations that run the script; without a list a script runs for all."""
    listed = {operation.value for operation in api_properties.script_operations(version.project)}
    return listed or ({*operations(version.definition)} if version.script is not None else set())


def _place(version: Version) -> Place:
    properties = version.project.properties
    return Place(properties, ("properties",)) if properties else version.definition.place
