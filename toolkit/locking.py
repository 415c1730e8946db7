"""Hold a folder: who writes into it is alone there, and who reads it reads nothing half changed.

The system ends a lock with the process, however that ends.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import CannotWrite

UNFINISHED = ".specgen-unfinished"  # in a folder: the journal of a command that is changing it, or was killed
SECONDS = 10.0  # a command holds a folder for some milliseconds, when all that takes long is done


@contextmanager
def held(folder: Path, *, is_shared: bool = False, seconds: float = SECONDS) -> Iterator[bool]:
    """Hold a folder, with other readers where it is shared; raise CannotWrite where somebody does for longer.

    False where the disk knows no locks, as some of networks do.
    """
    descriptor = _opened(folder)
    try:
        yield _is_locked(descriptor, folder, is_shared=is_shared, seconds=seconds)
    finally:
        os.close(descriptor)


def _is_locked(descriptor: int, folder: Path, *, is_shared: bool, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while True:
        try:
            _lock(descriptor, is_shared=is_shared)
        except (BlockingIOError, PermissionError) as error:  # the second one is what Windows says
            if time.monotonic() >= end:
                raise CannotWrite(
                    f"{folder}: another command is writing there; run this one when it has ended"
                ) from error
            time.sleep(0.01)
        except OSError:
            return False
        else:
            return True


if sys.platform == "win32":
    import msvcrt
    import tempfile
    from hashlib import sha256

    def _opened(folder: Path) -> int:
        """Open one file for all folders, of which each is a byte, for Windows opens and locks no folder."""
        descriptor = os.open(Path(tempfile.gettempdir(), "specgen.lock"), os.O_RDWR | os.O_CREAT)
        digest = sha256(os.path.realpath(folder).lower().encode(errors="replace")).digest()
        os.lseek(descriptor, int.from_bytes(digest[:3]), os.SEEK_SET)
        return descriptor

    def _lock(descriptor: int, *, is_shared: bool) -> None:
        del is_shared  # there is one kind of lock
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _lock(descriptor: int, *, is_shared: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
