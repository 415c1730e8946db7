"""Rules of azure-openapi-validator about specifications of Azure Resource Manager; they run if selected."""

from toolkit.lint.rule import Rule
from toolkit.lint.rules.arm import (
    bodies,
    creations,
    error_responses,
    lists,
    long_running,
    models,
    outcomes,
    parameters,
    path_segments,
    paths,
    response_codes,
    scopes,
    service,
    shared_parameters,
    updates,
)

_TOPICS = (
    service,
    path_segments,
    paths,
    scopes,
    shared_parameters,
    parameters,
    response_codes,
    error_responses,
    long_running,
    outcomes,
    bodies,
    lists,
    models,
    creations,
    updates,
)

RULES: tuple[Rule, ...] = tuple(rule for topic in _TOPICS for rule in topic.RULES)
