import asyncio
import json
from html.parser import HTMLParser

import httpx
import pytest

from toolkit.preview.app import LARGEST, app
from toolkit.preview.live import Live
from toolkit.preview.trying.message import Response

PORT = 8700
ADDRESS = f"http://127.0.0.1:{PORT}"
CARD = "/paths/~1machines/post"


class Client:
    """Calls the preview of a connector, whose service has one group."""

    def __init__(self, folder, lint):
        self.answer = [{"name": "Group 1"}]
        self.sent = []
        self.app = app(Live(folder, lint, lambda _: self.send), PORT)

    async def send(self, request):
        self.sent.append(request)
        return Response(200, {"content-type": "application/json"}, json.dumps(self.answer).encode())

    def get(self, path, **headers):
        return asyncio.run(self._request("GET", path, headers=headers))

    def post(self, path, asked, **headers):
        content = asked if isinstance(asked, bytes) else json.dumps(asked)
        own = {"origin": ADDRESS, "content-type": "application/json"} | headers
        return asyncio.run(self._request("POST", path, content=content, headers=own))

    async def _request(self, *arguments, **options):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=ADDRESS) as client:
            return await client.request(*arguments, **options)


@pytest.fixture
def client(folder, lint):
    return Client(folder, lint)


class Loaded(HTMLParser):
    """Collects what a page loads."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        of = dict(attrs)
        self.found += [
            of[name] for name in ("src", "href") if name in of and tag in {"script", "link", "img"}
        ]


def test_page_loads_only_what_the_server_makes(client):
    page = Loaded()
    page.feed(client.get("/").text)

    assert page.found == ["data:,", "/style.css", "/brand.css", "/script.js"]
    assert [client.get(path).status_code for path in page.found[1:]] == [200, 200, 200]


def test_page_may_run_no_other_script_and_is_not_kept(client):
    headers = client.get("/").headers

    assert "script-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("127.0.0.1:8700", 200, id="by its address"),
        pytest.param("localhost:8700", 200, id="by its name"),
        pytest.param("LOCALHOST:8700", 200, id="in capitals"),
        pytest.param("[::1]:8700", 200, id="by its newer address"),
        pytest.param("localhost", 421, id="without the port"),
        pytest.param("localhost:8701", 421, id="with another port"),
        pytest.param("evil.example:8700", 421, id="by a name of somebody else"),
        pytest.param("localhost.evil.example:8700", 421, id="by a name that begins like ours"),
        pytest.param("", 421, id="by no name"),
    ],
)
def test_server_is_called_by_a_name_of_this_machine(client, host, status):
    assert client.get("/", host=host).status_code == status


@pytest.mark.parametrize("path", ["/events", "/style.css", "/nothing", "/api/run"])
def test_stranger_is_refused_everywhere(client, path):
    assert client.get(path, host="evil.example").status_code == 421


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"origin": ADDRESS}, 200, id="the page itself"),
        pytest.param(
            {"origin": "http://localhost:8700", "host": "localhost:8700"}, 200, id="the page by name"
        ),
        pytest.param({"origin": "http://evil.example"}, 403, id="another site"),
        pytest.param({"origin": "https://127.0.0.1:8700"}, 403, id="another scheme"),
        pytest.param({"origin": "null"}, 403, id="a page without an origin"),
        pytest.param({"origin": ""}, 403, id="nobody"),
        pytest.param({"content-type": "text/plain"}, 415, id="a form of another site"),
    ],
)
@pytest.mark.parametrize("path", ["/api/run", "/api/choices", "/api/fields"])
def test_only_the_page_itself_runs_something(client, path, headers, status):
    assert client.post(path, {}, **headers).status_code == status


@pytest.mark.parametrize(
    "path",
    [
        "/apiDefinition.swagger.json",
        "/../apiProperties.json",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/style.css/../script.js/x",
        "//etc/passwd",
    ],
)
def test_nothing_of_the_disk_is_served(client, path):
    assert client.get(path).status_code == 404


def test_dropdown_offers_what_the_other_operation_lists(client):
    asked = {"card": CARD, "field": "query/group", "values": {}}

    found = client.post("/api/choices", asked).json()

    assert found == {
        "choices": [{"value": "Group 1", "label": "Group 1", "node": None, "selectable": True}],
        "problem": "",
    }


def test_fields_of_a_dynamic_schema_are_drawn_and_sent(folder, lint, definition):
    dynamic = {"operationId": "ListGroups", "value-path": "schema"}
    body = {"type": "object", "x-ms-dynamic-schema": dynamic}
    start = definition["paths"]["/machines"]["post"]
    start["parameters"] = [{"name": "body", "in": "body", "schema": body}]
    (folder / "apiDefinition.swagger.json").write_text(json.dumps(definition))
    client = Client(folder, lint)
    client.answer = {
        "schema": {"type": "object", "properties": {"size": {"type": "integer", "title": "<i>"}}}
    }

    drawn = client.post("/api/fields", {"card": CARD, "field": "body"}).json()
    client.post("/api/run", {"card": CARD, "values": {"body/size": "3"}})

    assert drawn["problem"] == ""
    assert "<bdi>&lt;i&gt;</bdi>" in drawn["html"]
    assert json.loads(client.sent[-1].content) == {"size": 3}


def test_tree_is_asked_for_what_is_below_a_node(folder, lint, definition):
    below = {"parameters": {"id": {"selectedItemValuePath": "id"}}}
    level = {"operationId": "ListGroups", "itemValuePath": "name", "itemIsParent": "(isFolder eq true)"}
    tree = {"settings": {"canSelectParentNodes": False}, "open": level, "browse": {**level, **below}}
    definition["paths"]["/groups"]["get"]["parameters"] = [{"name": "id", "in": "query", "type": "string"}]
    parameter = definition["paths"]["/machines"]["post"]["parameters"][0]
    parameter["x-ms-dynamic-tree"] = tree
    del parameter["x-ms-dynamic-values"]
    (folder / "apiDefinition.swagger.json").write_text(json.dumps(definition))
    client = Client(folder, lint)
    client.answer = [{"name": "Folder", "id": "7", "isFolder": True}]

    [found] = client.post("/api/choices", {"card": CARD, "field": "query/group"}).json()["choices"]
    client.post("/api/choices", {"card": CARD, "field": "query/group", "node": found["node"]})

    assert (found["label"], found["selectable"]) == ("Folder", False)
    assert [request.url.partition("?")[2] for request in client.sent] == ["", "id=7"]


def test_run_without_a_required_value_is_told_at_the_field(client):
    found = client.post("/api/run", {"card": CARD, "values": {}}).json()

    assert [problem["key"] for problem in found["problems"]] == ["query/group"]
    assert found["exchanges"] == []


def test_run_shows_what_is_sent_and_what_comes_back(client):
    found = client.post("/api/run", {"card": CARD, "values": {"query/group": "a b"}}).json()
    exchange = found["exchanges"][0]

    assert exchange["request"].startswith("POST /machines?group=a%20b HTTP/1.1\nHost: management.azure.com\n")
    assert (exchange["status"], exchange["reason"]) == (200, "OK")
    assert '"name": "Group 1"' in exchange["response"]


@pytest.mark.parametrize("path", ["/api/run", "/api/choices", "/api/fields"])
@pytest.mark.parametrize(
    "asked",
    [
        pytest.param([], id="a list"),
        pytest.param({"card": 1, "field": [], "values": "x", "next": {}}, id="wrong types"),
        pytest.param({"card": "/paths/~1gone/get", "field": "query/x"}, id="a card that has gone"),
        pytest.param({"card": CARD, "field": "query/gone"}, id="a field that has gone"),
        pytest.param(
            {"card": CARD, "field": "query/group", "values": {"query/group": [[]], "x": None}},
            id="wrong values",
        ),
    ],
)
def test_whatever_is_asked_is_answered(client, path, asked):
    assert client.post(path, asked).status_code == 200


@pytest.mark.parametrize(
    ("content", "status"),
    [
        pytest.param(b"{", 400, id="no JSON"),
        pytest.param(b"\xff", 400, id="no text"),
        pytest.param(b"[" * 100_000, 400, id="nested too deeply"),
        pytest.param(b" " * (LARGEST + 1), 413, id="too large"),
    ],
)
def test_question_that_cannot_be_read_is_refused(client, content, status):
    assert client.post("/api/run", content).status_code == status
