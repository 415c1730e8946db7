"""The paths of dynamic extensions: JSON Pointers without the first slash, such as `properties/roleName`."""

from toolkit.memo import memo
from toolkit.pointer import parse
from toolkit.regex import regex

_MALFORMED = regex(r"^/|//|/$|~(?![01])")
_SEPARATOR = regex(r"[/.]")


@memo(4096)  # most paths are written many times
def is_well_formed(path: str) -> bool:
    return _MALFORMED.search(path) is None


@memo(4096)
def names_in(path: str) -> tuple[str, ...]:
    """Return the names of the properties on a well-formed path; none where it is empty."""
    return parse(f"/{path}") if path else ()


def readings(name: str) -> list[tuple[str, ...]]:
    """Return the ways in which a name of `parameters` can be a path: there a dot may stand for a slash."""
    written = names_in(name)
    dotted = tuple(part for one in written for part in one.split("."))
    return [written] if dotted == written else [written, dotted]


def has_several_parts(name: str) -> bool:
    return _SEPARATOR.search(name) is not None


def joined(names: tuple[str, ...]) -> str:
    """Return the path on which the names stand."""
    return "/".join(name.replace("~", "~0").replace("/", "~1") for name in names)
