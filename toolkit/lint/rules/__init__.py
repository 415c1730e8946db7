"""All rules, listed by hand, topic by topic."""

from toolkit.lint.rule import Rule
from toolkit.lint.rules import (
    documents,
    enums,
    info,
    metadata,
    operations,
    parameter_lists,
    parameters,
    paths,
    project,
    properties,
    references,
    required,
    responses,
    schemas,
    security,
    text_lengths,
    texts,
    transport,
)

_TOPICS = (
    operations,
    paths,
    parameter_lists,
    parameters,
    responses,
    references,
    schemas,
    enums,
    transport,
    security,
    info,
    required,
    texts,
    text_lengths,
    metadata,
    documents,
    properties,
    project,
)

RULES: tuple[Rule, ...] = tuple(rule for topic in _TOPICS for rule in topic.RULES)

BY_NAME = {rule.name: rule for rule in RULES}
