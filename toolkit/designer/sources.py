"""Where the choices of a dropdown, or the fields of a dynamic schema, come from."""

from collections.abc import Iterable
from dataclasses import replace

from toolkit.designer.card import Source
from toolkit.designer.schemas import View
from toolkit.pointer import parse, render
from toolkit.swagger.dynamic_calls import LIST, PROPERTIES, SCHEMA, TREE, VALUES
from toolkit.swagger.nodes import Data

# In the order in which the designer takes them where several are written.
CHOICES = (VALUES, LIST, TREE)
SCHEMAS = (SCHEMA, PROPERTIES)

_BODY = "body"


def choices_of(view: View) -> Source | None:
    """Return what fills the dropdown of a field, if it is one."""
    return _source(view.data, CHOICES)


def schema_of(view: View) -> Source | None:
    """Return what tells the schema of a value, if it is told at run time."""
    return _source(view.data, SCHEMAS)


def extension_data(view_data: Data, source: Source) -> Data:
    """Return the part of an extension that calls: a tree starts with its roots."""
    data = view_data.get(source.extension)
    part = data.get("open") if isinstance(data, dict) and source.extension == TREE else data
    return part if isinstance(part, dict) else {}


def references(call: Data) -> list[str]:
    """Return the names of inputs of the calling operation that a call passes on, in order."""
    parameters = call.get("parameters")
    entries = parameters.values() if isinstance(parameters, dict) else ()
    found = (
        entry.get("parameterReference", entry.get("parameter"))
        for entry in entries
        if isinstance(entry, dict)
    )
    return [name for name in found if isinstance(name, str)]


class Names:
    """The keys of fields by what a reference calls them.

    It names a parameter; or a property of the body by its path, which may start with the name of the body.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys: dict[tuple[bool, str], str] = {}
        for key in keys:
            location, *steps = (str(step) for step in parse(f"/{key}"))
            path = "/".join(step for step in steps if step != "*") or location
            self._keys.setdefault((location == _BODY, path), key)

    def key(self, name: str) -> str:
        """Return the key of the field that is meant; the empty string where there is none."""
        places = (False, name), (True, name), (True, name.partition("/")[2])
        return next((self._keys[place] for place in places if place in self._keys), "")

    def keyed(self, source: Source | None) -> Source | None:
        """Return a source that feeds on keys instead of names, as far as these are of fields."""
        if source is None:
            return None
        keys = map(self.key, source.feeds_on)
        return replace(source, feeds_on=tuple(dict.fromkeys(key for key in keys if key)))


def is_named(key: str, name: str) -> bool:
    """Whether a reference means the field of a key."""
    return Names([key]).key(name) == key


def key_of(location: str, *steps: str) -> str:
    """Return the key of a field: where it is sent, and its path there."""
    return render((location, *steps))[1:]


def _source(data: Data, extensions: tuple[str, ...]) -> Source | None:
    for extension in extensions:
        if isinstance(data.get(extension), dict):
            source = Source(extension, "")
            call = extension_data(data, source)
            name = call.get("operationId")
            return Source(extension, name if isinstance(name, str) else "", tuple(references(call)))
    return None
