"""The `api-version` of an operation: which one it was described for, and how a connector sends it."""

import re
from collections.abc import Iterable
from typing import Any

from toolkit.arm.api_version import ApiVersion
from toolkit.arm.specification import Located, Specification
from toolkit.swagger.nodes import Data

API_VERSION = "api-version"

_HOSTS = ("management.azure.com", "management.usgovcloudapi.net", "management.chinacloudapi.cn")
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}(?:-[A-Za-z0-9.-]+)?")


def version_of(specification: Specification, parameters: Iterable[Located]) -> str:
    """Return the version that the parameter declares; else that of the file's folder; else the file's own."""
    declared = next((one.data for one in parameters if is_version(one.data)), {})
    values = declared.get("enum")
    info = specification.data.get("info")
    candidates = (
        values[0] if isinstance(values, list) and len(values) == 1 else None,
        declared.get("default"),
        _of_folder(specification.root),
        info.get("version") if isinstance(info, dict) else None,
    )
    return next((value for value in candidates if isinstance(value, str) and value.strip()), "")


def is_needed(specification: Specification, parameters: Iterable[Located]) -> bool:
    """Whether calls name a version: Azure Resource Manager answers no other."""
    is_resource_manager = (
        specification.data.get("host") in _HOSTS or "/resource-manager/" in specification.root
    )
    return is_resource_manager or any(is_version(one.data) for one in parameters)


def parameter(version: str, path: str) -> Data:
    """Return the parameter. Where the path is nothing but a resource ID only makers know the version."""
    is_for_any_resource = path.startswith("/{") and path.count("/") == 1
    asked = {"name": API_VERSION, "in": "query", "required": True, "type": "string"}
    if is_for_any_resource or not version:
        text = "The version of the interface for the type of the resource, such as 2022-12-01."
        return {**asked, "x-ms-summary": "API Version", "description": text}
    return {
        **asked,
        "default": version,
        "x-ms-summary": "API Version",
        "description": "The version of the Azure Resource Manager interface.",
        "x-ms-visibility": "internal",
    }


def is_version(data: Data) -> bool:
    return data.get("in") == "query" and str(data.get("name")).lower() == API_VERSION


def _of_folder(address: str) -> Any:
    dated = (part for part in address.split("/")[-2::-1] if _DATED.fullmatch(part))
    return next((part for part in dated if ApiVersion.parse(part)), None)
