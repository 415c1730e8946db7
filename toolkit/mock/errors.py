"""Errors in the form that Azure Resource Manager gives them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ArmError(Exception):
    """A request that is refused: `{"error": {"code": …, "message": …}}` with a status."""

    status: int
    code: str
    message: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> dict[str, Any]:
        return {"error": {"code": self.code, "message": self.message}}


def not_found(path: str) -> ArmError:
    return ArmError(404, "ResourceNotFound", f"The resource '{path}' was not found.")


def bad_request(code: str, message: str) -> ArmError:
    return ArmError(400, code, message)
