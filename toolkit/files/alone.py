"""Be alone in a folder: what killed commands have left there is finished or removed first."""

import errno
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from toolkit import deadline
from toolkit.errors import CannotWrite
from toolkit.files import durable, journal
from toolkit.files.explained import explained
from toolkit.files.workplace import new_name, sweep, workplace
from toolkit.harmless import harmless
from toolkit.locking import UNFINISHED, held


@dataclass(frozen=True, slots=True)
class Alone:
    """A folder, as it was named and by its real path, in which no other command writes or reads meanwhile."""

    named: Path
    folder: Path

    def write(self, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
        """Write files and remove others: all or none, even if the command is killed."""
        deadline.lift()
        contents = {self._real(name): content for name, content in files.items()}
        marks = [name for name in gone if os.path.lexists(self.folder / name)]
        folders = [(self.folder / name).parent for name in (*contents, *marks)]
        if not folders:
            return
        with made(folders), workplace(self.folder) as place:
            _check_writable(folders)
            if len(contents) == 1 and not marks:
                self._replace(*contents.popitem(), place)
            else:
                journal.change(self.folder, place, contents, marks)

    def write_folder(self, name: str, files: Mapping[str, bytes]) -> None:
        """Make a folder, which appears with all its files at once."""
        deadline.lift()
        with workplace(self.folder) as place:
            new = place / "new"
            new.mkdir()
            for inner, content in files.items():
                durable.write(new / inner, content)
            new.replace(self.folder / name)
            durable.sync(self.folder)

    def _replace(self, name: str, content: bytes, place: Path) -> None:
        durable.write(place / "new", content, like=self.folder / name)
        (place / "new").replace(self.folder / name)
        durable.sync(self.folder)

    def _real(self, name: str) -> str:
        """Return the name of what a link leads to."""
        path = self.named / name
        target = Path(os.path.realpath(path))
        if not target.is_relative_to(self.folder):
            raise CannotWrite(f"{path}: is a link out of the folder, and stays")
        check_replaceable(path, target)
        return target.relative_to(self.folder).as_posix()


@contextmanager
def alone_in(folder: Path) -> Iterator[Alone]:
    """Wait until a folder is free, and keep it."""
    real = Path(os.path.realpath(folder))
    with held(folder):
        sweep(real)
        if os.path.lexists(real / UNFINISHED):
            _finish(real)
            _tell(f"{folder}: an earlier command was interrupted; its change is now complete")
        yield Alone(folder, real)


@contextmanager
def workplace_in(folder: Path) -> Iterator[Path]:
    """Make a workplace for what takes long: others write into the folder meanwhile, and leave it alone."""
    with ExitStack() as stack:
        stack.enter_context(made([folder]))
        with alone_in(folder) as here:
            place = stack.enter_context(workplace(here.folder))
        yield place


def settled(folder: Path) -> None:
    """Finish what a killed command has left half done in a folder; raise CannotWrite where that cannot be."""
    with explained(folder / UNFINISHED), alone_in(folder):
        pass


def check_replaceable(path: Path, target: Path) -> None:
    """Refuse what is no file, and what is read-only; it could be replaced in spite of that."""
    if target.exists() and not target.is_file():
        kind = "a folder" if target.is_dir() else "not a regular file"
        raise CannotWrite(f"{path}: is {kind}, and stays")
    if target.exists():
        target.open("ab").close()


@contextmanager
def made(folders: Iterable[Path]) -> Iterator[None]:
    """Make folders where they are missing, to be written in; those go again where what follows fails."""
    new = []
    try:
        for folder in folders:
            missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
            for one in reversed(missing):
                one.mkdir(exist_ok=True)
                new.append(one)
        yield
    except BaseException:
        for one in reversed(new):
            with suppress(OSError):
                one.rmdir()
        raise


def _check_writable(folders: Iterable[Path]) -> None:
    """Refuse folders in which no file can be replaced while nothing is replaced yet."""
    for folder in folders:
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _finish(folder: Path) -> None:
    if not journal.is_sealed(folder / UNFINISHED):
        raise CannotWrite(f"{folder / UNFINISHED}: came with a copy of the folder; remove it to go on")
    place = new_name(folder)
    journal.finish(folder, place)
    sweep(folder)


def _tell(remark: str) -> None:
    """Print it here, for whoever comes next may be any command, or a process that works for one."""
    sys.stderr.write(f"{harmless(remark)}\n")
