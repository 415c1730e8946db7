"""Responses as a connector has them: one success that says what it holds, other successes, and the error."""

from typing import NamedTuple

from toolkit.arm import texts
from toolkit.arm.imported import ImportRefused
from toolkit.arm.specification import Located, SourceOperation, Specification
from toolkit.swagger.nodes import Data

ANSWER = "The answer of a successful call."
ERROR = {"description": "The error that Azure Resource Manager describes."}

# What takes the place of texts that say no more than the code does, and how these start.
_MEANINGS = {
    "200": ANSWER,
    "201": "What has been created.",
    "202": "The call was accepted and is being worked on.",
    "204": "The call was successful, and there is nothing to answer.",
}
_SHOWN = ("200", "201")
_SUCCESSFUL = "The call was successful."
_EMPTY = (
    "accepted", "azure operation completed", "created", "http ", "no content", "nocontent", "ok",
    "operation completed", "request is successful", "succe", "the operation was successful",
    "the request has succeeded", "the request is successful", "the request was successful",
    "the resource provider should",
)  # fmt: skip


class Answers(NamedTuple):
    """The responses without the schema, and where that belongs."""

    responses: dict[str, Data]
    code: str = ""
    schema: Located | None = None


def answers(specification: Specification, operation: SourceOperation) -> Answers:
    """Return the responses. The one schema stands where designers look for it: in 200, or else in 201."""
    found = _kept(specification, operation)
    with_schema = [code for code, response in found.items() if isinstance(response.data.get("schema"), dict)]
    source = with_schema[0] if with_schema and operation.method != "head" else ""
    shown = source if source == "201" and "200" not in found else "200"
    responses: dict[str, Data] = {
        code: {"description": _description(code, response.data, has_schema=code == source)}
        for code, response in found.items()
    }
    responses.setdefault(shown, {"description": ANSWER if source else _SUCCESSFUL})
    responses[shown]["schema"] = {}
    located = Located(found[source].data["schema"], found[source].file) if source else None
    return Answers({**dict(sorted(responses.items())), "default": dict(ERROR)}, shown, located)


def _kept(specification: Specification, operation: SourceOperation) -> dict[str, Located]:
    """Return the successful responses by their codes, in the order of these."""
    declared = operation.node.data.get("responses")
    members = declared if isinstance(declared, dict) else {}
    found = {
        code: specification.followed(Located(members[code], operation.file))
        for code in sorted(members)
        if isinstance(members[code], dict) and _is_kept(code, operation.method)
    }
    return found or {"200": _instead_of_success(specification, operation, members)}


def _is_kept(code: str, method: str) -> bool:
    """Whether a response is a success; a HEAD asks whether something exists, and 404 answers that, too."""
    is_number = len(code) == 3 and code.isdigit()
    return is_number and (code.startswith("2") or (method == "head" and code == "404"))


def _instead_of_success(specification: Specification, operation: SourceOperation, members: Data) -> Located:
    """Return what old specifications declare as `default` alone: their success."""
    data = members.get("default")
    if not isinstance(data, dict):
        raise ImportRefused(f"`{operation.operation_id}` declares no successful response")
    is_alone = all(code == "default" or code.startswith("x-") for code in members)
    return specification.followed(Located(data if is_alone else {}, operation.file))


def _description(code: str, data: Data, *, has_schema: bool) -> str:
    text = data.get("description")
    sentence = texts.clean(text) if isinstance(text, str) else ""
    if sentence and not sentence.lower().startswith((*_EMPTY, code)):
        return sentence
    says_something = has_schema or code not in _SHOWN
    return _MEANINGS.get(code, _SUCCESSFUL) if says_something else _SUCCESSFUL
