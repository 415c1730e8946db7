"""The three views of a schema: what is sent to create something, what to change it, and what is answered."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

MUTABILITY = "x-ms-mutability"


class View(StrEnum):
    RESPONSE = "read"  # the values are those of `x-ms-mutability`
    CREATE = "create"
    UPDATE = "update"

    @property
    def is_input(self) -> bool:
        return self is not View.RESPONSE


def of_method(method: str) -> View:
    """Return the view that a body of an operation is seen in."""
    return View.UPDATE if method == "patch" else View.CREATE


def shows(view: View, said: Callable[[str], Any]) -> bool:
    """Whether a property is there in a view, going by what is said of it."""
    if view.is_input and said("readOnly") is True:
        return False
    mutability = said(MUTABILITY)
    return not isinstance(mutability, list) or not mutability or view.value in mutability
