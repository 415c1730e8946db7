"""What is found out about an operation before anything of it is written."""

from typing import NamedTuple

from toolkit.arm import versions
from toolkit.arm.fitting import fitted
from toolkit.arm.forms import Form
from toolkit.arm.imported import ImportRefused
from toolkit.arm.inputs import body_of
from toolkit.arm.options import ImportOptions
from toolkit.arm.parameters import declared
from toolkit.arm.paths import ConnectorPath, connector_path
from toolkit.arm.responses import Answers, answers
from toolkit.arm.specification import Located, SourceOperation, Specification
from toolkit.arm.views import View, of_method


class Parts(NamedTuple):
    specification: Specification
    source: SourceOperation
    options: ImportOptions
    path: ConnectorPath
    declared: list[Located]  # parameters
    version: str
    answers: Answers
    answer: Form | None
    body: Form | None

    @property
    def roots(self) -> list[Form]:
        return [form for form in (self.answer, self.body) if form is not None]


def parts_of(specification: Specification, source: SourceOperation, options: ImportOptions) -> Parts:
    path = connector_path(specification, source)
    parameters = declared(specification, source)
    found = answers(specification, source)
    answer = fitted(specification, found.schema, View.RESPONSE, options) if found.schema else None
    body = _body(specification, source, options, subscription_of(path), body_of(parameters))
    version = versions.version_of(specification, parameters)
    return Parts(specification, source, options, path, parameters, version, found, answer, body)


def _body(
    specification: Specification,
    source: SourceOperation,
    options: ImportOptions,
    subscription: str,
    declared: Located | None,
) -> Form | None:
    if declared is None:
        return None
    if source.method in {"get", "head"}:
        raise ImportRefused(f"`{source.operation_id}` is a {source.method.upper()} with a body")
    schema = declared.data.get("schema")
    located = Located(schema if isinstance(schema, dict) else {}, declared.file)
    return fitted(specification, located, of_method(source.method), options, subscription)


def subscription_of(path: ConnectorPath) -> str:
    """Return the parameter that names the subscription; empty where the path is in none."""
    first, variable, *_ = (*path.path.strip("/").split("/"), "", "")
    return variable[1:-1] if first.lower() == "subscriptions" and variable.startswith("{") else ""
