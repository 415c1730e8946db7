"""Write what changed in a project, or show it: one line for each file, and all files or none."""

from pathlib import Path

from toolkit import files
from toolkit.cli import output
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document, read_bytes
from toolkit.errors import CannotWrite
from toolkit.finding import Phase, Severity
from toolkit.generate.lock import LOCK_NAME, Lock, read
from toolkit.lint.engine import Linter
from toolkit.lint.rules import DEFAULT_RULES
from toolkit.report.text import counted


def new_errors(before: ConnectorProject, after: ConnectorProject) -> int:
    """Tell the errors of the import phase that a change brings, and return how many there are."""
    linter = Linter(DEFAULT_RULES, Phase.IMPORT)
    errors = [finding for finding in linter.project(after) if finding.severity is Severity.ERROR]
    # Most changes bring none: then nobody has to know what was wrong before.
    known = {(one.rule, one.message) for one in linter.project(before)} if errors else set()
    found = [finding for finding in errors if (finding.rule, finding.message) not in known]
    output.remark_on_findings(found, after.documents)
    return len(found)


def settle(
    before: ConnectorProject, after: ConnectorProject, old: Lock, new: Lock, *, what: str, dry_run: bool
) -> None:
    """Write the files that differ, the lock file among them, or with `dry_run` show how they would."""
    changed = [
        (one, other)
        for one, other in zip(before.documents, after.documents, strict=True)
        if one.text != other.text
    ]
    lock = before.folder / LOCK_NAME
    if dry_run:
        for one, other in changed:
            output.say_diff(one.path, one.text, other.text)
    else:
        with files.alone_in(before.folder):
            _check_unchanged(before, old)
            _write(before.folder, [other for _, other in changed], new)
    verb = "would be changed" if dry_run else "changed"
    for _, other in changed:
        output.say(output.stdout_style().plain(f"{other.path}: {verb}: {what}"))
    if new != old:
        kept = counted(len(new.operations), "operation") if new.operations else "removed, for it is empty"
        output.say(output.stdout_style().plain(f"{lock}: {verb}: {kept}"))


def _check_unchanged(before: ConnectorProject, old: Lock) -> None:
    """Refuse to write over what somebody else has written since the project was read."""
    meanwhile = [one.path for one in before.documents if read_bytes(one.path) != one.content]
    if meanwhile or read(before.folder) != old:
        path = meanwhile[0] if meanwhile else before.folder / LOCK_NAME
        raise CannotWrite(f"{path}: was changed meanwhile, so nothing is written; run the command again")


def _write(folder: Path, documents: list[Document], lock: Lock) -> None:
    contents = {document.path.name: document.content for document in documents}
    if lock.operations:
        contents[LOCK_NAME] = lock.content
    files.write_files(folder, contents, force=True)
    if not lock.operations:
        try:
            (folder / LOCK_NAME).unlink(missing_ok=True)
        except OSError as error:
            raise CannotWrite(f"{folder / LOCK_NAME}: {(error.strerror or str(error)).lower()}") from error
