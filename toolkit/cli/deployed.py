"""What a deployment has come to: read back, recorded and told."""

from pathlib import Path

from toolkit.auth import downloaded, plan, quoting, record
from toolkit.auth.downloaded import Made
from toolkit.cli import changes, output
from toolkit.connector.project import ConnectorProject, definition_path, read_object
from toolkit.deploy.run import Session
from toolkit.errors import SpecgenError


def read_back(project: ConnectorProject, session: Session, connector_id: str, *, is_own: bool) -> None:
    """Tell what the service has given to the connector, and what of it has not arrived."""
    try:
        folder = session.download(connector_id)
        if plan.sign_ins(project):
            _tell_redirect(project, downloaded.made(folder), is_own=is_own)
        missing = _missing(project, folder)
    except SpecgenError as error:
        output.remark_on(project.folder, f"deployed, but it could not be read back: {error}")
        return
    if missing:
        output.remark_on(project.folder, f"warning: the service has kept nothing of {', '.join(missing)}")


def _tell_redirect(project: ConnectorProject, made: Made, *, is_own: bool) -> None:
    """Record the redirect address for the project's own environment; others have one of their own."""
    recorded = record.connection(project, made.redirect, made.subject)
    output.say(f"redirect address: {made.redirect}")
    folder, address = quoting.shell(str(project.folder)), quoting.shell(made.redirect)
    if not is_own:
        output.remark(f"next: specgen auth finish {folder} --redirect-url {address} --dry-run | bash")
        return
    changes.write(project, [change.document for change in recorded])
    for change in recorded:
        output.say(change.described)
    output.remark(f"next, so that the app registration knows the address: specgen auth plan {folder} | bash")


def _missing(project: ConnectorProject, folder: Path) -> list[str]:
    """Return the paths that the service does not have: it may answer well and keep the old definition."""
    found = definition_path(folder)
    has = read_object(found).data.get("paths") if found else None
    paths = project.definition.data.get("paths")
    if not isinstance(has, dict) or not isinstance(paths, dict):
        return []
    return [path for path in paths if path not in has]
