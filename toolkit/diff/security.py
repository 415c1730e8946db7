"""Compare the security that two definitions declare: of signing in a definition alone tells no more."""

from collections.abc import Iterator
from typing import Any

from toolkit.diff.change import ABSENT, Difference
from toolkit.diff.kinds import connector as kinds
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition

_SECTION = "securityDefinitions"
_METHOD = ("type", "flow")
_ALL = (*_METHOD, "in", "name")


def differences(old: ApiDefinition, new: ApiDefinition, *, decides: bool) -> Iterator[Difference]:
    """Yield the ways to sign in that are gone or new, whatever they are called.

    Where apiProperties.json decides, the definition only fills in a page of the wizard.
    """
    if _ways(old, _ALL) == _ways(new, _ALL):
        return
    before, after = _ways(old, _METHOD), _ways(new, _METHOD)
    places = old.place / _SECTION, new.place / _SECTION
    told = ("", (_SECTION,), _SECTION, *places)
    if decides and before - after:
        yield Difference(kinds.SIGN_IN_REMOVED, *told, sorted(before), sorted(after) or ABSENT)
    elif decides and after - before:
        yield Difference(kinds.SIGN_IN_ADDED, *told, sorted(before) or ABSENT, sorted(after))
    else:
        values = (sorted(_ways(one, _ALL)) or ABSENT for one in (old, new))
        yield Difference(kinds.SCHEME, *told, *values)


def _ways(definition: ApiDefinition, keys: tuple[str, ...]) -> set[str]:
    schemes = lookup.members(definition, _SECTION).values()
    return {_way(scheme, keys) for scheme in schemes if isinstance(scheme, dict)} - {""}


def _way(scheme: dict[str, Any], keys: tuple[str, ...]) -> str:
    values = (scheme.get(key) for key in keys)
    return " ".join(value for value in values if isinstance(value, str))
