"""Rules about responses: which there are, and what they say beside their schema."""

import re
from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.fragments import lacks, member
from toolkit.lint.rule import (
    CERTIFICATION,
    ERROR,
    IMPORT,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    unsafe,
)
from toolkit.patch import Put, Remove, Rename
from toolkit.regex import regex
from toolkit.swagger import lookup, values
from toolkit.swagger.nodes import Operation, Response
from toolkit.swagger.webhooks import is_webhook

_CODE = regex(r"default|[1-5][0-9][0-9]")
_SUCCESS = regex(r"2[0-9][0-9]")
_RANGE = regex(r"([1-5])XX", re.IGNORECASE)  # OpenAPI 3
_READABLE = ("application/json", "text/plain")  # what the platform supports and a service would answer
_NO_SUCCESS = {"type": "object", "propertyNames": {"not": {"pattern": f"^{_SUCCESS.pattern}$"}}}

_OK = {"description": "OK", "schema": {"type": "object"}}
_ERROR = {"description": "Error"}


@rule(
    Operation,
    name="OperationMustHaveResponse",
    severity=ERROR,
    phase=IMPORT,
    keys=["responses"],
    silent_if=member("responses", {"not": {"type": "object", "propertyNames": {"pattern": "^x-"}}}),
    fix=UNSAFE,
    examples=[
        Example(bad={"responses": {}}, good={"responses": {"200": _OK}}, at="/responses"),
        Example(
            bad={"responses": {"x-note": "later"}},
            good={
                "responses": {"default": _ERROR, "204": {"description": "Nothing"}},
                "x-ms-visibility": "internal",
            },
            at="/responses",
        ),
    ],
)
def operation_must_have_response(operation: Operation) -> Iterator[Problem]:
    """Without a response the platform does not know what an action gives to the next one.

    A webhook that answers nothing is published often; what it gives comes later, as a notification.
    """
    if isinstance(operation.data["responses"], dict) and not _codes(operation) and not is_webhook(operation):
        place = operation.place / "responses"
        added = Put((*place.tokens, "200"), {"description": "OK", "schema": {"type": "object"}})
        yield Problem("`responses` is empty", place, unsafe(added))


@rule(
    Operation,
    name="ResponseMustBeDefaultOrHttpStatusCode",
    severity=ERROR,
    phase=IMPORT,
    keys=["responses"],
    silent_if=member("responses", {"propertyNames": {"pattern": f"^({_CODE.pattern}|x-.*)$"}}),
    fix=UNSAFE,
    examples=[
        Example(
            bad={"responses": {"200": _OK, "4XX": _ERROR}},
            good={"responses": {"200": _OK, "400": _ERROR, "552": _ERROR, "x-note": "none"}},
            at="/responses/4XX",
        )
    ],
)
def response_must_be_default_or_http_status_code(operation: Operation) -> Iterator[Problem]:
    """A response is found by its status code; Swagger 2.0 has no ranges such as `4XX`, only `default`.

    A code that nobody has assigned will do.
    """
    codes = _codes(operation)
    for code in codes:
        if not _CODE.fullmatch(code):
            place = operation.place / "responses" / code
            match = _RANGE.fullmatch(code)
            plain = f"{match[1]}00" if match else None
            fix = unsafe(Rename(place.tokens, plain)) if plain and plain not in codes else None
            yield Problem(f"{quoted(code)} is neither `default` nor a status code", place, fix, at_key=True)


