"""What the reference of a connector tells, as plain data for the templates."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.docs import rows
from toolkit.docs.rows import Row
from toolkit.docs.sign_ins import SignIn, sign_ins
from toolkit.swagger import lookup
from toolkit.swagger.answers import success
from toolkit.swagger.nodes import ApiDefinition, Data, Operation
from toolkit.swagger.revisions import annotation_of
from toolkit.swagger.schema_members import members
from toolkit.swagger.webhooks import CONTENT

_METADATA = "x-ms-connector-metadata"
_HEADINGS = (
    "Creating a connection",
    "Throttling limits",
    "Actions",
    "Triggers",
    "Definitions",
    "Parameters",
    "Returns",
)
_NO_WORD = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Entry:
    """An action or a trigger."""

    title: str
    anchor: str
    id: str
    description: str
    is_deprecated: bool
    is_preview: bool
    parameters: list[Row]
    returns: list[Row]
    returned: str  # in words, where there are no fields to list
    is_dynamic: bool
    is_pageable: bool


@dataclass(frozen=True, slots=True)
class Definition:
    """A schema that rows refer to by its name."""

    name: str
    anchor: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything that the pages tell."""

    title: str
    description: str
    facts: dict[str, str]
    actions: list[Entry]
    triggers: list[Entry]
    definitions: list[Definition]
    sign_ins: list[SignIn]


def reference(project: ConnectorProject) -> Reference:
    """Return what there is to know; internal operations are for nobody's eyes."""
    definition = ApiDefinition(project.definition)
    shown = [operation for operation in lookup.operations(definition) if not operation.is_internal]
    triggers = [one for one in shown if "x-ms-trigger" in one.data]
    actions = [one for one in shown if "x-ms-trigger" not in one.data]
    info = _object(definition.data.get("info"))
    title = _text(info, "title") or project.folder.name
    ways = list(sign_ins(project))
    anchors = _Anchors(title, *_HEADINGS, *(one.title for one in ways if one.title))
    made_actions = [_entry(one, anchors) for one in actions]
    made_triggers = [_entry(one, anchors) for one in triggers]
    return Reference(
        title=title,
        description=_text(info, "description"),
        facts=dict(_facts(definition, info)),
        actions=made_actions,
        triggers=made_triggers,
        definitions=_definitions(definition, [*made_actions, *made_triggers], anchors),
        sign_ins=ways,
    )


class _Anchors:
    """Give headings the anchors that pages give them: of two with one text the second is numbered."""

    def __init__(self, *taken: str) -> None:
        self._seen: Counter[str] = Counter()
        for heading in taken:
            self.of(heading)

    def of(self, heading: str) -> str:
        slug = _NO_WORD.sub("", heading.strip().lower()).replace(" ", "-")
        number = self._seen[slug]
        self._seen[slug] += 1
        return f"{slug}-{number}" if number else slug


def _entry(operation: Operation, anchors: _Anchors) -> Entry:
    data = operation.data
    title = _text(data, "summary") or operation.id or f"{operation.method.upper()} {operation.path}"
    schema = _returned(operation)
    found = members(operation.definition, schema)
    listed = rows.properties(operation.definition, schema) if isinstance(schema, dict) else []
    return Entry(
        title=title,
        anchor=anchors.of(title),
        id=operation.id,
        description=_text(data, "description"),
        is_deprecated=data.get("deprecated") is True,
        is_preview=str(annotation_of(data).get("status")).lower() == "preview",
        parameters=rows.parameters(operation),
        returns=listed,
        returned=rows.type_of(operation.definition, found) if isinstance(schema, dict) else "",
        is_dynamic=rows.is_dynamic(found.data),
        is_pageable=isinstance(data.get("x-ms-pageable"), dict),
    )


def _returned(operation: Operation) -> Any:
    """Return the schema of what makers get: of the notification of a webhook, else of the answer."""
    content = operation.parent.data.get(CONTENT)
    if "x-ms-trigger" in operation.data and isinstance(content, dict):
        return content.get("schema")
    found = success(operation)
    return found.data.get("schema") if found else None


def _definitions(definition: ApiDefinition, entries: list[Entry], anchors: _Anchors) -> list[Definition]:
    """Return the definitions that rows refer to, and those that these refer to, by name."""
    known = lookup.members(definition, "definitions")
    pending = [row.definition for entry in entries for row in (*entry.parameters, *entry.returns)]
    found: dict[str, list[Row]] = {}
    while pending:
        name = pending.pop()
        if name in known and name not in found:
            found[name] = rows.properties(definition, known[name])
            pending += [row.definition for row in found[name]]
    return [Definition(name, anchors.of(name), found[name]) for name in sorted(found, key=str.lower)]


def _facts(definition: ApiDefinition, info: Data) -> Iterator[tuple[str, str]]:
    yield "Version", _text(info, "version")
    contact = _object(info.get("contact"))
    for key, label in (("name", "Contact"), ("url", "Support"), ("email", "E-mail")):
        yield label, _text(contact, key)
    metadata = definition.data.get(_METADATA)
    for _, one in lookup.objects(metadata):
        yield _text(one, "propertyName"), _text(one, "propertyValue")
    yield "Service", _text(definition.data, "host")


def _text(data: Data, key: str) -> str:
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""


def _object(value: Any) -> Data:
    return value if isinstance(value, dict) else {}
