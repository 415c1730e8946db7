"""Write an operation as Swagger 2.0, its members in the order in which people read them."""

import re
from collections.abc import Iterator
from typing import Any

from toolkit.arm import texts, versions
from toolkit.arm.definitions import Names, written
from toolkit.arm.imported import Dropdown
from toolkit.arm.inputs import body, body_of, inputs
from toolkit.arm.naming import name_of
from toolkit.arm.parts import Parts
from toolkit.arm.pruning import NEXT_LINKS
from toolkit.arm.responses import ANSWER
from toolkit.swagger.nodes import Data

_LISTED = re.compile(r"List (.+?)(?: (?:at|by|for|in|of|with) .*)?$")
_JSON, _TEXT = "application/json", "text/plain"
_FORM, _FILES = "application/x-www-form-urlencoded", "multipart/form-data"


def operation(parts: Parts, dropdowns: list[Dropdown], names: Names) -> Data:
    """Return the operation; the definitions that it refers to have the names."""
    name, data = name_of(parts.specification, parts.source), parts.source.node.data
    link = _next_link(parts)
    members = {
        "operationId": name.id,
        "summary": name.summary,
        "description": _description(data.get("description"), name.summary),
        "deprecated": data.get("deprecated") is True or None,
        "x-ms-visibility": parts.options.visibility or None,
        "x-ms-pageable": {"nextLinkName": link} if link else None,
        "consumes": _consumes(parts),
        "produces": _produces(parts),
        "parameters": list(_parameters(parts, dropdowns, names)),
        "responses": _responses(parts, names),
    }
    return {key: value for key, value in members.items() if value is not None}


def _description(text: Any, summary: str) -> str:
    sentence = texts.clean(text) if isinstance(text, str) else ""
    says_more = sentence.rstrip(".").lower() != summary.lower()
    return sentence if says_more and " " in sentence else texts.described(summary)


def _next_link(parts: Parts) -> str:
    """Return the property that leads to the next page, whether or not the source says that there are any."""
    answer = parts.answer
    page = answer.properties if answer else {}
    elements = page.get("value")
    is_list = elements is not None and elements.items is not None
    return next((name for name in NEXT_LINKS if name in page), "") if is_list else ""


def _consumes(parts: Parts) -> list[str] | None:
    """Return what the body is; JSON of any dialect is called JSON, for the platform knows no other name."""
    form = [one.data for one in parts.declared if one.data.get("in") == "formData"]
    if form:
        return [_FILES if any(data.get("type") == "file" for data in form) else _FORM]
    return [_JSON] if body_of(parts.declared) else None


def _produces(parts: Parts) -> list[str] | None:
    """Return the type of an answer that is plain text; another the connector declares for all operations."""
    own = parts.source.node.data.get("produces", parts.specification.data.get("produces"))
    is_text = isinstance(own, list) and bool(own) and all(one == _TEXT for one in own)
    return [_TEXT] if is_text and parts.answer else None


def _parameters(parts: Parts, dropdowns: list[Dropdown], names: Names) -> Iterator[Data]:
    by_name = {dropdown.parameter: dropdown for dropdown in dropdowns}
    yield from inputs(parts.path, parts.declared, by_name)
    sent = body_of(parts.declared)
    if sent and parts.body:
        yield body(sent.data, parts.body, written(parts.body, names))
    if versions.is_needed(parts.specification, parts.declared):
        yield versions.parameter(parts.version, parts.path.path)


def _responses(parts: Parts, names: Names) -> dict[str, Data]:
    found = {code: dict(response) for code, response in parts.answers.responses.items()}
    if parts.answer:
        answer = found[parts.answers.code]
        answer["schema"] = written(parts.answer, names)
        if _next_link(parts) and answer["description"] == ANSWER:
            answer["description"] = _page(name_of(parts.specification, parts.source).summary)
    return found


def _page(summary: str) -> str:
    listed = _LISTED.match(summary)
    return f"One page of the {listed[1]}." if listed else "One page of the list."
