"""Rules about which version of Azure Resource Manager a call is for."""

from collections.abc import Iterator
from typing import Any

from toolkit.lint.resource_manager import API_VERSION, is_version_of_resource_manager, sample
from toolkit.lint.rule import IMPORT, INFO, WARNING, Example, Problem, quoted, rule
from toolkit.lint.rules.connector_arm_versions import REFERENCE
from toolkit.regex import regex
from toolkit.swagger.nodes import Parameter

_DATE = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(-[a-z]+)?")
_AT = "/paths/~1subscriptions/get/parameters/0/default"


def _with_version(**members: Any) -> dict[str, Any]:
    return sample(parameters=[{**API_VERSION, **members}])


@rule(
    Parameter,
    name="ApiVersionNotDated",
    code="SG604",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=["default"],
    examples=[
        Example(
            bad=_with_version(default="2022-12-1"),
            good=_with_version(default="2022-12-01"),
            at=_AT,
            part="definition",
        )
    ],
)
def api_version_not_dated(parameter: Parameter) -> Iterator[Problem]:
    """Versions of Azure Resource Manager are dates; a call for anything else is refused."""
    version = parameter.data["default"]
    if (
        isinstance(version, str)
        and not _DATE.fullmatch(version)
        and is_version_of_resource_manager(parameter)
    ):
        yield Problem(f"{quoted(version)} is no date such as `2022-12-01`", parameter.place / "default")


@rule(
    Parameter,
    name="ApiVersionPreview",
    code="SG605",
    family="specgen",
    reference=REFERENCE,
    severity=INFO,
    phase=IMPORT,
    keys=["default"],
    examples=[
        Example(
            bad=_with_version(default="2022-12-01-preview"),
            good=_with_version(default="2022-12-01"),
            at=_AT,
            part="definition",
        )
    ],
)
def api_version_preview(parameter: Parameter) -> Iterator[Problem]:
    """A preview is switched off one day, and with it every flow that calls it."""
    version = parameter.data["default"]
    if isinstance(version, str) and version.endswith("preview") and is_version_of_resource_manager(parameter):
        yield Problem(f"{quoted(version)} is a preview version", parameter.place / "default")


RULES = (api_version_not_dated, api_version_preview)
