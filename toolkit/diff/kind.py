"""What a kind of change is: its name and code, how bad it is, the words for makers, and an example."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Impact(StrEnum):
    BREAKING = "breaking"  # saved flows fail, or lose what they use
    RISKY = "risky"  # saved flows may behave differently
    COMPATIBLE = "compatible"  # saved flows do not notice


BREAKING, RISKY, COMPATIBLE = Impact


@dataclass(frozen=True, slots=True)
class Example:
    """A part of a small connector (`toolkit.diff.sample`) before and after the change."""

    part: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the table of changes. Texts may name `{name}`, `{before}`, `{after}` and `{operation}`.

    `code` is the platform's own where it has one: these begin with a capital. `mirror` is the kind that is
    found when the versions change places, and `topic` what a kind and its mirrors have in common.
    """

    name: str
    code: str
    impact: Impact
    topic: str
    mirror: str
    says: str
    maker: str
    remedy: str
    example: Example
