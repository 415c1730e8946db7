"""The judge openapi-spec-validator: is the definition Swagger 2.0, and do its defaults fit."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from toolkit import pointer
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document, Place
from toolkit.lint.budget import SpentError, spending, uncounted
from toolkit.lint.rule import ERROR, IMPORT, INFO, WARNING, Example, Problem, rule
from toolkit.pointer import Tokens
from toolkit.swagger.nodes import ApiDefinition
from toolkit.validate import explain, references
from toolkit.validate.explain import LONGEST, Error, Fault

if TYPE_CHECKING:
    from jsonschema.protocols import Validator
    from jsonschema_path import SchemaPath
    from jsonschema_rs import Draft4Validator

REFERENCE = "https://github.com/python-openapi/openapi-spec-validator"

Holder = tuple[Tokens, dict[str, Any]]

_PALETTE = {
    "name": "palette",
    "in": "query",
    "type": "string",
    "x-ms-summary": "Palette",
    "description": "The palette.",
}


@dataclass(frozen=True, slots=True)
class _Verdict:
    structure: tuple[Fault, ...] = ()
    defaults: tuple[Fault, ...] = ()
    surprise: str = ""


@rule(
    ConnectorProject,
    name="SpecificationViolated",
    code="JD101",
    family="judge",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    examples=[Example(bad=_PALETTE | {"nullable": True}, good=_PALETTE, at="/nullable", part="parameter")],
)
def specification_violated(project: ConnectorProject) -> Iterator[Problem]:
    """What is not Swagger 2.0 each reader understands in its own way, the platform's designers among them.

    openapi-spec-validator compares the definition with the schema of Swagger 2.0. What the platform is known
    to take beyond that is not reported.
    """
    return _problems(project.definition, _verdict(project.definition).structure)


@rule(
    ConnectorProject,
    name="DefaultNotValid",
    code="JD102",
    family="judge",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    examples=[
        Example(
            bad=_PALETTE | {"enum": ["light", "dark"], "default": "lite"},
            good=_PALETTE | {"enum": ["light", "dark"], "default": "light"},
            at="/default",
            part="parameter",
        )
    ],
)
def default_not_valid(project: ConnectorProject) -> Iterator[Problem]:
    """A default is what a maker's call sends when a field is left alone, so it has to fit its own schema.

    The platform lets some of it pass, such as `"false"` for a boolean; openapi-spec-validator does not.
    """
    return _problems(project.definition, _verdict(project.definition).defaults)


@rule(
    ConnectorProject,
    name="DefinitionNotJudged",
    code="JD103",
    family="judge",
    reference=REFERENCE,
    severity=INFO,
    phase=IMPORT,
)
def definition_not_judged(project: ConnectorProject) -> Iterator[Problem]:
    """Where openapi-spec-validator cannot go on, its opinion of the rest is missing, and not a good one."""
    surprise = _verdict(project.definition).surprise
    if surprise:
        message = f"openapi-spec-validator gave up on this definition: {surprise}"
        yield Problem(message, Place(project.definition))


def _problems(document: Document, faults: Iterable[Fault]) -> Iterator[Problem]:
    for fault in faults:
        yield Problem(fault.message, Place(document, fault.tokens), at_key=fault.at_key)


@lru_cache(maxsize=1)
def _verdict(document: Document) -> _Verdict:
    """Ask once for all three rules."""
    # Importing the validator takes longer than linting a large connector does.
    with uncounted():
        from toolkit.validate.judge import Judge

    if ApiDefinition(document).is_of_other_version:
        return _Verdict()
    structure: list[Error] = []
    values: list[Error] = []
    surprise = ""
    try:
        validator = Judge(_path(document.data))
        with spending(1 / 2):  # the other judges have their turn
            if not _screen().is_valid(document.data):
                structure.extend(_schema_validator().iter_errors(document.data))
            values.extend(validator.root_validator(validator.schema_path))
    except _surprises() as error:  # what came before it is kept
        surprise = shorten(f"{type(error).__name__}: {error}", LONGEST)
    faults = tuple(fault for fault in explain.faults(structure) if not _is_tolerated(fault, document.data))
    is_explained = faults or any(references.unresolved(document))
    defaults = tuple(dict.fromkeys(_about_defaults(document.data, values)))
    return _Verdict(faults, defaults, "" if is_explained else surprise)


@cache
def _screen() -> "Draft4Validator":
    """Return the validator of the judge's schema in Rust, which knows a valid definition in no time.

    What it has built in of JSON Schema takes an empty `enum`, so that the judge's goes by another name.
    """
    from jsonschema import Draft4Validator as Judge
    from jsonschema_rs import Draft4Validator, Registry
    from openapi_spec_validator.schemas import schema_v2

    own, other = "http://json-schema.org/draft-04/schema", "urn:specgen:draft-04"
    schema = json.dumps(dict(schema_v2)).replace(f"{own}#/", f"{other}#/")
    return Draft4Validator(
        json.loads(schema),
        validate_formats=False,
        registry=Registry([(other, {**Judge.META_SCHEMA, "id": other})]),
    )


@cache
def _schema_validator() -> "Validator":
    """Return the validator of the judge's schema in pure Python: only its errors tell their causes."""
    from jsonschema.validators import validator_for
    from openapi_spec_validator.schemas import schema_v2

    validator: Validator = validator_for(schema_v2)(schema_v2)
    return validator


