"""Whether answers are kept, and where.

They lie with the user's caches, not in the repository: who sends one cannot send answers with it, and
the folder of a connector holds nothing but the connector.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.lint.adoption.config import Config

if TYPE_CHECKING:
    from toolkit.cache import Cache

_ENVIRONMENT = "SPECGEN_CACHE_DIR"


class Caching(NamedTuple):
    """What the command line says: whether (or not a word of it), and where."""

    is_wanted: bool | None = None
    folder: Path | None = None

    def of(self, found: Config, *, pays: bool) -> "Cache | None":
        """Return the cache for targets with these settings; none where nobody wants one."""
        in_settings = found.folder / found.cache_dir if found.cache_dir else None
        named = self.folder or os.environ.get(_ENVIRONMENT) or in_settings
        if self.is_wanted is False or not (self.is_wanted or named or pays):
            return None
        # Importing it takes as long as linting a small definition does.
        from toolkit.cache import Cache

        return Cache(Path(named or _of_user()))


def _of_user() -> Path:
    # Importing it takes as long as linting a small definition does.
    import platformdirs

    return platformdirs.user_cache_path("specgen", appauthor=False)
