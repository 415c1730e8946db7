"""Write what changed in a project, or show it: one line for each file, and all files or none."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from toolkit import files
from toolkit.cli import output
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document, read_bytes
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
        _write(before, [other for _, other in changed], old, new)
    verb = "would be changed" if dry_run else "changed"
    for _, other in changed:
        output.say(output.stdout_style().plain(f"{other.path}: {verb}: {what}"))
    if new != old:
        kept = counted(len(new.operations), "operation") if new.operations else "removed, for it is empty"
        output.say(output.stdout_style().plain(f"{lock}: {verb}: {kept}"))


def write(before: ConnectorProject, documents: Iterable[Document]) -> None:
    """Write documents in place of those of a project, where these are still what the files hold."""
    after = {document.path: document for document in documents}
    replace(before.folder, [(one, after[one.path]) for one in before.documents if one.path in after])


def replace(folder: Path, documents: Sequence[tuple[Document, Document]]) -> None:
    """Write documents of a folder in place of what they were made from, where the files hold that still."""
    known = {old.path.name: old.content for old, _ in documents}
    contents = {new.path.name: new.content for _, new in documents}
    if contents:
        files.write_files(folder, contents, force=True, known=known)


def _write(before: ConnectorProject, documents: Iterable[Document], old: Lock, new: Lock) -> None:
    contents = {document.path.name: document.content for document in documents}
    if new != old and new.operations:
        contents[LOCK_NAME] = new.content
    with files.explained(before.folder), files.alone_in(before.folder) as folder:
        _check_unchanged(before, old)
        folder.write(contents, gone=[] if new.operations else [LOCK_NAME])


def _check_unchanged(before: ConnectorProject, old: Lock) -> None:
    """Refuse to write over what somebody else has written since the project was read."""
    meanwhile = [one.path for one in before.documents if read_bytes(one.path) != one.content]
    if meanwhile or read(before.folder) != old:
        raise files.changed_meanwhile(meanwhile[0] if meanwhile else before.folder / LOCK_NAME)
