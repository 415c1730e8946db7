"""One run of a card: the requests that are sent, the answers, and what the next steps would get of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.designer.card import Card
from toolkit.preview.trying import answers, bodies, paging, policies
from toolkit.preview.trying.bodies import Given
from toolkit.preview.trying.following import Exchange, follow
from toolkit.preview.trying.inputs import Problem, checked
from toolkit.preview.trying.message import Send, unsendable
from toolkit.preview.trying.policies import Applied
from toolkit.preview.trying.preparing import prepared
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation

__all__ = ["Exchange", "Run", "operation_of", "run"]


@dataclass(frozen=True, slots=True)
class Run:
    """What happened; `values` are those of the tokens by their paths, `next` is the address of a page."""

    problems: list[Problem] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    values: Mapping[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    next: str = ""


async def run(
    project: ConnectorProject, card: Card, sent: Mapping[str, Any], send: Send, link: str = ""
) -> Run:
    """Run a card with what is filled in; a link is that of a further page."""
    definition = ApiDefinition(project.definition)
    operation = operation_of(definition, card)
    if operation is None:
        return Run(remarks=["the operation is no longer there"])
    if link:
        return await _sent(project, card, operation, paging.page(project, operation, link), send)
    inputs = checked(card.fields, sent, definition)
    given = Given(inputs.values)
    problems = inputs.problems or list(bodies.missing(operation, card.fields, given))
    if problems:
        return Run(problems=problems)
    return await _sent(project, card, operation, prepared(project, operation, given), send)


def operation_of(definition: ApiDefinition, card: Card) -> Operation | None:
    found = lookup.operations(definition)
    return next((one for one in found if (one.path, one.method) == (card.path, card.method)), None)


async def _sent(
    project: ConnectorProject, card: Card, operation: Operation, applied: Applied, send: Send
) -> Run:
    problem = unsendable(applied.request)
    if problem:
        return Run(remarks=[*applied.remarks, problem])
    first = Exchange(applied.request, await send(applied.request))
    followed = await follow(first, send)
    *before, last = first, *followed.exchanges
    response, of_policies = policies.answered(project, operation.id, last.response)
    link = paging.next_link(project, operation, response)
    told = [*applied.remarks, *followed.remarks, *of_policies, *answers.remarks(card, operation, response)]
    if link and not policies.keeps_pages(project, operation.id, paging.link_name(operation)):
        told.append(paging.PAST)
    return Run(
        exchanges=[*before, Exchange(last.request, response)],
        values=answers.contents(card, response),
        remarks=list(dict.fromkeys(told)),
        next=link,
    )
