"""What a rule is: a generator of problems, with everything its documentation and its tests need."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from toolkit.document import Place
from toolkit.finding import Fix, FixKind, Phase, Severity
from toolkit.lint.catalogue import CODES
from toolkit.patch import Patch
from toolkit.syntax.spot import Span

PLATFORM_RULES = (
    "https://learn.microsoft.com/connectors/custom-connectors/certification-swagger-validator-rules"
)
SWAGGER = "https://swagger.io/specification/v2/"

ERROR, WARNING, INFO = Severity
IMPORT, CERTIFICATION = Phase
SAFE, UNSAFE = FixKind


class Problem(NamedTuple):
    """What a rule says: what is wrong, where, and what would mend it.

    `at_key` marks the key of the place, not its value; `span` marks characters that no pointer can name;
    `related` are other places to look at, such as the first of two that must differ.
    `phase` is the problem's own where a rule asks for more in a certification run than in an import.
    """

    message: str
    place: Place
    fix: Fix | None = None
    at_key: bool = False
    span: Span | None = None
    related: tuple[Place, ...] = ()
    phase: Phase | None = None


class Example(NamedTuple):
    """A fragment that the rule reports, and the same fragment mended.

    The fragment replaces a part of a small definition (`toolkit.lint.sample`): by default the part that the
    rule visits. `at` is the pointer of the finding below that part.
    """

    bad: Any
    good: Any
    at: str = ""
    part: str = ""


class Rule(NamedTuple):
    """One check, and what spares it most of the nodes.

    `keys`: it is asked only about objects that hold at least one of these keys. `only_if`: what else the
    kind of node and its keys must be; found out once for all nodes of the same kind that have the same
    keys. `silent_if`: the JSON Schema of nodes about which it has nothing to say, or what gives one for a
    type of nodes; it is asked about the others alone. `moot_if`: JSON Schemas by types of nodes, be they
    visited or not; where all nodes of a document satisfy them the rule is not asked at all. None of them
    changes what is found.
    """

    name: str
    code: str
    family: str
    severity: Severity
    phase: Phase
    visits: tuple[type, ...]
    check: "Check"
    keys: frozenset[str]
    only_if: "KeyTest | None"
    silent_if: "JsonSchema | Callable[[type], JsonSchema] | None"
    moot_if: "Mapping[type, JsonSchema]"
    fix: FixKind | None
    examples: tuple[Example, ...]
    reference: str | None

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def is_screened(self) -> bool:
        return self.silent_if is not None or bool(self.moot_if)

    @property
    def reason(self) -> str:
        """Why a maker should care."""
        return "\n".join(line.strip() for line in (self.check.__doc__ or "").strip().splitlines())

    @property
    def summary(self) -> str:
        """The first paragraph of the reason, on one line."""
        return self.reason.partition("\n\n")[0].replace("\n", " ")


Check = Callable[[Any], Iterable[Problem]]
JsonSchema = dict[str, Any]
KeyTest = Callable[[type, tuple[str, ...]], bool]


def rule(
    *visits: type,
    name: str,
    severity: Severity,
    phase: Phase,
    code: str = "",
    examples: Iterable[Example] = (),
    keys: Iterable[str] = (),
    only_if: KeyTest | None = None,
    silent_if: JsonSchema | Callable[[type], JsonSchema] | None = None,
    moot_if: Mapping[type, JsonSchema] = MappingProxyType({}),
    fix: FixKind | None = None,
    family: str = "platform",
    reference: str | None = PLATFORM_RULES,
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function; its docstring is the reason a maker should care.

    A rule of the platform has its code from the catalogue, one of ours brings it.
    """

    def decorate(check: Check) -> Rule:
        return Rule(
            name,
            code or CODES[name],
            family,
            severity,
            phase,
            visits,
            check,
            frozenset(keys),
            only_if,
            silent_if,
            moot_if,
            fix,
            tuple(examples),
            reference,
        )

    return decorate


def safe(*patches: Patch) -> Fix:
    """Return a fix that keeps the meaning."""
    return Fix(SAFE, patches)


def unsafe(*patches: Patch) -> Fix:
    """Return a fix that needs a look."""
    return Fix(UNSAFE, patches)


def quoted(value: object) -> str:
    """Return a value for a message, cut where it is long."""
    text = str(value)
    return f"`{text}`" if len(text) <= 60 else f"`{text[:57]}...`"


__all__ = [
    "CERTIFICATION",
    "ERROR",
    "IMPORT",
    "INFO",
    "PLATFORM_RULES",
    "SAFE",
    "SWAGGER",
    "UNSAFE",
    "WARNING",
    "Example",
    "Problem",
    "Rule",
    "quoted",
    "rule",
    "safe",
    "unsafe",
]
