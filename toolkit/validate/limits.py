"""Keep other people's code from what a hostile definition can do with it: it may neither hang nor explode."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from openapi_schema_validator import OAS30Validator
from openapi_spec_validator import OpenAPIV2SpecValidator
from openapi_spec_validator.validation.keywords import OpenAPIV30ValueValidator

from toolkit.lint.budget import SECONDS
from toolkit.swagger.patterns import may_match


class TooSlow(Exception):
    """Raised in the midst of what takes too long."""


@contextmanager
def limited(seconds: float = SECONDS) -> Iterator[None]:
    """Raise TooSlow when the processor has been busy for so long, even in a regular expression.

    Only the main thread can be stopped so, and not on Windows.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise TooSlow(f"{seconds:g} seconds were not enough")

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _pattern(_: Any, pattern: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    """Ask an engine that runs in linear time; Python's own can be kept busy for years by a few characters."""
    if isinstance(instance, str) and isinstance(pattern, str) and not may_match(pattern, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


class _Values(OpenAPIV30ValueValidator):
    value_validator_cls = extend(OAS30Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


class Judge(OpenAPIV2SpecValidator):
    """The validator of Swagger 2.0, which runs no pattern itself."""

    keyword_validators = {**OpenAPIV2SpecValidator.keyword_validators, "default": _Values}  # noqa: RUF012 (theirs)
