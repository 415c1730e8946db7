import json
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.preview.trying.message import unsendable

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def parameter(name="x", location="query", **keys):
    return {"name": name, "in": location, "type": "string", **keys}


def test_address_is_scheme_host_base_path_and_path(trying):
    tried = trying(path="/things", schemes=["http", "https"], basePath="/v1/")

    assert tried.request().url == "https://api.example/v1/things"


def test_scheme_is_http_where_there_is_no_other(trying):
    assert trying(schemes=["http"]).request().url == "http://api.example/things"


def test_hidden_parameter_is_sent_with_its_default_only_if_it_is_required(trying):
    hidden = {"x-ms-visibility": "internal", "default": "2022-12-01"}
    tried = trying(
        {"parameters": [parameter("api-version", required=True, **hidden), parameter("other", **hidden)]}
    )

    assert tried.request().url == "https://api.example/things?api-version=2022-12-01"


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        pytest.param({"x-ms-url-encoding": "single"}, "a%2Fb%20c%25", id="once"),
        pytest.param({"x-ms-url-encoding": "double"}, "a%252Fb%2520c%2525", id="twice"),
        pytest.param({}, "a%2Fb%20c%25", id="once where nothing is said"),
    ],
)
def test_path_parameter_is_encoded(trying, encoding, sent):
    tried = trying({"parameters": [parameter("id", "path", **encoding)]}, path="/things/{id}/on")

    assert tried.request(path__id="a/b c%").url == f"https://api.example/things/{sent}/on"


@pytest.mark.parametrize(
    ("collection", "query"),
    [
        pytest.param(None, "x=a%2Cb%20c", id="comma where nothing is said"),
        pytest.param("csv", "x=a%2Cb%20c", id="comma"),
        pytest.param("ssv", "x=a%20b%20c", id="space"),
        pytest.param("tsv", "x=a%09b%20c", id="tab"),
        pytest.param("pipes", "x=a%7Cb%20c", id="pipe"),
        pytest.param("multi", "x=a&x=b%20c", id="once for each"),
    ],
)
def test_array_in_query(trying, collection, query):
    keys = {"collectionFormat": collection} if collection else {}
    tried = trying({"parameters": [parameter(type="array", items={"type": "string"}, **keys)]})

    assert urlsplit(tried.request(query__x=["a", "b c"]).url).query == query


def test_array_in_array_has_a_format_of_its_own(trying):
    items = {"type": "array", "collectionFormat": "pipes", "items": {"type": "integer"}}
    tried = trying({"parameters": [parameter(type="array", items=items)]})

    assert urlsplit(tried.request(query__x=[[1, 2], [3]]).url).query == "x=1%7C2%2C3"


@pytest.mark.parametrize(
    ("location", "path"), [("path", "/things/{x}"), ("header", "/things"), ("formData", "/things")]
)
def test_array_is_joined_everywhere(trying, location, path):
    tried = trying(
        {"parameters": [parameter("x", location, type="array", items={"type": "string"})]}, path=path
    )
    sent = tried.request(**{f"{location}__x": ["a", "b"]})

    assert {
        "path": unquote(sent.url).removeprefix("https://api.example/things/"),
        "header": sent.headers.get("x"),
        "formData": unquote(sent.content.decode()).removeprefix("x="),
    }[location] == "a,b"


def test_query_of_the_path_is_kept(trying):
    tried = trying({"parameters": [parameter()]}, path="/things?kind=all")

    assert tried.request(query__x=1).url == "https://api.example/things?kind=all&x=1"


def test_boolean_is_written_as_json_writes_it(trying):
    assert trying({"parameters": [parameter()]}).request(query__x=True).url.endswith("?x=true")


def test_nothing_is_sent_for_what_is_not_filled_in(trying):
    tried = trying({"parameters": [parameter("x", default="d"), parameter("y", "header")]})

    assert tried.request().url == "https://api.example/things"
    assert dict(tried.request().headers) == {"Accept": "application/json"}


def body(schema, **keys):
    return {"name": "order", "in": "body", "schema": schema, **keys}


def test_body_is_nested_as_the_keys_are(trying):
    schema = {"type": "object", "properties": {"a": {"properties": {"b/c": {}}}, "d": {}}}
    sent = trying({"parameters": [body(schema)]}, method="put").request(
        **{"body__a__b~1c": 1, "body__d": [2]}
    )

    assert json.loads(sent.content) == {"a": {"b/c": 1}, "d": [2]}
    assert sent.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("consumes", "value", "content"),
    [
        pytest.param(["application/json"], "a", b'"a"', id="a text as JSON"),
        pytest.param(["text/plain"], "a", b"a", id="a text as it is"),
        pytest.param(
            ["application/x-www-form-urlencoded"], {"a": "b c"}, b"a=b%20c", id="an object as a form"
        ),
        pytest.param(
            ["application/xml", "text/json"], {"a": 1}, b'{"a": 1}', id="JSON where it is among others"
        ),
    ],
)
def test_body_is_sent_in_a_type_that_is_taken(trying, consumes, value, content):
    tried = trying({"consumes": consumes, "parameters": [body({})]}, method="post")

    assert tried.request(body=value).content == content


def test_form_is_urlencoded(trying):
    tried = trying({"parameters": [parameter("a", "formData"), parameter("b", "formData")]}, method="post")
    sent = tried.request(formData__a="1 2", formData__b="&")

    assert sent.content == b"a=1%202&b=%26"
    assert sent.headers["Content-Type"] == "application/x-www-form-urlencoded"


def test_file_goes_into_a_multipart_form_with_its_name(trying):
    tried = trying({"parameters": [parameter("f", "formData", type="file")]}, method="post")
    sent = tried.request(formData__f="content", formData__f__filename='a"b.txt')
    boundary = sent.headers["Content-Type"].partition("boundary=")[2]

    assert sent.content.decode().split("\r\n") == [
        f"--{boundary}",
        'Content-Disposition: form-data; name="f"; filename="a%22b.txt"',
        "Content-Type: application/octet-stream",
        "",
        "content",
        f"--{boundary}--",
        "",
    ]


@given(value=texts)
def test_value_comes_out_where_it_was_put_in(trying, value):
    tried = trying(
        {
            "parameters": [
                parameter("once", "path"),
                parameter("twice", "path", **{"x-ms-url-encoding": "double"}),
                parameter("q"),
                body({"properties": {"a": {}}}),
            ]
        },
        path="/things/{once}/{twice}",
        method="put",
    )
    sent = tried.request(path__once=value, path__twice=value, query__q=value, body__a=value)
    parts = urlsplit(sent.url)
    once, twice = parts.path.split("/")[2:]

    assert unsendable(sent) == "" or len(sent.url) > 16_384
    assert (unquote(once), unquote(unquote(twice))) == (value, value)
    assert parse_qsl(parts.query, keep_blank_values=True) == [("q", value)]
    assert json.loads(sent.content) == {"a": value}


def test_lone_surrogate_becomes_a_question_mark(trying):
    assert trying({"parameters": [parameter()]}).request(query__x="a\ud800").url.endswith("?x=a%3F")
