"""Rules about which response has a schema: the one whose fields makers are to see, and no other."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.fragments import member
from toolkit.lint.rule import CERTIFICATION, ERROR, UNSAFE, WARNING, Example, Problem, rule, unsafe
from toolkit.patch import Put, Remove, Rename
from toolkit.regex import regex
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation, Response

_SHOWN = ("200", "201")  # the responses whose fields the designer offers, the first that there is
_SUCCESS = regex(r"2[0-9][0-9]")
_FAILURE = regex(r"default|[45][0-9][0-9]")

_OK = {"description": "OK", "schema": {"type": "object"}}
_ERROR = {"description": "Error"}


@rule(
    Operation,
    name="OperationHasManyResponsesWithSchema",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=["responses"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"responses": {"200": _OK, "400": {**_ERROR, "schema": {}}}},
            good={"responses": {"200": _OK, "400": _ERROR}},
            at="/responses",
        )
    ],
)
def operation_has_many_responses_with_schema(operation: Operation) -> Iterator[Problem]:
    """Makers are offered the fields of one response; the schemas of others are lost, and their fields with them."""
    described = [response for response in lookup.responses(operation) if "schema" in response.data]
    if len(described) > 1:
        codes = ", ".join(response.code for response in described)
        message = f"`schema` stands in {len(described)} responses, {codes}; makers see that of one"
        yield Problem(message, operation.place / "responses", _described_once(operation, described))


def _described_once(operation: Operation, described: list[Response]) -> Fix | None:
    """Leave the schema that makers see, where all others describe failures."""
    shown = next((code for code in _SHOWN for response in described if response.code == code), None)
    others = [response for response in described if response.code != shown]
    if shown is None or not all(_FAILURE.fullmatch(response.code) for response in others):
        return None
    if not all(_is_inline(operation, response) for response in others):
        return None
    return unsafe(*(Remove((*response.tokens, "schema")) for response in others))


@rule(
    Operation,
    name="SchemaDefinitionSetIncorrectly",
    severity=WARNING,
    phase=CERTIFICATION,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"responses": {"200": {"description": "OK"}, "202": _OK}},
            good={"responses": {"201": {"description": "Created", "schema": {}}, "404": _ERROR}},
            at="/responses",
        ),
        Example(
            bad={"responses": {"202": _OK}},
            good={"responses": {"204": {"description": "Nothing"}}, "x-ms-visibility": "internal"},
            at="/responses",
        ),
    ],
)
def schema_definition_set_incorrectly(operation: Operation) -> Iterator[Problem]:
    """Makers are offered the fields of 200, or else 201; without a schema there they get nothing to work with.

    That reading includes operations that answer nothing, as a deletion does. The fields of a webhook trigger
    are those of its notification, whose schema alone counts.
    """
    if operation.is_internal:
        return
    if "x-ms-trigger" in operation.data and "x-ms-notification-content" in operation.parent.data:
        content = operation.parent.data["x-ms-notification-content"]
        if not isinstance(content, dict) or "schema" not in content:
            yield Problem("`x-ms-notification-content` of the path has no `schema`", operation.place)
    elif _is_undescribed(operation):
        message = "`responses` has no `schema` for `200` or `201`, so makers get no fields"
        yield Problem(message, operation.place / "responses", _described(operation))


def _is_undescribed(operation: Operation) -> bool:
    """Whether there are responses, and neither of those shown has a schema or refers to something unknown."""
    members = operation.data.get("responses")
    if not isinstance(members, dict) or all(code.startswith("x-") for code in members):
        return False
    shown = (members[code] for code in _SHOWN if isinstance(members.get(code), dict))
    known = (lookup.resolved(operation.definition, response, Response) for response in shown)
    return all(response is not None and "schema" not in response for response in known)


def _described(operation: Operation) -> Fix | None:
    """Move the schema of another success to 200; a lone `default` is taken for one."""
    responses = [response for response in lookup.responses(operation) if _is_inline(operation, response)]
    donor = next((response for response in responses if _is_success_with_schema(response)), None)
    if donor is None and operation.data["responses"].keys() == {"default"}:
        donor = next((response for response in responses if "schema" in response.data), None)
    if donor is None:
        return None
    if "200" not in operation.data["responses"]:
        return unsafe(Rename(donor.tokens, "200"))
    if not any(response.code == "200" for response in responses):
        return None
    moved = Put((*operation.tokens, "responses", "200", "schema"), donor.data["schema"])
    return unsafe(moved, Remove((*donor.tokens, "schema")))


def _is_success_with_schema(response: Response) -> bool:
    return _SUCCESS.fullmatch(response.code) is not None and "schema" in response.data


@rule(
    Operation,
    name="DefaultResponseHasSchema",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=["responses"],
    silent_if=member(
        "responses", member("default", {"properties": {"$ref": False, "schema": {"maxProperties": 0}}})
    ),
    fix=UNSAFE,
    examples=[
        Example(
            bad={"responses": {"200": _OK, "default": {**_OK, "description": "Error"}}},
            good={"responses": {"200": _OK, "default": _ERROR}},
            at="/responses/default",
        ),
        Example(
            bad={"responses": {"default": _OK}},
            good={
                "responses": {"200": {"description": "OK"}, "default": {**_ERROR, "schema": {}}},
                "x-ms-visibility": "internal",
            },
            at="/responses/default",
        ),
    ],
)
def default_response_has_schema(operation: Operation) -> Iterator[Problem]:
    """`default` stands for every code that is not named, so its schema would have to fit errors and successes.

    An empty schema says nothing and passes; it is published often.
    """
    for response in lookup.responses(operation):
        schema = response.data.get("schema")
        if response.code == "default" and isinstance(schema, dict) and schema:
            fix = _without_schema(operation, response)
            yield Problem("`default` response has a `schema`; give it to a success", response.place, fix)


def _without_schema(operation: Operation, default: Response) -> Fix | None:
    """Remove the schema where another response has one; else take the response for the success."""
    others = [response for response in lookup.responses(operation) if response.code != "default"]
    if any("schema" in response.data for response in others):
        return unsafe(Remove((*default.tokens, "schema"))) if _is_inline(operation, default) else None
    has_success = any(_SUCCESS.fullmatch(response.code) for response in others)
    return None if has_success else unsafe(Rename(default.tokens, "200"))


def _is_inline(operation: Operation, response: Response) -> bool:
    return operation.data["responses"][response.code] is response.data


RULES = (
    operation_has_many_responses_with_schema,
    schema_definition_set_incorrectly,
    default_response_has_schema,
)
