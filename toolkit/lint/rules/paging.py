"""Rules about lists that come in pages."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put, Remove
from toolkit.swagger.dynamic_answers import answer
from toolkit.swagger.nodes import Data, Operation
from toolkit.swagger.values import spelled

NEXT_LINKS = ("nextLink", "@odata.nextLink")  # what the catalogue allows, upper and lower case as here
_PAGEABLE = "x-ms-pageable"


def _listing(name: str) -> Data:
    """Return members of an operation that answers pages."""
    schema = {
        "type": "object",
        "properties": {
            "value": {"type": "array", "items": {"type": "string"}},
            "nextLink": {"type": "string"},
        },
    }
    return {
        "responses": {"200": {"description": "OK", "schema": schema}},
        _PAGEABLE: {"nextLinkName": name},
    }


@rule(
    Operation,
    name="InvalidNextLinkNameValue",
    severity=ERROR,
    phase=IMPORT,
    keys=[_PAGEABLE],
    fix=UNSAFE,
    examples=[
        Example(bad=_listing("nextlink"), good=_listing("nextLink"), at=f"/{_PAGEABLE}/nextLinkName"),
        Example(
            bad={_PAGEABLE: {"nextLinkName": "next"}},
            good={"x-ms-visibility": "advanced"},
            at=f"/{_PAGEABLE}/nextLinkName",
        ),
    ],
)
def invalid_next_link_name_value(operation: Operation) -> Iterator[Problem]:
    """Only under two names does the platform look for the link to the next page; the others lead nowhere.

    The fix takes the name that the response has; where it has neither, there are no pages to be followed.
    """
    pageable = operation.data[_PAGEABLE]
    if not isinstance(pageable, dict) or "nextLinkName" not in pageable:
        return
    name = pageable["nextLinkName"]
    if name not in NEXT_LINKS:
        place = operation.place / _PAGEABLE / "nextLinkName"
        message = f"`nextLinkName` is {quoted(spelled(name))}; only {' and '.join(map(quoted, NEXT_LINKS))} are followed"
        yield Problem(message, place, _mended(operation))


def _mended(operation: Operation) -> Fix | None:
    response = answer(operation)
    declared = [name for name in NEXT_LINKS if response and name in response.properties]
    tokens = (*operation.tokens, _PAGEABLE)
    if declared:
        return unsafe(Put((*tokens, "nextLinkName"), declared[0]))
    return unsafe(Remove(tokens)) if response is None or response.is_complete else None


RULES = (invalid_next_link_name_value,)
