import pytest

from toolkit.preview.trying.message import Request, Response, raw_request, raw_response, unsendable


def test_request_reads_as_http():
    headers = {"Authorization": "Bearer ***", "Content-Type": "application/json"}
    request = Request("PUT", "https://api.example/a%20b?x=1", headers, b'{"a":"\xc3\xa4"}')

    assert raw_request(request) == (
        "PUT /a%20b?x=1 HTTP/1.1\n"
        "Host: api.example\n"
        "Authorization: Bearer ***\n"
        "Content-Type: application/json\n"
        "\n"
        '{\n  "a": "ä"\n}'
    )


def test_token_that_a_policy_sets_is_not_shown():
    request = Request("GET", "https://api.example/", {"authorization": "Key secret", "X-Key": "a b"})

    assert raw_request(request).splitlines()[2:] == ["authorization: Key ***", "X-Key: a b"]


def test_answer_reads_as_http():
    assert raw_response(Response(404, {"etag": "1"}, b"no")) == "HTTP/1.1 404 Not Found\netag: 1\n\nno"


def test_status_that_nobody_knows_has_no_words():
    assert raw_response(Response(799)) == "HTTP/1.1 799"


@pytest.mark.parametrize(
    "content",
    [pytest.param(b'"\\ud800"', id="a lone surrogate"), pytest.param(b"[" * 100_000, id="too deep")],
)
def test_body_that_cannot_be_read_is_shown_as_it_is(content):
    shown = raw_response(Response(200, {}, content)).partition("\n\n")[2]

    assert content.decode().startswith(shown[:20].strip())


def test_long_body_is_cut():
    shown = raw_response(Response(200, {}, b"a" * 30_000))

    assert shown.endswith("a\n… (30,000 characters)")


@pytest.mark.parametrize(
    "request_",
    [
        Request("GET", "https://api.example"),
        Request("GET", "http://127.0.0.1:8080/a?b=%20", {"X-Key": "a b"}),
        Request("GET", "https://[::1]:443/"),
    ],
    ids=lambda one: one.url,
)
def test_request_can_be_sent(request_):
    assert unsendable(request_) == ""


@pytest.mark.parametrize(
    ("request_", "problem"),
    [
        pytest.param(Request("GET", "/a"), "`/a` is no address that can be called", id="relative"),
        pytest.param(Request("GET", "ftp://a"), "`ftp://a` is no address that can be called", id="no web"),
        pytest.param(
            Request("GET", "https://a b/"), "`https://a b/` is no address that can be called", id="blank"
        ),
        pytest.param(
            Request("GET", "https://[a/"), "`https://[a/` is no address that can be called", id="bracket"
        ),
        pytest.param(
            Request("GET", "https://a:99999/"),
            "`https://a:99999/` is no address that can be called",
            id="port",
        ),
        pytest.param(
            Request("GET", "https://u@a/"), "`https://u@a/` is no address that can be called", id="user"
        ),
        pytest.param(
            Request("GET", f"https://a/{'b' * 20_000}"),
            "the address has 20,010 characters; services take 16,384 at most",
            id="long",
        ),
        pytest.param(Request("GET", "https://a/", {"a b": "c"}), "`a b` is no name of a header", id="name"),
        pytest.param(
            Request("GET", "https://a/", {"a": "b\nc"}),
            "the header `a` takes printable ASCII characters alone",
            id="line break",
        ),
        pytest.param(
            Request("GET", "https://a/", {"a": "ä"}),
            "the header `a` takes printable ASCII characters alone",
            id="umlaut",
        ),
    ],
)
def test_request_cannot_be_sent(request_, problem):
    assert unsendable(request_) == problem
