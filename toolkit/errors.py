"""What a user can cause: each error is one line that says where, what is wrong and what to do."""

from pathlib import Path


class SpecgenError(Exception):
    """The base of every error that ends a command with exit code 2 and one line."""


class UnreadableDocument(SpecgenError):
    """A file that cannot be read as JSON or YAML; the other files of a run are still read."""

    def __init__(self, path: Path, reason: str, line: int = 1, column: int = 1) -> None:
        super().__init__(f"{path}:{line}:{column}: {reason}")
        self.path = path
        self.reason = reason
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[type, tuple[Path, str, int, int]]:
        return type(self), (self.path, self.reason, self.line, self.column)


class UnreadableFile(SpecgenError):
    """A path that cannot be opened at all: missing, a device, too large, no permission."""


class TooMuch(SpecgenError):
    """A file that would keep everybody waiting; what people write stays far below such limits."""


class NotAConnector(SpecgenError):
    """A folder that lacks the files of a connector project."""


class PatchRefused(SpecgenError):
    """A change that cannot be made without touching something else."""


class BadValue(SpecgenError):
    """An option that the platform would refuse; names the rule that says so."""


class CannotWrite(SpecgenError):
    """The result has no place to go: it exists already, or the disk says no."""


class ProcessDied(SpecgenError):
    """A process that worked for this one has come to an end before its work."""
