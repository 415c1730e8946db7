"""Rules about labels that are made for machines, and about labels that stand twice."""

from collections import Counter
from collections.abc import Iterator

from toolkit.connector import limits, naming
from toolkit.finding import Fix
from toolkit.lint.rule import IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.lint.rules.text_style import REFERENCE, STOPS, words_of
from toolkit.patch import Put
from toolkit.regex import regex
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation, Parameter, Schema, is_hidden

_RESPONSES = {"200": {"description": "OK", "schema": {"type": "object"}}}
_ENDS = f"{STOPS} "
_TECHNICAL = regex(r"[a-z][A-Z]|_")


def _get(operation_id: str, summary: str) -> dict[str, object]:
    told = {"operationId": operation_id, "summary": summary, "description": f"Does this: {summary.lower()}."}
    return {"get": {**told, "responses": _RESPONSES}}


def _query(name: str, label: str) -> dict[str, object]:
    told = {"x-ms-summary": label, "description": f"The value of {name}."}
    return {"name": name, "in": "query", "type": "string", **told}


@rule(
    Operation,
    name="SummaryIsOperationId",
    code="SG707",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=["summary"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"operationId": "ListRoomsInDB", "summary": "ListRoomsInDB"},
            good={"operationId": "ListRoomsInDB", "summary": "List rooms in DB"},
            at="/summary",
        )
    ],
)
def summary_is_operation_id(operation: Operation) -> Iterator[Problem]:
    """The summary is the action's name in the designer, and the operationId its name in formulas: words, and an identifier."""
    if _has_id_for_summary(operation) and not operation.is_internal:
        place = operation.place / "summary"
        words = naming.summary_of(operation.id)
        is_free = _wanted(operation.definition)[words.lower()] == 1
        fix = unsafe(Put(place.tokens, words)) if is_free and _fits(words, operation.id) else None
        yield Problem(f"`summary` is the `operationId` {quoted(operation.id)}, not words", place, fix)


def _has_id_for_summary(operation: Operation) -> bool:
    return operation.data.get("summary") == operation.id and bool(_TECHNICAL.search(operation.id))


def _wanted(definition: ApiDefinition) -> Counter[str]:
    """Return how often each summary would stand there if all ids were mended, in lower case."""
    return lookup.once(
        definition,
        "wanted_summaries",
        lambda: Counter(
            naming.summary_of(one.id).lower()
            if _has_id_for_summary(one)
            else str(one.data.get("summary")).lower()
            for one in lookup.operations(definition)
        ),
    )


@rule(
    Parameter,
    Schema,
    name="LabelIsName",
    code="SG708",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=["x-ms-summary"],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_query("roomId", "roomId"),
            good=_query("roomId", "Room Id"),
            at="/x-ms-summary",
        ),
        Example(
            bad={"type": "object", "properties": {"room_id": {"type": "string", "x-ms-summary": "room_id"}}},
            good={"type": "object", "properties": {"room": {"type": "string", "x-ms-summary": "room"}}},
            at="/properties/room_id/x-ms-summary",
            part="schema",
        ),
    ],
)
def label_is_name(node: Parameter | Schema) -> Iterator[Problem]:
    """Makers who have never seen the API read a label's words; without a label they would see the same name.

    The guidance asks for Title Case.
    """
    label = node.data["x-ms-summary"]
    name = node.data.get("name") if isinstance(node, Parameter) else node.is_property and node.name
    if isinstance(label, str) and label == name and _TECHNICAL.search(label) and not is_hidden(node):
        place = node.place / "x-ms-summary"
        words = naming.label_of(label)
        repeats = words_of(str(node.data.get("description"))) == words_of(words)
        fix = _labelled(node, label, words) if _fits(words, label) and not repeats else None
        yield Problem(f"`x-ms-summary` is the name {quoted(label)}, not words", place, fix)


def _labelled(node: Parameter | Schema, label: str, words: str) -> Fix:
    """Give the words to the `title`, too, where that has been the same: the designer would show it instead."""
    keys = [key for key in ("x-ms-summary", "title") if node.data.get(key) == label]
    return unsafe(*(Put((*node.tokens, key), words) for key in keys))


def _fits(words: str, replaced: str) -> bool:
    return words not in {"", replaced} and len(words) <= limits.SUMMARY_LENGTH.value


@rule(
    ApiDefinition,
    name="SummaryNotUnique",
    code="SG709",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=["paths"],
    examples=[
        Example(
            bad={"/a": _get("GetRoom", "Get room"), "/b": _get("GetRoomById", "Get Room")},
            good={"/a": _get("GetRoom", "Get room"), "/b": _get("GetRoomById", "Get room by ID")},
            at="/~1b/get/summary",
            part="paths",
        )
    ],
)
def summary_not_unique(definition: ApiDefinition) -> Iterator[Problem]:
    """Makers choose an action from a list of summaries; of two that are alike they take the wrong one.

    Actions and triggers stand in lists of their own; what is internal or deprecated stands in none.
    """
    seen: dict[tuple[bool, str], Operation] = {}
    for operation in lookup.operations(definition):
        summary = operation.data.get("summary")
        if operation.is_internal or operation.data.get("deprecated") is True or not isinstance(summary, str):
            continue
        words = " ".join(summary.lower().split())
        first = seen.setdefault(("x-ms-trigger" in operation.data, words), operation)
        if words and first is not operation:
            taken = first.place / "summary"
            message = f"`summary` {quoted(summary)} is that of {quoted(first.id)}, too"
            yield Problem(message, operation.place / "summary", related=(taken,))


@rule(
    Operation,
    name="LabelNotUnique",
    code="SG710",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    examples=[
        Example(
            bad={"parameters": [_query("from", "Date"), _query("to", "Date")]},
            good={"parameters": [_query("from", "First Date"), _query("to", "Last Date")]},
            at="/parameters/1/x-ms-summary",
        )
    ],
)
def label_not_unique(operation: Operation) -> Iterator[Problem]:
    """Two fields of an action with the same label are one too many for makers to tell which is which.

    A parameter that stands in the list twice is a case for the platform's rules.
    """
    if operation.is_internal:
        return
    seen: dict[str, Parameter] = {}
    for parameter in lookup.effective_parameters(operation):
        label = parameter.data.get("x-ms-summary")
        if parameter.is_internal or not isinstance(label, str) or not label.strip():
            continue
        first = seen.setdefault(" ".join(label.lower().rstrip(_ENDS).split()), parameter)
        if first is not parameter and not _is_same(first, parameter):
            message = f"`x-ms-summary` {quoted(label)} is that of {quoted(first.data.get('name'))}, too"
            yield Problem(message, parameter.place / "x-ms-summary", related=(first.place,))


def _is_same(one: Parameter, other: Parameter) -> bool:
    return all(one.data.get(key) == other.data.get(key) for key in ("name", "in"))


RULES = (summary_is_operation_id, label_is_name, summary_not_unique, label_not_unique)
