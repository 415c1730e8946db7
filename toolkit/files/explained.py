"""What the disk says, in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import CannotWrite


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise CannotWrite for what goes wrong where a path is written."""
    try:
        yield
    except FileExistsError as error:  # where a folder is to be made
        raise CannotWrite(f"{path}: cannot be written: {error.filename} is a file") from error
    except OSError as error:
        raise CannotWrite(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:  # a path with a NUL
        raise CannotWrite(f"{str(path)!r}: cannot be written: {error}") from error
