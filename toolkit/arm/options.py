"""What can be asked of an import."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from toolkit.arm.imported import ImportRefused


class Poly(StrEnum):
    """What becomes of a schema of which others are kinds, told apart by a discriminator."""

    BASE = "base"  # only what all kinds have
    UNION = "union"  # what any kind has, all of it optional
    PICK = "pick"  # one kind


@dataclass(frozen=True, slots=True)
class Helper:
    """An operation of the built-in catalog that lists values."""

    api_version: str
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The defaults make an operation that is small and has what most makers look for."""

    fields: tuple[str, ...] = ()  # the only properties to keep, such as `properties/hardwareProfile/vmSize`
    depth: int | None = None  # deeper objects become free-form
    prune: bool = True
    poly: str = ""  # a Poly, `pick=value` for one kind; empty: the base in answers, all kinds in bodies
    visibility: str = ""  # `important`, `advanced` or `internal`
    with_dropdowns: bool = True
    known_helpers: Mapping[str, Helper] = field(default_factory=lambda: MappingProxyType({}))
    most_schemas: int = 512  # of a body, an answer or a definition, as the platform takes them

    def __post_init__(self) -> None:
        if self.depth is not None and self.depth < 1:
            raise ImportRefused(f"a depth of {self.depth} leaves nothing; the least is 1")
        if self.visibility not in {"", "important", "advanced", "internal"}:
            raise ImportRefused(f"`{self.visibility}` is none of `important`, `advanced` and `internal`")
        if self.poly and not self.kind and self.poly not in {Poly.BASE, Poly.UNION}:
            raise ImportRefused(f"`{self.poly}` is none of `base`, `union` and `pick=VALUE`")

    @property
    def kind(self) -> str:
        """The value of the discriminator that was picked."""
        name, _, value = self.poly.partition("=")
        return value if name == Poly.PICK else ""


def field_paths(fields: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the names on the way to each field; slashes and dots part them."""
    paths = (tuple(filter(None, one.replace(".", "/").split("/"))) for one in fields)
    return tuple(path for path in paths if path)
