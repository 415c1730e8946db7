"""The validator of Swagger 2.0, kept from what a hostile definition can do with it."""

from collections.abc import Iterator
from typing import Any

from jsonschema import FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from openapi_schema_validator import OAS30Validator, oas30_format_checker
from openapi_spec_validator import OpenAPIV2SpecValidator
from openapi_spec_validator.validation.keywords import OpenAPIV30ValueValidator

from toolkit.swagger.patterns import may_match


def _pattern(_: Any, pattern: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    """Ask an engine that runs in linear time; Python's own can be kept busy for years by a few characters."""
    if isinstance(instance, str) and isinstance(pattern, str) and not may_match(pattern, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


# Those of which the check needs nothing that may or may not be installed: findings depend on the file alone.
_FORMATS = (
    *("int32", "int64", "float", "double", "byte", "binary", "password", "date", "date-time", "time"),
    *("email", "ipv4", "ipv6", "uuid", "regex"),
)


def _format_checker() -> FormatChecker:
    checker = FormatChecker(())
    checker.checkers = {name: oas30_format_checker.checkers[name] for name in _FORMATS}
    return checker


class _Values(OpenAPIV30ValueValidator):
    value_validator_format_checker = _format_checker()
    value_validator_cls = extend(OAS30Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


class Judge(OpenAPIV2SpecValidator):
    """It runs no pattern itself."""

    keyword_validators = {**OpenAPIV2SpecValidator.keyword_validators, "default": _Values}  # noqa: RUF012 (theirs)
