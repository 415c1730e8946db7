"""What the parts do together: the flagship, against the mock of Azure Resource Manager."""

from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient

from toolkit.connector.project import ConnectorProject
from toolkit.designer.picture import picture
from toolkit.mock.app import TOKEN, Settings, app
from toolkit.preview.trying.choices import choices
from toolkit.preview.trying.message import Response
from toolkit.preview.trying.run import run

FLAGSHIP = Path(__file__).parents[3] / "specs" / "azure-resource-manager"


@pytest.fixture
def project():
    return ConnectorProject.load(FLAGSHIP)


@pytest.fixture
def card(project):
    return next(one for one in picture(project).cards if one.id == "ListSubscriptions")


@pytest.fixture
def send(project):
    client = AsyncClient(transport=ASGITransport(app(project, {}, Settings(page_size=2, hosts=("*",)))))

    async def send(request):
        token = {"Authorization": f"Bearer {TOKEN}"} if request.is_signed else {}
        answer = await client.request(
            request.method, request.url, headers={**request.headers, **token}, content=request.content
        )
        return Response(answer.status_code, dict(answer.headers), answer.content)

    return send


def test_subscriptions_are_listed_page_by_page(project, card, send, now):
    async def both():
        first = await run(project, card, {}, send)
        return first, await run(project, card, {}, send, first.next)

    first, second = now(both())

    names = [run.values["body/value/*/displayName"].split(", ") for run in (first, second)]

    assert [run.exchanges[0].response.status for run in (first, second)] == [200, 200]
    assert len({*names[0], *names[1]}) == 4
    assert (first.remarks, second.remarks, second.next) == ([], [], "")


def test_page_is_refused_where_no_policy_keeps_it(project, card, send, now):
    bare = project.with_document(project.properties.with_text('{"properties": {}}'))

    async def both():
        first = await run(bare, card, {}, send)
        return await run(bare, card, {}, send, first.next)

    found = now(both())

    assert found.exchanges[0].response.status == 401
    assert [remark.partition(":")[0] for remark in found.remarks][:1] == [
        "no policy `updatenextlink` lets the link of the next page lead through the connector"
    ]


def test_dropdown_is_filled(project, send, now, trying):
    asking = {"name": "s", "in": "query", "type": "string"}
    source = {"operationId": "ListSubscriptions", "value-collection": "value", "value-path": "subscriptionId"}
    tried = trying(
        {"parameters": [{**asking, "x-ms-dynamic-values": {**source, "value-title": "displayName"}}]},
        **{key: project.definition.data[key] for key in ("host", "definitions", "securityDefinitions")},
        paths=project.definition.data["paths"],
    )
    found = now(choices(tried.project, tried.card, tried.card.fields[0], {}, send))

    assert [one.label for one in found.choices] == ["Contoso Production", "Contoso Test"]
