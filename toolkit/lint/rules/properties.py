"""Rules about apiProperties.json as a whole; `sign_in` and `policies` look at its parts."""

from collections.abc import Iterator

from toolkit.connector.api_properties import properties_place
from toolkit.connector.project import ConnectorProject
from toolkit.document import Place
from toolkit.lint.rule import (
    CERTIFICATION,
    ERROR,
    IMPORT,
    SAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    safe,
)
from toolkit.patch import Put
from toolkit.regex import regex

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/paconn-cli"

_COLOR = regex(r"#[0-9A-Fa-f]{6}")
_DIGITS = regex(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_RESERVED = frozenset({"#ffffff", "#007ee5"})  # what certification refuses


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
    fix=SAFE,
    examples=[
        Example(bad={"iconBrandColor": "0078d4"}, good={"iconBrandColor": "#0078d4"}, at="/iconBrandColor"),
        Example(bad={"iconBrandColor": "#07d"}, good={"iconBrandColor": "#0077dd"}, at="/iconBrandColor"),
    ],
)
def icon_brand_color_not_valid(project: ConnectorProject) -> Iterator[Problem]:
    """The colour behind the icon is written as `#rrggbb`; no other notation is documented."""
    color = project.property_data.get("iconBrandColor")
    place = properties_place(project)
    if place and isinstance(color, str) and not _COLOR.fullmatch(color):
        at = place / "iconBrandColor"
        digits = _DIGITS.fullmatch(color.strip())
        fix = safe(Put(at.tokens, _spelled_out(digits[1]))) if digits else None
        yield Problem(f"`iconBrandColor` {quoted(color)} is not of the form `#rrggbb`", at, fix)


def _spelled_out(digits: str) -> str:
    """Return a colour of three or six digits as the platform writes it."""
    return f"#{digits if len(digits) == 6 else ''.join(2 * digit for digit in digits)}"


@rule(
    ConnectorProject,
    name="IconBrandColorReserved",
    code="SG207",
    family="specgen",
    reference="https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
    severity=WARNING,
    phase=CERTIFICATION,
    examples=[
        Example(bad={"iconBrandColor": "#FFFFFF"}, good={"iconBrandColor": "#0078D4"}, at="/iconBrandColor")
    ],
)
def icon_brand_color_reserved(project: ConnectorProject) -> Iterator[Problem]:
    """White cannot be told from the page, and the blue that the wizard proposes belongs to no brand; neither is certified.

    Connectors of independent publishers are all `#da3b01`.
    """
    color = project.property_data.get("iconBrandColor")
    place = properties_place(project)
    if place and isinstance(color, str) and color.lower() in _RESERVED:
        message = (
            f"`iconBrandColor` {quoted(color)} is not taken in a certification; choose the icon's background"
        )
        yield Problem(message, place / "iconBrandColor")


RULES = (properties_missing, icon_brand_color_not_valid, icon_brand_color_reserved)
