"""Compare how a connector presents itself beside its texts: colour, publisher, icon."""

from collections.abc import Iterator

from toolkit.diff.change import ABSENT, Difference
from toolkit.diff.kinds.connector import TEXT
from toolkit.diff.unordered import unordered
from toolkit.diff.version import Version
from toolkit.document import Place

_MEMBERS = ("iconBrandColor", "publisher", "stackOwner", "capabilities")


def differences(old: Version, new: Version) -> Iterator[Difference]:
    properties = old.project.properties, new.project.properties
    if properties[0] is None or properties[1] is None:
        return
    places = Place(properties[0], ("properties",)), Place(properties[1], ("properties",))
    before, after = old.project.property_data, new.project.property_data
    for name in _MEMBERS:
        if unordered(before.get(name)) != unordered(after.get(name)):
            values = before.get(name, ABSENT), after.get(name, ABSENT)
            yield Difference(TEXT, "", (name,), name, places[0] / name, places[1] / name, *values)
    if old.icon != new.icon:
        sizes = (f"{len(one or b'')} bytes" for one in (old.icon, new.icon))
        yield Difference(TEXT, "", ("icon.png",), "icon.png", *places, *sizes)
