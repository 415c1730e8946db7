"""Versions of a resource provider's interface: a date, and after it what kind of preview it is."""

import re
from dataclasses import dataclass
from datetime import date

_VERSION = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:-([A-Za-z0-9.-]+))?")


@dataclass(frozen=True, slots=True, order=True)
class ApiVersion:
    """Versions sort by age; of the same day the stable one comes first."""

    day: date
    qualifier: str = ""

    @classmethod
    def parse(cls, text: str) -> "ApiVersion | None":
        """Read `2024-07-01` or `2024-07-01-preview`; None where the text is neither."""
        match = _VERSION.fullmatch(text)
        if match is None:
            return None
        try:
            day = date(*map(int, match.groups()[:3]))
        except ValueError:  # there is no such day
            return None
        return cls(day, match[4] or "")

    @property
    def is_preview(self) -> bool:
        return "preview" in self.qualifier.lower()

    def __str__(self) -> str:
        return "-".join(filter(None, (self.day.isoformat(), self.qualifier)))
