"""The judge jsonschema: do apiProperties.json and settings.json fit our JSON Schemas."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from toolkit import templates
from toolkit.connector.project import SETTINGS_NAME, ConnectorProject
from toolkit.connector.secrets import is_secret
from toolkit.document import Document, Place
from toolkit.lint.budget import spending, uncounted
from toolkit.lint.rule import ERROR, IMPORT, WARNING, Example, Problem, rule
from toolkit.validate import explain

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

PROPERTIES_REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters"
SETTINGS_REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/paconn-cli"

_UNTOLD = "this is not what is expected of a secret; leave it out"  # what stands there is never told


@rule(
    ConnectorProject,
    name="PropertiesNotValid",
    code="JD301",
    family="judge",
    reference=PROPERTIES_REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad={"connectionParameters": {"api_key": {"type": "secureString"}}},
            good={"connectionParameters": {"api_key": {"type": "securestring"}}},
            at="/connectionParameters/api_key/type",
        )
    ],
)
def properties_not_valid(project: ConnectorProject) -> Iterator[Problem]:
    """What has another form in apiProperties.json than the platform expects is refused, or left aside.

    The JSON Schema asks for no more than published connectors keep to.
    """
    return _problems(project.properties, "apiProperties", unknown=False)


@rule(
    ConnectorProject,
    name="SettingsNotValid",
    code="JD302",
    family="judge",
    reference=SETTINGS_REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad={SETTINGS_NAME: {"connectorId": 7}},
            good={SETTINGS_NAME: {"connectorId": "shared_sample"}},
            at="/connectorId",
            part="project",
        )
    ],
)
def settings_not_valid(project: ConnectorProject) -> Iterator[Problem]:
    """The paconn tool takes texts from settings.json, and stops at anything else."""
    return _problems(project.settings, "settings", unknown=False)


@rule(
    ConnectorProject,
    name="MemberNotKnown",
    code="JD303",
    family="judge",
    reference=PROPERTIES_REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    examples=[
        Example(bad={"stackowner": "Contoso"}, good={"stackOwner": "Contoso"}, at="/stackowner"),
        Example(
            bad={SETTINGS_NAME: {"enviroment": "4d2c"}},
            good={SETTINGS_NAME: {"environment": "4d2c"}},
            at="/enviroment",
            part="project",
        ),
    ],
)
def member_not_known(project: ConnectorProject) -> Iterator[Problem]:
    """A member that nobody knows is not read: most often it is a misspelling of one that should have been."""
    yield from _problems(project.properties, "apiProperties", unknown=True)
    yield from _problems(project.settings, "settings", unknown=True)


def _problems(document: Document | None, schema: str, *, unknown: bool) -> Iterator[Problem]:
    if document is None:
        return
    with spending():
        faults = list(explain.faults(_validator(schema).iter_errors(document.data)))
    for fault in faults:
        if fault.is_unknown is unknown:
            message = _UNTOLD if any(map(is_secret, fault.tokens)) else fault.message
            yield Problem(message, Place(document, fault.tokens), at_key=fault.at_key)


@cache
def _validator(schema: str) -> "Draft202012Validator":
    # Importing jsonschema takes longer than linting a small project does.
    with uncounted():
        from jsonschema import Draft202012Validator

    return Draft202012Validator(templates.read_json(f"schemas/{schema}.schema.json"))


RULES = (properties_not_valid, settings_not_valid, member_not_known)
