"""The rule that all addresses of a connector belong to one Azure cloud."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from toolkit.connector import clouds
from toolkit.connector.api_properties import Text, connection_parameters, policies
from toolkit.connector.clouds import Cloud
from toolkit.connector.policies import PREFIX
from toolkit.connector.project import DEFINITION_NAMES, PROPERTIES_NAME, ConnectorProject
from toolkit.document import Place
from toolkit.lint import resource_manager
from toolkit.lint.rule import ERROR, IMPORT, Example, Problem, quoted, rule


class _Address(NamedTuple):
    """Something that belongs to a cloud, and what a message calls it."""

    name: str
    text: Text
    cloud: Cloud


def _files(host: str) -> dict[str, Any]:
    custom = {
        "loginUri": {"value": "https://login.microsoftonline.us"},
        "resourceUri": {"value": "https://management.core.usgovcloudapi.net/"},
    }
    settings = {"identityProvider": "aad", "customParameters": custom}
    parameters = {"token": {"type": "oauthSetting", "oAuthSettings": settings}}
    return {
        DEFINITION_NAMES[0]: {**resource_manager.sample(), "host": host},
        PROPERTIES_NAME: {"properties": {"connectionParameters": parameters}},
    }


@rule(
    ConnectorProject,
    name="CloudsDisagree",
    code="SG304",
    family="specgen",
    reference="https://learn.microsoft.com/connectors/custom-connectors/azure-active-directory-authentication",
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad=_files("management.azure.com"),
            good=_files("management.usgovcloudapi.net"),
            at="/host",
            part="project",
        )
    ],
)
def clouds_disagree(project: ConnectorProject) -> Iterator[Problem]:
    """Every Azure cloud has its own Resource Manager, sign-in and users; a token of one is worth nothing in another.

    Host, resource and the addresses of the sign-in are compared as far as they are known to belong to a cloud; most
    of them say which one is meant. A policy that sets the host takes the place of `host`.
    """
    addresses = [*_hosts(project), *_sign_in(project), *_security_schemes(project)]
    clouds = [address.cloud for address in addresses]
    if len(set(clouds)) < 2:
        return
    meant = max(clouds, key=clouds.count)
    other = addresses[clouds.index(meant)].name
    for name, text, cloud in addresses:
        if cloud is not meant:
            is_of = f"is of the cloud {cloud.name}, `{other}` of the cloud {meant.name}"
            yield Problem(f"`{name}` {quoted(text.value)} {is_of}", text.place)


def _hosts(project: ConnectorProject) -> Iterator[_Address]:
    replaced = False
    for policy in policies(project):
        named, url = policy.template_id, policy.parameter("urlTemplate")
        if named and named.value.lower() == "dynamichosturl":
            replaced = True
            yield from _known(PREFIX + "urlTemplate", url, _of_url)
    host = project.definition.data.get("host")
    if isinstance(host, str) and not replaced:
        yield from _known("host", Text(host, Place(project.definition, ("host",))), clouds.of_host)


def _of_url(url: str) -> Cloud | None:
    try:
        return clouds.of_host(urlsplit(url).hostname or "")
    except ValueError:
        return None


def _sign_in(project: ConnectorProject) -> Iterator[_Address]:
    for parameter in connection_parameters(project):
        resource = parameter.setting("properties", "AzureActiveDirectoryResourceId")
        yield from _known("resourceUri", parameter.custom("resourceUri"), clouds.of_resource)
        yield from _known("AzureActiveDirectoryResourceId", resource, clouds.of_resource)
        for name in ("loginUri", "authorizationUrl", "tokenUrl", "refreshUrl"):
            yield from _known(name, parameter.custom(name), clouds.of_login)


def _security_schemes(project: ConnectorProject) -> Iterator[_Address]:
    schemes = project.definition.data.get("securityDefinitions")
    for key, scheme in schemes.items() if isinstance(schemes, dict) else ():
        for name in ("authorizationUrl", "tokenUrl"):
            url = scheme.get(name) if isinstance(scheme, dict) else None
            if isinstance(url, str):
                place = Place(project.definition, ("securityDefinitions", key, name))
                yield from _known(name, Text(url, place), clouds.of_login)


def _known(name: str, text: Text | None, cloud_of: Callable[[str], Cloud | None]) -> Iterator[_Address]:
    cloud = cloud_of(text.value) if text else None
    if text and cloud:
        yield _Address(name, text, cloud)


RULES = (clouds_disagree,)
