"""Which operation a request is for: paths compared as Azure does, without regard to case."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from toolkit.arm.resource_path import ResourcePath, is_variable
from toolkit.mock.errors import no_route, wrong_method
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation

_LONGEST = 2_048  # characters of a path

Segments = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """An operation, the segments of its path, and what each of them may be in a request."""

    operation: Operation
    segments: Segments
    patterns: tuple[re.Pattern[str], ...]
    wide: re.Pattern[str] | None  # of the whole path, where a variable may stand for several segments

    @classmethod
    def of(cls, operation: Operation, *, is_azure: bool) -> "Route":
        segments = _segments(operation.path)
        patterns = tuple(map(partial(_pattern, each="(.+)"), segments))
        many = [is_azure and _is_wide(segments, index) for index in range(len(segments))]
        wide = None
        if any(many):
            parts = (
                _pattern(segment, "(.+)" if is_many else "([^/]+)").pattern
                for segment, is_many in zip(segments, many, strict=True)
            )
            wide = re.compile("/".join(parts), re.IGNORECASE | re.DOTALL)
        return cls(operation, segments, patterns, wide)

    @property
    def resource(self) -> ResourcePath:
        """The path as Resource Manager reads it, its variables in braces."""
        return ResourcePath.parse("/".join(("", *self.segments)))

    @property
    def rank(self) -> tuple[int, int]:
        """How much a path says itself: literal segments, and literal characters."""
        literal = [segment for segment in self.segments if "{" not in segment]
        return len(literal), sum(map(len, self.segments))


@dataclass(frozen=True, slots=True)
class Match:
    """A route, and the path that was asked for, spelled as the route does."""

    route: Route
    segments: Segments  # those of a scope one by one, even if a client has encoded its slashes

    @property
    def operation(self) -> Operation:
        return self.route.operation

    @property
    def path(self) -> str:
        return "/".join(("", *self.segments))

    @property
    def resource(self) -> ResourcePath:
        return ResourcePath.parse(self.path)


@dataclass(frozen=True, slots=True)
class Router:
    base: Segments
    routes: tuple[Route, ...]

    @classmethod
    def of(cls, definition: ApiDefinition, *, is_azure: bool) -> "Router":
        base = definition.data.get("basePath")
        found = (Route.of(operation, is_azure=is_azure) for operation in lookup.operations(definition))
        routes = sorted(found, key=lambda route: route.rank, reverse=True)
        return cls(_segments(base) if isinstance(base, str) else (), tuple(routes))

    def match(self, method: str, segments: Segments) -> Match:
        """Return the operation for a path; refuse what no operation is for."""
        path = "/".join(("", *segments))
        start, below = segments[: len(self.base)], segments[len(self.base) :]
        if len(path) > _LONGEST or _lowered(start) != _lowered(self.base):
            raise no_route(path)
        found = list(_matches(self.routes, below))
        methods: Mapping[str, Match] = {match.operation.method: match for match in reversed(found)}
        if method == "head" and "head" not in methods:
            method = "get"
        if method in methods:
            return methods[method]
        raise wrong_method(method, methods) if methods else no_route(path)


def _matches(routes: Sequence[Route], asked: Segments) -> Iterator[Match]:
    """Yield what a path fits, the best first: segment by segment, and then with variables of several."""
    for route in routes:
        if len(route.segments) == len(asked) and all(
            pattern.fullmatch(segment) for pattern, segment in zip(route.patterns, asked, strict=True)
        ):
            match = Match(route, tuple(_flat(map(_spelled, route.segments, asked))))
            if route.wide is None or match.resource.is_known:
                yield match
    whole = "/".join(asked).strip("/")
    for route in routes:
        match = Match(route, tuple(_flat([whole])))
        if route.wide is not None and route.wide.fullmatch(whole) and match.resource.is_known:
            yield match


def _pattern(segment: str, each: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^{}]*\}", segment)
    return re.compile(each.join(map(re.escape, parts)), re.IGNORECASE | re.DOTALL)


def _is_wide(segments: Segments, index: int) -> bool:
    """Whether a variable is a scope or a resource: it comes first, or tells the provider, too."""
    return is_variable(segments[index]) and (index == 0 or segments[index - 1].lower() == "providers")


def _spelled(template: str, asked: str) -> str:
    return asked if "{" in template else template


def _flat(segments: Sequence[str] | Iterator[str]) -> Iterator[str]:
    return (part for segment in segments for part in segment.split("/") if part)


def _segments(path: str) -> Segments:
    return tuple(filter(None, path.partition("?")[0].split("/")))


def _lowered(segments: Segments) -> list[str]:
    return [segment.lower() for segment in segments]
