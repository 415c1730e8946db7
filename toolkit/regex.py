"""Regular expressions that are compiled when they are first used: of a hundred, a run may need few."""

import re
from typing import Any, cast


class _Late:
    """A pattern; its methods come from `re`, and stay once they have been asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, method)
        return method


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` would, as far as its methods go; a mistake in the pattern shows later."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
