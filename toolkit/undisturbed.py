"""Read a folder of which several files belong together: all as they were, or all as they are now."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from toolkit.locking import UNFINISHED, held


@contextmanager
def undisturbed(folder: Path) -> Iterator[None]:
    """Let nobody write into a folder meanwhile; what a killed command has left half done is finished."""
    while True:
        with ExitStack() as stack:
            with suppress(OSError, ValueError):  # whoever reads it says what is wrong with it
                stack.enter_context(held(folder, is_shared=True))
            if not os.path.lexists(folder / UNFINISHED):
                yield
                return
        # Importing what writes takes time, and is hardly ever needed.
        from toolkit.files import settled

        settled(folder)
