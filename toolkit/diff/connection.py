"""Compare how makers sign in, and what a connection holds."""

from collections.abc import Iterator
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.connector.secrets import is_secret
from toolkit.diff.change import ABSENT, Difference
from toolkit.diff.kind import Kind
from toolkit.diff.kinds import connector as kinds
from toolkit.diff.renames import renames, squashed
from toolkit.diff.unordered import unordered
from toolkit.document import Place

Data = dict[str, Any]

_PARAMETERS = "connectionParameters"
_SETS = "connectionParameterSets"


def differences(old: ConnectorProject, new: ConnectorProject) -> Iterator[Difference]:
    """Yield what differs between two apiProperties.json."""
    places = _place(old), _place(new)
    if places[0] is None or places[1] is None:
        return
    before, after = old.property_data, new.property_data
    yield from _parameters(
        _object(before.get(_PARAMETERS)),
        _object(after.get(_PARAMETERS)),
        (places[0] / _PARAMETERS, places[1] / _PARAMETERS),
        (_PARAMETERS,),
    )
    yield from _sets(before, after, (places[0], places[1]))


def _sets(before: Data, after: Data, places: tuple[Place, Place]) -> Iterator[Difference]:
    old, new = (_named_sets(one, place) for one, place in zip((before, after), places, strict=True))
    for name in sorted(old.keys() | new.keys()):
        address = (_SETS, name)
        if name not in new:
            place = old[name][1]
            yield Difference(kinds.SIGN_IN_REMOVED, "", address, name, place, places[1] / _SETS, name)
        elif name not in old:
            place = new[name][1]
            yield Difference(kinds.SIGN_IN_ADDED, "", address, name, places[0] / _SETS, place, after=name)
        else:
            (one, one_place), (other, other_place) = old[name], new[name]
            held = one_place / "parameters", other_place / "parameters"
            yield from _parameters(one, other, held, address)


def _named_sets(data: Data, place: Place) -> dict[str, tuple[Data, Place]]:
    """Return the parameters of each set by its name."""
    values = _object(data.get(_SETS)).get("values")
    found: dict[str, tuple[Data, Place]] = {}
    for index, one in enumerate(values if isinstance(values, list) else ()):
        if isinstance(one, dict) and isinstance(one.get("name"), str):
            member = _object(one.get("parameters")), place / _SETS / "values" / index
            found.setdefault(one["name"], member)
    return found


def _parameters(
    old: Data, new: Data, places: tuple[Place, Place], address: tuple[str, ...]
) -> Iterator[Difference]:
    renamed = renames(old, new, (_of_spelling,))
    for name in sorted(old):
        where = (*address, name)
        if name in new:
            pair = places[0] / name, places[1] / name
            yield from _parameter(name, _object(old[name]), _object(new[name]), pair, where)
        elif name in renamed:
            pair = places[0] / name, places[1] / renamed[name]
            yield Difference(kinds.PARAMETER_RENAMED, "", where, name, *pair, name, renamed[name])
        else:
            yield Difference(kinds.PARAMETER_REMOVED, "", where, name, places[0] / name, places[1])
            if _provider(_object(old[name])):
                yield _signed_in(old[name], {}, (places[0] / name, places[1]), where)
    for name in sorted(new.keys() - old.keys() - {*renamed.values()}):
        kind = kinds.REQUIRED_PARAMETER_ADDED if _is_required(new[name]) else kinds.PARAMETER_ADDED
        yield Difference(kind, "", (*address, name), name, places[0], places[1] / name)
        if _provider(_object(new[name])):
            yield _signed_in({}, new[name], (places[0], places[1] / name), (*address, name))


def _parameter(
    name: str, old: Data, new: Data, places: tuple[Place, Place], address: tuple[str, ...]
) -> Iterator[Difference]:
    if _provider(old) != _provider(new) or _grant(old) != _grant(new):
        yield _signed_in(old, new, places, address)
        return
    if _text(old, "type") != _text(new, "type"):
        yield Difference(
            kinds.PARAMETER_CHANGED,
            "",
            (*address, "type"),
            name,
            places[0] / "type",
            places[1] / "type",
            old.get("type", ABSENT),
            new.get("type", ABSENT),
        )
    was_required, is_required = _is_required(old), _is_required(new)
    if was_required != is_required:
        kind = kinds.PARAMETER_BECAME_REQUIRED if is_required else kinds.PARAMETER_BECAME_OPTIONAL
        yield Difference(kind, "", (*address, "required"), name, *places)
    yield from _settings(
        _object(old.get("oAuthSettings")), _object(new.get("oAuthSettings")), places, address
    )


def _settings(
    old: Data, new: Data, places: tuple[Place, Place], address: tuple[str, ...]
) -> Iterator[Difference]:
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        if unordered(before) != unordered(after) and not is_secret(name):
            yield Difference(
                kinds.SIGN_IN_CHANGED,
                "",
                (*address, "oAuthSettings", name),
                name,
                places[0] / "oAuthSettings" / name,
                places[1] / "oAuthSettings" / name,
                ABSENT if before is None else before,
                ABSENT if after is None else after,
            )


def _signed_in(old: Any, new: Any, places: tuple[Place, Place], address: tuple[str, ...]) -> Difference:
    """Return that the way to sign in is gone, new, or another, which is the same as gone."""
    before, after = _way(_object(old)), _way(_object(new))
    kind: Kind = kinds.SIGN_IN_REMOVED if before else kinds.SIGN_IN_ADDED
    return Difference(kind, "", address, address[-1], *places, before or ABSENT, after or ABSENT)


def _way(parameter: Data) -> str:
    """Return how a parameter signs in; empty for one that does not."""
    words = (_provider(parameter) or _text(parameter, "type"), _grant(parameter))
    return " ".join(word for word in words if word)


def _provider(parameter: Data) -> str:
    return _text(_object(parameter.get("oAuthSettings")), "identityProvider").lower()


def _grant(parameter: Data) -> str:
    customs = _object(_object(parameter.get("oAuthSettings")).get("customParameters"))
    found = next((one for name, one in customs.items() if name.lower() == "granttype"), None)
    return _text(_object(found), "value").lower()


def _is_required(parameter: Any) -> bool:
    constraints = _object(_object(_object(parameter).get("uiDefinition")).get("constraints"))
    return str(constraints.get("required")).lower() == "true"


def _of_spelling(name: str, parameter: Any) -> object:
    return (squashed(name), _text(_object(parameter), "type")) if squashed(name) else None


def _place(project: ConnectorProject) -> Place | None:
    return Place(project.properties, ("properties",)) if project.properties else None


def _text(data: Data, key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _object(value: Any) -> Data:
    return value if isinstance(value, dict) else {}
