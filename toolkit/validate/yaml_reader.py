"""The judge ruamel.yaml: does another reader of YAML find the same in a definition."""

import warnings
from collections.abc import Iterator
from typing import Any

from toolkit.connector.project import DEFINITION_NAMES, ConnectorProject
from toolkit.document import Place
from toolkit.lint.budget import spending, uncounted
from toolkit.lint.rule import IMPORT, WARNING, Example, Problem, quoted, rule
from toolkit.pointer import Tokens

REFERENCE = "https://yaml.org/spec/1.2.2/#103-core-schema"


def _yaml(version: str) -> dict[str, str]:
    return {
        DEFINITION_NAMES[1]: f"swagger: '2.0'\ninfo: {{title: Sample, version: {version}}}\npaths: {{}}\n"
    }


@rule(
    ConnectorProject,
    name="YamlReadDifferently",
    code="JD104",
    family="judge",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    examples=[
        Example(bad=_yaml("2022-12-01"), good=_yaml("'2022-12-01'"), at="/info/version", part="project")
    ],
)
def yaml_read_differently(project: ConnectorProject) -> Iterator[Problem]:
    """What one reader takes for a text is a date or a number to another, and the two send different requests.

    An api-version that is not quoted is the classic. ruamel.yaml reads the definition a second time; keys are
    compared as they are written, since `200` is a number to many a reader and a response to all.
    """
    if project.definition.is_yaml:
        for tokens, other in _differences(project.definition.data, _read(project.definition.text)):
            message = f"other readers take this for {_kind(other)}, {quoted(other)}; quote it"
            yield Problem(message, Place(project.definition, tokens))


def _read(text: str) -> Any:
    # Importing ruamel.yaml takes longer than linting a small definition does.
    with uncounted():
        from ruamel.yaml import YAML
        from ruamel.yaml.error import ReusedAnchorWarning, YAMLError

    reader = YAML(typ="safe", pure=True)
    reader.allow_duplicate_keys = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ReusedAnchorWarning)  # which YAML allows
            with spending():  # it may take 2 to the power of the levels for keys that are merged
                return reader.load(text)
    except (YAMLError, RecursionError, ValueError):  # a text that only one of the two can read
        return None


def _differences(own: Any, others: Any) -> Iterator[tuple[Tokens, Any]]:
    """Yield each place at which the readers disagree, and what the other one found there."""
    pending: list[tuple[Tokens, Any, Any]] = [((), own, others)]
    while pending:
        tokens, value, other = pending.pop()
        if isinstance(value, dict) and isinstance(other, dict):
            by_text = {_as_written(key): member for key, member in other.items()}
            pending += [((*tokens, key), value[key], by_text[key]) for key in value if key in by_text]
        elif isinstance(value, list) and isinstance(other, list) and len(value) == len(other):
            pending += [
                ((*tokens, index), *pair) for index, pair in enumerate(zip(value, other, strict=True))
            ]
        elif type(value) is not type(other) and other is not None:
            yield tokens, other


def _as_written(key: Any) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)


def _kind(value: Any) -> str:
    kinds = {
        "bool": "a boolean",
        "int": "a number",
        "float": "a number",
        "date": "a date",
        "datetime": "a time",
    }
    return kinds.get(type(value).__name__, "something else")


RULES = (yaml_read_differently,)
