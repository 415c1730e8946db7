"""Rules about apiProperties.json as a whole; `sign_in` and `policies` look at its parts."""

import re
from collections.abc import Iterator

from toolkit.connector.api_properties import properties_place
from toolkit.connector.project import ConnectorProject
from toolkit.document import Place
from toolkit.lint.rule import ERROR, IMPORT, WARNING, Example, Problem, quoted, rule

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/paconn-cli"

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


@rule(
    ConnectorProject,
    name="PropertiesMissing",
    code="SG201",
    family="specgen",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(bad='{"iconBrandColor": "#0078d4"}', good='{"properties": {"iconBrandColor": "#0078d4"}}')
    ],
)
def properties_missing(project: ConnectorProject) -> Iterator[Problem]:
    """Everything in apiProperties.json belongs into its member `properties`; outside of it nothing is read."""
    document = project.properties
    if document is None or isinstance(document.data.get("properties"), dict):
        return
    if "properties" in document.data:
        yield Problem("`properties` is not an object", Place(document, ("properties",)))
    else:
        yield Problem("apiProperties.json has no `properties`", Place(document))


@rule(
    ConnectorProject,
    name="IconBrandColorNotValid",
    code="SG202",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    examples=[
        Example(bad={"iconBrandColor": "blue"}, good={"iconBrandColor": "#0078d4"}, at="/iconBrandColor")
    ],
)
def icon_brand_color_not_valid(project: ConnectorProject) -> Iterator[Problem]:
    """The colour behind the icon is written as `#rrggbb`; no other notation is documented."""
    color = project.property_data.get("iconBrandColor")
    place = properties_place(project)
    if place and isinstance(color, str) and not _COLOR.fullmatch(color):
        message = f"`iconBrandColor` {quoted(color)} is not of the form `#rrggbb`"
        yield Problem(message, place / "iconBrandColor")


RULES = (properties_missing, icon_brand_color_not_valid)
