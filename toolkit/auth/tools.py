"""One renderer for each tool: the registration as the text that makes it."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from toolkit import templates
from toolkit.auth import entra, quoting
from toolkit.auth.aadsts import FAILURES
from toolkit.auth.plan import Federation, Registration


class Tool(StrEnum):
    AZ = "az"  # a script for the Azure CLI
    BICEP = "bicep"  # with the Microsoft Graph extension
    TERRAFORM = "terraform"  # with the provider azuread
    POWERSHELL = "powershell"  # with the modules of Microsoft Graph
    PORTAL = "portal"  # a page of steps


_TEMPLATES = {
    Tool.AZ: "auth/az.sh.jinja",
    Tool.BICEP: "auth/bicep.bicep.jinja",
    Tool.TERRAFORM: "auth/terraform.tf.jinja",
    Tool.POWERSHELL: "auth/powershell.ps1.jinja",
    Tool.PORTAL: "auth/portal.md.jinja",
}


def render(plan: Registration, tool: Tool, folder: Path) -> str:
    """Return the text that makes the registration, or adds to it what the project has come to know since.

    It is the same text in both passes: each step looks first whether there is anything to do.
    """
    project = _command_word(folder)
    return templates.render(
        _TEMPLATES[tool],
        plan=plan,
        title=plan.name,
        names=entra.NAMES[plan.cloud.name],
        project=project,
        unique_name=_unique_name(plan.name),
        api_name=entra.API_NAME,
        api_full_name=entra.API_FULL_NAME,
        scope_name=entra.SCOPE,
        federation_json=_credential(plan.federation),
        federation_query=_credential_query(plan.federation),
        following=list(_following(plan, project)),
        failures=[failure for failure in FAILURES if failure.is_numbered],
        sh=quoting.shell,
        ps=quoting.powershell,
        bicep=quoting.bicep,
        tf=quoting.terraform,
        odata=quoting.odata,
    )


def _command_word(folder: Path) -> str:
    """Return the folder as a word of a command line; a comment ends with its line, so it has to be on one."""
    name = str(folder)
    return quoting.shell(name) if name.isprintable() else "DIR"


def _unique_name(name: str) -> str:
    """Return what Bicep knows the app by: letters, digits and dashes."""
    words = "".join(character if character.isalnum() else " " for character in name.lower()).split()
    return "-".join([*words, "connector"])


def _credential(federation: Federation | None) -> str:
    if federation is None:
        return ""
    credential = {
        "name": federation.name,
        "issuer": federation.issuer,
        "subject": federation.subject,
        "audiences": [federation.audience],
    }
    return json.dumps(credential)


def _credential_query(federation: Federation | None) -> str:
    if federation is None:
        return ""
    issuer, subject = (
        text.replace("\\", "\\\\").replace("'", "\\'") for text in (federation.issuer, federation.subject)
    )
    return f"[?issuer=='{issuer}' && subject=='{subject}'].id"


def _following(plan: Registration, project: str) -> Iterator[str]:
    if not plan.client_id:
        yield f"next: specgen auth use {project} --client-id ID, with the client ID on the last line"
    elif not plan.redirects:
        yield f"next: make the connector, then: specgen auth finish {project} --redirect-url URL"
    else:
        yield "next: make a connection and sign in"
    if plan.acts_alone:
        yield (
            "a service principal that acts alone needs an Azure role: "
            "az role assignment create --assignee CLIENT-ID --role Reader --scope /subscriptions/ID"
        )
