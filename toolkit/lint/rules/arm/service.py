"""Rules about a specification as a whole: its host, its version and what it exchanges."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from toolkit.arm.api_version import ApiVersion
from toolkit.lint.rule import ERROR, UNSAFE, WARNING, Example, Problem, quoted, unsafe
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import VMS, example, operation
from toolkit.patch import Remove
from toolkit.swagger.nodes import ApiDefinition, Info, Node, Operation, Reference
from toolkit.swagger.walk import is_reference

_JSON = "application/json"
_HOST = "management.azure.com"
_COMMON_TYPES = "/common-types/resource-management/"
_YEAR = timedelta(days=365)

_INFO = {
    "title": "Sample",
    "description": "Sample service for reading and writing things.",
    "contact": {"name": "Sample", "url": "https://example.com", "email": "help@example.com"},
}


@arm_rule(
    "AR101",
    "ApiHost",
    ApiDefinition,
    severity=ERROR,
    keys=["paths"],
    examples=[
        Example(bad={"host": ""}, good={"host": "api.example.com"}, at="/host"),
    ],
)
def api_host(definition: ApiDefinition) -> Iterator[Problem]:
    """All providers are called through one host, that of the cloud's Resource Manager."""
    has_paths = bool(definition.data["paths"])
    if has_paths and not definition.data.get("host") and "x-ms-parameterized-host" not in definition.data:
        yield Problem(f"the specification has no `host`, such as `{_HOST}`", definition.place / "host")


@arm_rule(
    "AR102",
    "APIVersionPattern",
    Info,
    severity=ERROR,
    keys=["version"],
    examples=[
        Example(bad=_INFO | {"version": "v2"}, good=_INFO | {"version": "2024-07-01"}, at="/version"),
        Example(
            bad=_INFO | {"version": "2024-07-01-alpha"},
            good=_INFO | {"version": "2024-07-01-preview"},
            at="/version",
        ),
    ],
)
def api_version_pattern(info: Info) -> Iterator[Problem]:
    """Callers pass the version as it stands, and compare versions by their days."""
    version = info.data["version"]
    if not isinstance(version, str) or not info.definition.data.get("paths"):
        return  # what files share has no version
    parsed = ApiVersion.parse(version)
    if parsed is None or parsed.qualifier not in ("", "preview"):
        yield Problem(f"{quoted(version)} is neither a day nor a day with `-preview`", info.place / "version")


@arm_rule(
    "AR103",
    "PreviewVersionOverOneYear",
    Info,
    severity=WARNING,
    keys=["version"],
    examples=[
        Example(
            bad=_INFO | {"version": "2015-05-01-preview"},
            good=_INFO | {"version": "2015-05-01"},
            at="/version",
        )
    ],
)
def preview_version_over_one_year(info: Info) -> Iterator[Problem]:
    """A preview is taken away one day; after a year the provider is to finish or to retire it."""
    version = info.data["version"]
    parsed = ApiVersion.parse(version) if isinstance(version, str) else None
    if parsed is not None and parsed.is_preview and datetime.now(UTC).date() - parsed.day > _YEAR:
        yield Problem(f"{quoted(version)} has been a preview for more than a year", info.place / "version")


@arm_rule(
    "AR104",
    "NonApplicationJsonType",
    ApiDefinition,
    Operation,
    severity=WARNING,
    keys=["consumes", "produces"],
    fix=UNSAFE,
    examples=[
        example(
            "get",
            operation("ListMachines", produces=[_JSON, "text/plain"]),
            operation("ListMachines", produces=[_JSON]),
            "produces",
            1,
            path=VMS,
        )
    ],
)
def non_application_json_type(node: Node) -> Iterator[Problem]:
    """Resource Manager takes and gives JSON alone."""
    for key in ("consumes", "produces"):
        listed = node.data.get(key)
        mime_types = listed if isinstance(listed, list) else []
        for index, mime_type in enumerate(mime_types):
            if isinstance(mime_type, str) and _JSON not in mime_type:
                place = node.place / key / index
                fix = unsafe(Remove(place.tokens)) if len(mime_types) > 1 else None
                yield Problem(f"{quoted(mime_type)} is not `{_JSON}`", place, fix)


@arm_rule(
    "AR105",
    "SystemDataDefinitionsCommonTypes",
    Reference,
    severity=ERROR,
    examples=[
        Example(
            bad={"properties": {"systemData": {"$ref": "#/definitions/Color"}}},
            good={"properties": {"origin": {"$ref": "#/definitions/Color"}}},
            at="/properties/systemData/$ref",
            part="schema",
        )
    ],
)
def system_data_definitions_common_types(reference: Reference) -> Iterator[Problem]:
    """Who created and changed a resource looks alike everywhere, so that one model reads it of all providers."""
    is_system_data = reference.steps[0] == "properties" and reference.name.lower() == "systemdata"
    target = reference.target
    if (
        is_system_data
        and is_reference(reference.data)
        and isinstance(target, str)
        and _COMMON_TYPES not in target
    ):
        message = f"`{reference.name}` refers to {quoted(target)}, not to the common types"
        yield Problem(message, reference.place / "$ref")


RULES = (
    api_host,
    api_version_pattern,
    preview_version_over_one_year,
    non_application_json_type,
    system_data_definitions_common_types,
)