def _path(data: Any) -> "SchemaPath":
    """Return the root as the validator takes it, in a world of this one document: nothing is ever fetched."""
    from jsonschema_path import SchemaPath
    from jsonschema_path.accessors import SchemaAccessor
    from jsonschema_path.paths import SPEC_SEPARATOR
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    registry: Registry[Any] = Registry().with_resource("", DRAFT202012.create_resource(data))
    return SchemaPath(SchemaAccessor(data, registry.resolver()), separator=SPEC_SEPARATOR)


def _surprises() -> tuple[type[Exception], ...]:
    """Return what the judge raises where a definition is not at all what it expects."""
    from jsonschema.exceptions import UnknownType
    from referencing.exceptions import Unresolvable

    return (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        SpentError,
        TypeError,
        UnknownType,
        Unresolvable,
        ValueError,
        re.error,
    )


def _is_tolerated(fault: Fault, data: Any) -> bool:
    """Whether the platform is known to take what Swagger 2.0 does not, or the schema is not Swagger 2.0.

    Environment variables may stand in `host` and `basePath`. Webhooks have empty `responses`; of others that
    are empty, and of what stands beside a `$ref`, rules of the platform know more. Extensions may stand among
    scopes, which the schema has forgotten.
    """
    value = pointer.resolve(data, fault.tokens)
    is_variable = isinstance(value, str) and value.startswith("@environmentVariables(")
    is_without_responses = fault.tokens[-1:] == ("responses",) and value == {}
    is_extension = fault.tokens[-2:-1] == ("scopes",) and str(fault.tokens[-1]).startswith("x-")
    return is_variable or is_without_responses or is_extension or _is_beside_reference(fault, data)


def _is_beside_reference(fault: Fault, data: Any) -> bool:
    *parents, key = fault.tokens or ("",)
    return fault.is_unknown and key != "$ref" and "$ref" in pointer.resolve(data, tuple(parents))


def _about_defaults(data: Any, errors: Iterable[Error]) -> Iterator[Fault]:
    """Yield the faults of defaults: their errors do not say where, but hold the very objects of the document.

    What else the judge says of values is left out: it takes schemas for those of OpenAPI 3, and what it says
    of ids, parameters and paths, without a place, the rules of the platform say with one.
    """
    holders = {id(holder): (tokens, holder) for tokens, holder in _with_default(data)} if errors else {}
    for error in errors:
        found = _holder_of(error, holders)
        if found and not _is_fine(error):
            for fault in explain.faults([error]):
                yield fault._replace(tokens=(*found[0], "default", *fault.tokens))


def _is_fine(error: Error) -> bool:
    """Whether it is null, which is no default to the platform, or a whole number written as `2.0`."""
    value = error.instance
    is_whole = isinstance(value, float) and value.is_integer() and error.validator_value == "integer"
    return value is None or is_whole


def _holder_of(error: Error, holders: dict[int, Holder]) -> Holder | None:
    """Return the object of the default, by its identity or, where the fault lies deeper, by the fault's."""
    if not error.path:
        return holders.get(id(error.schema))
    return next((holder for holder in holders.values() if _reaches(holder[1]["default"], error)), None)


def _reaches(default: Any, error: Error) -> bool:
    try:
        return pointer.resolve(default, tuple(error.path)) is error.instance
    except (LookupError, TypeError, ValueError):
        return False


def _with_default(data: Any) -> Iterator[Holder]:
    pending: list[tuple[Tokens, Any]] = [((), data)]
    while pending:
        tokens, value = pending.pop()
        if isinstance(value, dict) and "default" in value:
            yield tokens, value
        members = value.items() if isinstance(value, dict) else enumerate(value)
        pending += [((*tokens, key), member) for key, member in members if isinstance(member, (dict, list))]


RULES = (specification_violated, default_not_valid, definition_not_judged)
