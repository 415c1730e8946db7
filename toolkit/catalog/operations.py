"""Operations of the catalog as a connector takes them."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.arm import versions
from toolkit.arm.dynamic import extensions
from toolkit.arm.imported import Dropdown, ImportedOperation, Provenance, SizeReport
from toolkit.arm.responses import ERROR
from toolkit.catalog import choices
from toolkit.catalog.entry import SOURCE
from toolkit.catalog.schemas import (
    SCALARS,
    SchemaWriter,
    constraints,
    definition,
    extra,
    list_definition,
    reference,
)
from toolkit.catalog.services import Data, Service, is_confirmed, request_of, service_of, shared, version_of
from toolkit.swagger.path_template import variables
from toolkit.swagger.schema_references import referred
from toolkit.words import phrase

_NOTES = {
    "long-running": "long-running: Azure accepts the call and finishes later; in a flow turn off the"
    " asynchronous pattern of the action and ask for the state until it is final",
    "secret-input": "takes secrets: turn on secure inputs for the action",
    "secret-output": "answers secrets: turn on secure outputs for the action",
    "destructive": "destructive: what it deletes or overwrites cannot be brought back",
    "privileged": "privileged: changes who may do what",
}


@dataclass(slots=True)
class _Draft:
    """An operation of the catalog, and the dropdowns that are met while it is written."""

    id: str
    service: Service
    data: Data
    dropdowns: list[Dropdown] = field(default_factory=list)

    @property
    def path(self) -> str:
        return request_of(self.data)[1]

    def choose(self, said: object, pointer: str, parameter: str = "") -> Data:
        found = choices.dropdown(said, variables(self.path), parameter, pointer)
        self.dropdowns.append(found)
        return extensions(found)


def load(name: str) -> ImportedOperation:
    """Return an operation by its operationId; raise KeyError where the catalog has none."""
    service = service_of()[name]
    draft = _Draft(name, service, service.operations[name])
    operation = _operation(draft)
    definitions = _definitions(draft.data, operation)
    method, path = request_of(draft.data)
    content = json.dumps([operation, definitions], sort_keys=True, separators=(",", ":")).encode()
    size = len(content)
    return ImportedOperation(
        id=name,
        method=method,
        path=path,
        operation=operation,
        definitions=definitions,
        is_paged="page_of" in draft.data,
        dropdowns=tuple(draft.dropdowns),
        helpers=(),
        notes=tuple(_notes(draft.data)),
        provenance=Provenance(
            SOURCE,
            service.pointer(name),
            version_of(service, draft.data),
            hashlib.sha256(content).hexdigest(),
            draft.data["source"],
        ),
        report=SizeReport(len(definitions), len(definitions), size, size, ()),
    )


def _notes(data: Data) -> Iterator[str]:
    yield from (_NOTES[flag] for flag in data.get("flags", ()))
    if "note" in data:
        yield data["note"]
    if not is_confirmed(data):
        yield "its version of the interface is not confirmed; try it before you rely on it"


def _operation(draft: _Draft) -> Data:
    data = draft.data
    return {
        "operationId": draft.id,
        "summary": data["summary"],
        "description": data["description"],
        **({"x-ms-visibility": data["visibility"]} if "visibility" in data else {}),
        **({"x-ms-pageable": {"nextLinkName": "nextLink"}} if "page_of" in data else {}),
        **({"produces": [data["produces"]]} if "produces" in data else {}),
        "parameters": list(_parameters(draft)),
        "responses": _responses(data),
    }


def _parameters(draft: _Draft) -> Iterator[Data]:
    for name in variables(draft.path):
        yield _parameter(draft, name, {"name": name, "in": "path", "required": True})
    for handle in draft.data.get("parameters", ()):
        more = extra(draft.service.parameters[handle])
        name = more.get("name", handle)
        yield _parameter(draft, handle, {"name": name, "in": more.get("in", "query")})
    if "body" in draft.data:
        yield _body(draft, draft.data["body"])
    yield versions.parameter(version_of(draft.service, draft.data), draft.path)


def _parameter(draft: _Draft, handle: str, start: Data) -> Data:
    kind, label, text = draft.service.parameters[handle][:3]
    more = extra(draft.service.parameters[handle])
    found = {**start, **SCALARS[kind], "x-ms-summary": label, "description": text}
    if "visibility" in more:
        found["x-ms-visibility"] = more["visibility"]
    if start["in"] == "path":
        found["x-ms-url-encoding"] = "single"
    found |= constraints(more)
    if "choices" in more and draft.data.get("new") != handle:
        found |= draft.choose(more["choices"], "", start["name"])
    return found


def _body(draft: _Draft, body: Data) -> Data:
    data = shared().schemas[body["like"]] if "like" in body else body
    schema = {"type": "object", **SchemaWriter(draft.choose).members(data)}
    texts = {"x-ms-summary": "Body", "description": body["text"]}
    required = {} if body.get("is_optional") else {"required": True}
    return {"name": "body", "in": "body", **required, **texts, "schema": schema}


def _responses(data: Data) -> Data:
    many = data.get("page_of") or data.get("list_of")
    texts: Mapping[str, str] = {"200": _listed(data, many)} if many else data["responses"]
    responses: Data = {code: {"description": text} for code, text in texts.items()}
    responses[min(texts)]["schema"] = _answer(data, many)
    return {**responses, "default": dict(ERROR)}


def _listed(data: Data, name: str) -> str:
    many = phrase(shared().schemas[name]["plural"])
    return f"One page of the {many}." if "page_of" in data else f"The {many}."


def _answer(data: Data, many: str | None) -> Data:
    """Return the schema of the success that designers show; an empty one where nothing is answered."""
    if many:
        return reference(f"{many}List")
    if data.get("answer") == "text":
        return {"type": "string"}
    return reference(data["answer"]) if "answer" in data else {}


def _definitions(data: Data, operation: Data) -> dict[str, Data]:
    """Return what an operation refers to, and what that refers to."""
    found = {}
    many = data.get("page_of") or data.get("list_of")
    if many:
        found[f"{many}List"] = list_definition(many, is_paged="page_of" in data)
    for part, is_input in ((operation["responses"], False), (found, False), (operation["parameters"], True)):
        pending = [*referred(part)]
        while pending:
            name = pending.pop(0)
            if name not in found:
                found[name] = definition(name, is_input=is_input)
                pending += referred(found[name])
    return found