@rule(
    Operation,
    name="OperationShouldHaveSuccessfulResponse",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=["responses"],
    silent_if=member("responses", {"not": _NO_SUCCESS}),
    fix=UNSAFE,
    examples=[
        Example(
            bad={"responses": {"default": _OK}},
            good={"responses": {"200": _OK, "default": _ERROR}},
            at="/responses",
        )
    ],
)
def operation_should_have_successful_response(operation: Operation) -> Iterator[Problem]:
    """Makers are offered the fields of a success; `default` is what comes otherwise, an error most often."""
    codes = _codes(operation)
    if codes and not any(_SUCCESS.fullmatch(code) for code in codes):
        place = operation.place / "responses"
        is_success = any(
            response.code == "default" and response.data.get("schema")
            for response in lookup.responses(operation)
        )
        renamed = Rename((*place.tokens, "default"), "200")
        fix = unsafe(renamed) if is_success and codes == ["default"] else None
        yield Problem("`responses` has no success, such as `200`", place, fix)


@rule(
    Response,
    name="ResponseHeadersAreNotUnique",
    severity=ERROR,
    phase=IMPORT,
    keys=["headers"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={**_OK, "headers": {"ETag": {"type": "string"}, "etag": {"type": "string"}}},
            good={**_OK, "headers": {"ETag": {"type": "string"}, "E-Tag": {"type": "string"}}},
            at="/headers/etag",
        )
    ],
)
def response_headers_are_not_unique(response: Response) -> Iterator[Problem]:
    """HTTP does not regard the case of a header's name, so two spellings are one header."""
    headers = response.data["headers"]
    spellings: dict[str, str] = {}
    for name in headers if isinstance(headers, dict) else ():
        first = spellings.setdefault(name.lower(), name)
        if first != name:
            place = response.place / "headers" / name
            is_same = values.identity(headers[name]) == values.identity(headers[first])
            fix = unsafe(Remove(place.tokens)) if is_same else None
            message = f"header {quoted(name)} is another spelling of {quoted(first)}"
            yield Problem(message, place, fix, at_key=True)


@rule(
    Operation,
    name="ResponseExampleMustBeProducedByOperation",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=["responses"],
    moot_if={Response: lacks("examples")},
    fix=UNSAFE,
    examples=[
        Example(
            bad={"responses": {"200": {**_OK, "examples": {"text/plain": "hello"}}}},
            good={
                "produces": ["application/json", "text/plain"],
                "responses": {"200": {**_OK, "examples": {"text/plain": "hello"}}},
            },
            at="/responses/200/examples/text~1plain",
        ),
        Example(
            bad={"responses": {"200": {**_OK, "examples": {"application/xml": "<a/>"}}}},
            good={"responses": {"200": {**_OK, "examples": {"application/json": {"id": "a"}}}}},
            at="/responses/200/examples/application~1xml",
        ),
    ],
)
def response_example_must_be_produced_by_operation(operation: Operation) -> Iterator[Problem]:
    """An example of a type that the operation does not produce shows an answer that never comes.

    Types are compared as they are written; without `produces` nothing is produced.
    """
    produced = lookup.produces(operation)
    for response in lookup.responses(operation):
        examples = response.data.get("examples")
        for mime_type in examples if isinstance(examples, dict) else ():
            if mime_type not in produced:
                is_inline = operation.data["responses"][response.code] is response.data
                place = response.place / "examples" / mime_type if is_inline else response.place
                fix = _produced_or_removed(operation, response, mime_type) if is_inline else None
                message = f"example of {quoted(mime_type)}, which is not in `produces`"
                yield Problem(message, place, fix, at_key=True)


def _produced_or_removed(operation: Operation, response: Response, mime_type: str) -> Fix:
    if mime_type not in _READABLE:
        return unsafe(Remove((*response.tokens, "examples", mime_type)))
    return unsafe(Put((*operation.tokens, "produces"), [*lookup.produces(operation), mime_type]))


def _codes(operation: Operation) -> list[str]:
    """Return the keys of `responses` that name a response."""
    responses = operation.data["responses"]
    return [code for code in responses if not code.startswith("x-")] if isinstance(responses, dict) else []


RULES = (
    operation_must_have_response,
    response_must_be_default_or_http_status_code,
    operation_should_have_successful_response,
    response_headers_are_not_unique,
    response_example_must_be_produced_by_operation,
)
