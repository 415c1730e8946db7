"""`specgen new`: a complete connector project."""

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit import files
from toolkit.cli import options, output
from toolkit.connector.api_properties import PLACEHOLDER
from toolkit.connector.clouds import CLOUDS
from toolkit.connector.project import DEFINITION_NAMES, PROPERTIES_NAME, ConnectorProject
from toolkit.connector.tenants import is_guid, is_tenant
from toolkit.document import Document
from toolkit.errors import BadValue, CannotWrite
from toolkit.finding import Finding
from toolkit.generate import connector
from toolkit.generate.request import Auth, NewConnector
from toolkit.lint.engine import Linter
from toolkit.lint.rule import quoted
from toolkit.lint.rules import DEFAULT_RULES
from toolkit.report.text import counted


class CloudName(StrEnum):
    PUBLIC = "public"
    USGOV = "usgov"
    CHINA = "china"


# Which option a value of the generated files comes from, by the end of its pointer.
_OPTIONS = {
    "/info/title": "--title",
    "/info/description": "--description",
    "/info/contact/name": "--publisher",
    "/info/contact/email": "--email",
    "/properties/iconBrandColor": "--brand-color",
    "/oAuthSettings/clientId": "--client-id",
    "/customParameters/tenantId/value": "--tenant",
}


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    *,
    title: Annotated[
        str, typer.Option("--title", help="What makers search for; at most 30 characters.")
    ] = NewConnector().title,
    description: Annotated[
        str, typer.Option("--description", help="What it is for; 30 to 500 characters.")
    ] = NewConnector().description,
    publisher: Annotated[
        str,
        typer.Option("--publisher", help="Who owns the connector.", show_default=NewConnector().contact_name),
    ] = "",
    email: Annotated[str, typer.Option("--email", help="Where to ask for help.", show_default=False)] = "",
    cloud: Annotated[
        CloudName, typer.Option("--cloud", metavar="public|usgov|china", help="The Azure cloud to call.")
    ] = CloudName.PUBLIC,
    tenant: Annotated[
        str,
        typer.Option(
            "--tenant", metavar="GUID", help="The only tenant that signs in.", show_default="common"
        ),
    ] = "",
    client_id: Annotated[
        str,
        typer.Option(
            "--client-id", metavar="GUID", help="The app registration.", show_default="a placeholder"
        ),
    ] = PLACEHOLDER,
    auth: Annotated[
        Auth,
        typer.Option(
            "--auth",
            metavar="delegated|multi|federated",
            help="Sign in as oneself, or also as a service principal, or without a client secret (preview).",
        ),
    ] = Auth.DELEGATED,
    brand_color: Annotated[
        str, typer.Option("--brand-color", metavar="#RRGGBB", help="Behind the icon.")
    ] = NewConnector().brand_color,
    yaml: Annotated[bool, typer.Option("--yaml", help="Write the definition as YAML.")] = False,
    source: Annotated[
        Path | None,
        typer.Option(
            "--import",
            metavar="FILE",
            parser=options.path,
            help="Make the project of a definition, a solution, a paconn or pac folder, a certification "
            "package or a Logic Apps template.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that exist.")] = False,
    dry_run: options.DryRun = False,
) -> int:
    """Make a connector project with one action, List subscriptions, or of a connector that there is.

    The folder then holds a definition, apiProperties.json, an icon, settings.json and a README with the steps
    to a first flow. A value that the platform would refuse is refused at once, with the rule's name. With
    `--import` it holds what the package does, and bundling it again gives the same package.

    **Examples**

    - `specgen new my-connector`
    - `specgen new my-connector --title "Azure Inventory" --tenant 11111111-2222-3333-4444-555555555555`
    - `specgen new my-connector --cloud usgov --auth multi --yaml`
    - `specgen new my-connector --import exported-solution.zip`
    """
    request = NewConnector(
        title=title,
        description=description,
        publisher=publisher,
        email=email,
        brand_color=brand_color,
        cloud=CLOUDS[cloud],
        tenant=tenant,
        client_id=client_id,
        auth=auth,
        yaml=yaml,
    )
    if source is not None:
        if request != NewConnector():
            raise BadValue(
                "--import takes everything from the package; leave out the options that describe it"
            )
        # Importing the readers of packages takes longer than making a project does.
        from toolkit.bundle import reading

        return _write(
            folder, reading.read(source), f"specgen validate {folder}", force=force, dry_run=dry_run
        )
    _check(request)
    return _write(folder, connector.files(request), folder / "README.md", force=force, dry_run=dry_run)


def _write(folder: Path, made: Mapping[str, bytes], following: object, *, force: bool, dry_run: bool) -> int:
    files.check_free(folder, made, force=force)
    if other := next(
        (name for name in DEFINITION_NAMES if name not in made and (folder / name).exists()), None
    ):
        raise CannotWrite(f"{folder}: has {other} already, and a project has one definition; remove it first")
    if not dry_run:
        files.write_files(folder, made, force=force)
    for name, content in made.items():
        output.say(f"{folder / name}: {counted(len(content), 'byte')}")
    output.remark(f"{'would be made' if dry_run else 'made'}; next: {following}")
    return 0


def _check(request: NewConnector) -> None:
    """Refuse what the platform would refuse, and what is for the author of a file to fill in later."""
    values = (request.title, request.description, request.publisher, request.email, request.client_id)
    if not all(map(str.isprintable, values)):
        raise BadValue("a value holds a line break, or bytes that are no text in this terminal's encoding")
    if not is_guid(request.client_id):
        raise BadValue(f"--client-id: {quoted(request.client_id)} is not a GUID (ClientIdNotValid)")
    if request.tenant and not is_tenant(request.tenant):
        raise BadValue(
            f"--tenant: {quoted(request.tenant)} is neither a GUID nor a domain (TenantIdNotValid)"
        )
    if request.auth is Auth.FEDERATED and not is_guid(request.tenant_or_default):
        raise BadValue(f"--tenant: a federated credential needs a GUID, not {quoted(request.tenant)}")
    for finding in _findings(request):
        raise BadValue(_refusal(finding))


def _findings(request: NewConnector) -> Iterator[Finding]:
    definition, properties = (
        Document(Path(name), json.dumps(data))
        for name, data in (
            (DEFINITION_NAMES[0], connector.definition(request)),
            (PROPERTIES_NAME, connector.properties(request)),
        )
    )
    yield from Linter(DEFAULT_RULES).project(ConnectorProject(Path(), definition, properties))


def _refusal(finding: Finding) -> str:
    option = next((name for end, name in _OPTIONS.items() if finding.pointer.endswith(end)), finding.pointer)
    return f"{option}: {finding.message} ({finding.rule})"
