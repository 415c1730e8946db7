"""Rules about `x-ms-connector-metadata`: what the gallery shows of the connector."""

from collections.abc import Iterator
from typing import Any

from toolkit.connector import limits
from toolkit.document import Place
from toolkit.lint.near import suggestion
from toolkit.lint.rule import CERTIFICATION, ERROR, UNSAFE, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition

_METADATA = "x-ms-connector-metadata"
_NAMES = ("Website", "Privacy policy", "Categories")

# From the catalogue's entry on InvalidConnectorCategory.
_CATEGORIES = (
    "AI",
    "Business Management",
    "Business Intelligence",
    "Collaboration",
    "Commerce",
    "Communication",
    "Content and Files",
    "Finance",
    "Data",
    "Human Resources",
    "Internet of Things",
    "IT Operations",
    "Lifestyle and Entertainment",
    "Marketing",
    "Productivity",
    "Sales and CRM",
    "Security",
    "Social Media",
    "Website",
)
_IN_LOWER_CASE = frozenset(category.lower() for category in _CATEGORIES)
_BY_LETTERS = {category.lower().replace(" ", ""): category for category in _CATEGORIES}


def _metadata(**values: str) -> dict[str, Any]:
    named = {
        "Website": "https://fabrikam.com",
        "Privacy policy": "https://fabrikam.com/privacy",
        "Categories": "Productivity",
    } | values
    return {_METADATA: [{"propertyName": name, "propertyValue": value} for name, value in named.items()]}


@rule(
    ApiDefinition,
    name="ConnectorMetadataPropertiesMissing",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=[_METADATA],
    examples=[
        Example(
            bad={_METADATA: _metadata()[_METADATA][:2]},
            good=_metadata(),
            at=f"/{_METADATA}",
        )
    ],
)
def connector_metadata_properties_missing(definition: ApiDefinition) -> Iterator[Problem]:
    """The gallery shows makers who stands behind a connector, and under which headings to look for it.

    Names are compared without regard to case, for many published connectors write Privacy Policy.
    """
    if isinstance(definition.data[_METADATA], list):
        present = {name for name, _, _ in _entries(definition)}
        for name in _NAMES:
            if name.lower() not in present:
                yield Problem(f"`{_METADATA}` has no entry `{name}`", definition.place / _METADATA)


@rule(
    ApiDefinition,
    name="InvalidConnectorCategory",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=[_METADATA],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_metadata(Categories="Productivity, ITOperations"),
            good=_metadata(Categories="Productivity;IT Operations"),
            at=f"/{_METADATA}/2/propertyValue",
        )
    ],
)
def invalid_connector_category(definition: ApiDefinition) -> Iterator[Problem]:
    """The gallery has a fixed list of headings; under any other a connector cannot be found."""
    for place, value in _categories(definition):
        unknown = [part for part in _parts(value) if part.lower() not in _IN_LOWER_CASE]
        if unknown:
            mended = _mended(value)
            remedy = suggestion(unknown[0], _CATEGORIES) or f"; there are {', '.join(_CATEGORIES)}"
            message = f"{quoted(unknown[0])} is no category{remedy}"
            yield Problem(message, place, unsafe(Put(place.tokens, mended)) if mended else None)


def _mended(value: str) -> str | None:
    """Return the value with its separators and spaces as the platform writes them, where that is all it needs."""
    letters = ["".join(part.lower().split()) for part in _parts(value.replace(",", ";"))]
    if len(letters) > limits.CATEGORIES.value or any(part not in _BY_LETTERS for part in letters):
        return None
    return ";".join(_BY_LETTERS[part] for part in letters)


@rule(
    ApiDefinition,
    name="TooManyConnectorCategories",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=[_METADATA],
    examples=[
        Example(
            bad=_metadata(Categories="Productivity;Communication;Collaboration"),
            good=_metadata(Categories="Productivity;Communication"),
            at=f"/{_METADATA}/2/propertyValue",
        )
    ],
)
def too_many_connector_categories(definition: ApiDefinition) -> Iterator[Problem]:
    """A connector stands under two headings of the gallery, so the two that fit best are asked for."""
    limit = limits.CATEGORIES.value
    for place, value in _categories(definition):
        count = len(_parts(value))
        if count > limit:
            yield Problem(f"{count} categories are named, at most {limit} are allowed", place)


def _categories(definition: ApiDefinition) -> Iterator[tuple[Place, str]]:
    for name, place, value in _entries(definition):
        if name == "categories" and isinstance(value, str):
            yield place, value


def _entries(definition: ApiDefinition) -> Iterator[tuple[str, Place, Any]]:
    """Yield name in lower case, place and value; the value's place is that of the entry where it has none."""
    for index, entry in lookup.objects(definition.data[_METADATA]):
        place = definition.place / _METADATA / index
        keys = {key.strip().lower(): key for key in entry}
        name = entry.get(keys.get("propertyname", ""))
        if isinstance(name, str):
            key = keys.get("propertyvalue")
            yield name.strip().lower(), place / key if key else place, entry.get(key or "")


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


RULES = (connector_metadata_properties_missing, invalid_connector_category, too_many_connector_categories)
