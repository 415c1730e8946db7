"""Rules about what requests and responses carry: the MIME types in `consumes` and `produces`."""

from collections.abc import Iterator
from typing import Any

from toolkit.finding import Fix
from toolkit.lint.rule import (
    CERTIFICATION,
    ERROR,
    IMPORT,
    SAFE,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import Put, Remove
from toolkit.pointer import Tokens
from toolkit.regex import regex
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Node, Operation, Parameter

_JSON, _TEXT = "application/json", "text/plain"
_MULTIPART, _FORM = "multipart/form-data", "application/x-www-form-urlencoded"
_SUPPORTED = (_JSON, _TEXT, _MULTIPART, _FORM)  # what the platform writes and reads, from the catalogue
_BARE_WORDS = {
    "json": _JSON,
    "text": _TEXT,
    "multipart": _MULTIPART,
    "form-data": _MULTIPART,
    "form": _MULTIPART,
}

_NAME = r"[A-Za-z0-9!#$&^_.+*-]++"
_MIME_TYPE = regex(rf"""{_NAME}/{_NAME}(?:\s*+;\s*+{_NAME}=(?:"[^"]*+"|[^;\s"]++))*+(?:\s*+;)?""")

_LISTS = ("consumes", "produces")
_PLAIN = {"pattern": "^[A-Za-z0-9_.+*-]+/[A-Za-z0-9_.+*-]+(; ?[a-z]+=[a-z0-9-]+)?$"}
_ALL_VALID = {"properties": {key: {"items": _PLAIN} for key in _LISTS}}

_BODY = {"name": "body", "in": "body", "schema": {"type": "object"}}
_FILE = {
    "name": "plan",
    "in": "formData",
    "type": "file",
    "x-ms-summary": "Plan",
    "description": "The plan of the room.",
}


def _sending(parameter: dict[str, Any], *mime_types: str) -> dict[str, Any]:
    return {"consumes": list(mime_types), "parameters": [parameter]}


@rule(
    Operation,
    name="ConsumesMissing",
    severity=WARNING,
    phase=CERTIFICATION,
    fix=SAFE,
    examples=[
        Example(bad=_sending(_BODY), good=_sending(_BODY, _JSON), at="/consumes"),
        Example(bad=_sending(_FILE), good=_sending(_FILE, _MULTIPART), at="/consumes"),
    ],
)
def consumes_missing(operation: Operation) -> Iterator[Problem]:
    """Whoever sends a body says what it is; the platform has to be told, and writes only four types.

    Operations without a body are never asked, whatever their method.
    """
    consumed = lookup.consumes(operation)
    if any(_is_supported(mime_type) for mime_type in consumed):
        return
    sent = [
        parameter
        for parameter in lookup.effective_parameters(operation)
        if parameter.location in ("body", "formData")
    ]
    if sent:
        yield Problem(
            f"`consumes` names none of the supported types, {', '.join(_SUPPORTED)}",
            operation.place / "consumes",
            _with_consumes(operation, sent) if not consumed else None,
        )


def _with_consumes(operation: Operation, sent: list[Parameter]) -> Fix:
    """Add what the operation sends; JSON is added at the root, once for all operations."""
    form = [parameter for parameter in sent if parameter.location == "formData"]
    is_file = any(parameter.data.get("type") == "file" for parameter in form)
    mime_type = (_MULTIPART if is_file else _FORM) if form else _JSON
    is_common = mime_type == _JSON and "consumes" not in operation.data
    return safe(Put(("consumes",) if is_common else (*operation.tokens, "consumes"), [mime_type]))


@rule(
    ApiDefinition,
    Operation,
    name="MimeTypeNotValid",
    severity=ERROR,
    phase=IMPORT,
    keys=["consumes", "produces"],
    silent_if=_ALL_VALID,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"produces": ["json"]},
            good={"produces": ["application/json"]},
            at="/produces/0",
            part="operation",
        ),
        Example(
            bad={"consumes": ["application/json", "application/json "]},
            good={"consumes": ["application/json"]},
            at="/consumes/1",
        ),
    ],
)
def mime_type_not_valid(node: Node) -> Iterator[Problem]:
    """The value is sent as a header, as it stands; no server knows what `json` or a type with a blank is."""
    for key, mime_types in _lists(node):
        present = frozenset(mime_types.values())
        for index, mime_type in mime_types.items():
            if not _MIME_TYPE.fullmatch(mime_type):
                place = node.place / key / index
                message = f"{quoted(mime_type)} is not a MIME type such as `{_JSON}`"
                yield Problem(message, place, _mended(place.tokens, mime_type, present))


def _mended(tokens: Tokens, mime_type: str, present: frozenset[str]) -> Fix | None:
    word = mime_type.strip()
    mended = _BARE_WORDS.get(word.lower(), word)
    if not _MIME_TYPE.fullmatch(mended) or not _is_supported(mended):
        return None
    return unsafe(Remove(tokens) if mended in present else Put(tokens, mended))


@rule(
    ApiDefinition,
    Operation,
    name="MimeTypeNotSupported",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=["consumes", "produces"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"produces": ["application/json", "application/xml"]},
            good={"produces": ["application/json; odata=verbose", "Text/Plain"]},
            at="/produces/1",
            part="operation",
        )
    ],
)
def mime_type_not_supported(node: Node) -> Iterator[Problem]:
    """The platform knows four types; makers cannot work with the content of any other.

    Parameters are cut before the comparison. Wildcards and other JSON types (`application/hal+json`) are not
    supported.
    """
    for key, mime_types in _lists(node):
        others_remain = any(map(_is_supported, mime_types.values()))
        for index, mime_type in mime_types.items():
            if _MIME_TYPE.fullmatch(mime_type) and not _is_supported(mime_type):
                yield Problem(
                    f"{quoted(mime_type)} is not supported; the platform knows {', '.join(_SUPPORTED)}",
                    node.place / key / index,
                    unsafe(Remove((*node.tokens, key, index))) if others_remain else None,
                )


def _lists(node: Node) -> Iterator[tuple[str, dict[int, str]]]:
    """Yield the texts in the node's own `consumes` and `produces`, each by its index."""
    for key in _LISTS:
        elements = node.data.get(key)
        if isinstance(elements, list):
            yield key, {index: element for index, element in enumerate(elements) if isinstance(element, str)}


def _is_supported(mime_type: Any) -> bool:
    return isinstance(mime_type, str) and mime_type.partition(";")[0].strip().lower() in _SUPPORTED


RULES = (consumes_missing, mime_type_not_valid, mime_type_not_supported)
