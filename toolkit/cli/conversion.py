"""Convert the words of a command line without pydantic, which takes longer to load than a lint takes.

Typer leaves all conversion to it. What is plainly right is converted here; of the rest, be it rare or wrong,
typer is the judge, so that its messages stay its own.
"""

from enum import Enum
from typing import Any, get_args, get_origin

from typer import core
from typer._coercion import RuntimeParam, TypeDescriptor, build_runtime_param


class PlainParam(RuntimeParam):
    """What typer asks for the value of a parameter."""

    def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:
        try:
            return _converted(value, self.annotation, self.parameter_info)
        except _NotPlainError:
            return build_runtime_param(param.type_descriptor).coerce(value, param, ctx)


class _NotPlainError(Exception):
    """There may be more to say of a value."""


def convert_plainly() -> None:
    """Let typer ask here first; it has no setting for this, hence the bound on its version."""
    core.build_runtime_param = _plain_param  # type: ignore[attr-defined]  # not exported, yet what it calls


def _plain_param(descriptor: TypeDescriptor) -> PlainParam:
    return PlainParam(descriptor.parameter_info, descriptor.annotation)


def _converted(value: Any, annotation: Any, settings: Any) -> Any:
    if get_origin(annotation) is list:
        (kind,) = get_args(annotation)
        return [_converted(word, kind, settings) for word in value]
    if settings.parser is not None:
        return settings.parser(value)
    if annotation in {str, int} and type(value) is annotation:  # an int is a default
        return value
    if annotation is int and isinstance(value, str) and _is_within(value, settings):
        return int(value)
    if issubclass(annotation, Enum) and value in list(annotation):
        return annotation(value)
    raise _NotPlainError


def _is_within(word: str, settings: Any) -> bool:
    """Whether a word is a number of few digits, and within the bounds of its option."""
    if not (word.isascii() and word.isdecimal() and len(word) < 10):
        return False
    is_enough = settings.min is None or int(word) >= settings.min
    return is_enough and (settings.max is None or int(word) <= settings.max)
