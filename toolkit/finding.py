"""What is reported: plain data that pickles and needs no document."""

from enum import StrEnum
from typing import NamedTuple

from toolkit.patch import Patch


class Severity(StrEnum):
    ERROR = "error"  # the connector will not import, will not be certified, or its calls will fail
    WARNING = "warning"  # makers will see something confusing
    INFO = "info"  # worth a look; never fails a build


class Phase(StrEnum):
    IMPORT = "import"  # the platform checks it whenever a connector is saved
    CERTIFICATION = "certification"  # only in a certification run


class FixKind(StrEnum):
    SAFE = "safe"  # the meaning stays
    UNSAFE = "unsafe"  # needs a look


class Replacement(NamedTuple):
    """What a fix does to the text of its finding's file, between two positions."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Fix(NamedTuple):
    """A change that makes a finding go away; `replacements` are there where somebody has asked for them."""

    kind: FixKind
    patches: tuple[Patch, ...]
    replacements: tuple[Replacement, ...] = ()


class Related(NamedTuple):
    """Another place that a finding is about, such as the first of two that must differ."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    pointer: str


class Finding(NamedTuple):
    """One thing that is wrong at one place. Lines and columns count from 1; the end is exclusive.

    `anchor` is the pointer with names for indexes, where somebody has asked for it
    (`lint.adoption.fingerprint`).
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    pointer: str
    rule: str
    code: str
    severity: Severity
    phase: Phase
    message: str
    reference: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    anchor: str = ""

    @property
    def rank(self) -> tuple[str, int, int, str, str]:
        """What findings are put in order by; two that have the same are one."""
        return self.file, self.line, self.column, self.rule, self.message
