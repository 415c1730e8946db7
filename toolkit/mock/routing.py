"""Which operation a request is for: paths are compared as Azure does, without regard to case."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from toolkit.mock.errors import ArmError
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation

Segments = tuple[str, ...]


class Match(NamedTuple):
    """An operation, the values of its path parameters, and the path as the definition spells its words."""

    operation: Operation
    values: Mapping[str, str]
    path: Segments


class Router:
    """The operations of a definition by their paths."""

    def __init__(self, definition: ApiDefinition) -> None:
        base = definition.data.get("basePath")
        self._base = _segments(base) if isinstance(base, str) else ()
        self._operations = [
            (_segments(operation.path), operation) for operation in lookup.operations(definition)
        ]

    def below_base(self, raw_path: str) -> Segments:
        """Return the decoded segments of a path below `basePath`; raise where it does not start so."""
        segments = tuple(unquote(one) for one in _segments(raw_path))
        count = len(self._base)
        if [one.lower() for one in segments[:count]] != [one.lower() for one in self._base]:
            raise ArmError(404, "InvalidPath", f"Paths of this API start with '/{'/'.join(self._base)}'.")
        return segments[count:]

    def match(self, method: str, segments: Segments) -> Match:
        """Return what a request is for: of several paths that fit, the one with the fewest parameters."""
        fitting = list(self._fitting(segments))
        if not fitting:
            raise ArmError(
                404, "InvalidResourceType", f"No operation of this API has the path '/{'/'.join(segments)}'."
            )
        own = [found for found in fitting if found.operation.method == method.lower()]
        if not own:
            allowed = ", ".join(sorted({found.operation.method.upper() for found in fitting}))
            message = f"The path takes {allowed}, not {method}."
            raise ArmError(405, "MethodNotAllowed", message, {"Allow": allowed})
        return min(own, key=lambda found: len(found.values))

    def _fitting(self, segments: Segments) -> Iterator[Match]:
        for template, operation in self._operations:
            own = _gathered(template, segments)
            values = _values(template, own)
            if values is not None:
                yield Match(operation, values, _spelled(template, segments))


def _spelled(template: Segments, segments: Segments) -> Segments:
    """Return a path that fits a template, its fixed words spelled as there."""
    extra = len(segments) - len(template)
    own = zip(template, segments[max(0, extra) :], strict=True)
    return (*segments[: max(0, extra)], *(one if "{" in part else part for part, one in own))


def _gathered(template: Segments, segments: Segments) -> Segments:
    """Return the segments, the first ones as one where a template starts with a parameter, as ARM's scope."""
    extra = len(segments) - len(template)
    if extra <= 0 or not template or not _is_parameter(template[0]):
        return segments
    return ("/".join(segments[: extra + 1]), *segments[extra + 1 :])


def _values(template: Segments, segments: Segments) -> dict[str, str] | None:
    """Return the values of the parameters of a template; None where a path does not fit it."""
    if len(template) != len(segments):
        return None
    values: dict[str, str] = {}
    for part, segment in zip(template, segments, strict=True):
        found = _value(part, segment)
        if found is None:
            return None
        values |= found
    return values


def _value(part: str, segment: str) -> dict[str, str] | None:
    opening, closing = part.find("{"), part.rfind("}")
    if opening < 0 or closing < opening:
        return {} if part.lower() == segment.lower() else None
    before, after = part[:opening].lower(), part[closing + 1 :].lower()
    inner = segment[len(before) : len(segment) - len(after)]
    fits = segment.lower().startswith(before) and segment.lower().endswith(after) and inner
    return {part[opening + 1 : closing]: inner} if fits else None


def _is_parameter(part: str) -> bool:
    return part.startswith("{") and part.endswith("}")


def _segments(path: str) -> Segments:
    return tuple(one for one in path.partition("?")[0].split("/") if one)
