"""What one policy makes of a request or of an answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, parse_qsl, quote, urlencode

from toolkit.connector.api_properties import Policy
from toolkit.preview.trying import properties
from toolkit.preview.trying.expressions import Known, NotSimulated, evaluated, evaluated_path, parameter
from toolkit.preview.trying.message import SECRET, Request, Response, address

_LARGEST = 4 * 1024 * 1024  # bytes of a body: each policy can double it
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"})
_IN_PATH = "/:@!$&'()*+,;=~%"
_SAME_METHOD = "@request.originalhttpmethod"

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Call:
    """A request on its way through the policies."""

    request: Request
    root: str  # the address before each path; what a path is put below
    path: Mapping[str, str]  # the path parameters, encoded


def of_request(policy: Policy, name: str, call: Call, connection: Mapping[str, str]) -> Call:
    """Return the call after a policy; raise NotSimulated."""
    request, known = call.request, _known(call, connection)
    match name:
        case "setheader":
            headers = _set(list(request.headers.items()), policy, known, is_header=True)
            return replace(call, request=replace(request, headers=dict(headers)))
        case "setqueryparameter":
            pairs = _set(_query(_parts(request.url)), policy, known, is_header=False)
            url = _parts(request.url)._replace(query=urlencode(pairs, quote_via=quote, safe=SECRET)).geturl()
            return replace(call, request=replace(request, url=url))
        case "routerequesttoendpoint":
            return _routed(policy, call, known)
        case "dynamichosturl":
            return _rehosted(policy, call, known)
    return replace(call, request=replace(request, content=_content(policy, name, request.content, known)))


def of_answer(policy: Policy, name: str, response: Response, connection: Mapping[str, str]) -> Response:
    """Return the answer after a policy; raise NotSimulated."""
    known = Known(connection, response.headers, {}, {})
    if name == "setheader":
        headers = _set(list(response.headers.items()), policy, known, is_header=True)
        return replace(response, headers={key.lower(): value for key, value in headers})
    return replace(response, content=_content(policy, name, response.content, known))


def _known(call: Call, connection: Mapping[str, str]) -> Known:
    headers = {name.lower(): value for name, value in call.request.headers.items()}
    return Known(connection, headers, dict(_query(_parts(call.request.url))), call.path)


def _parts(url: str) -> SplitResult:
    parts = address(url)
    if parts is None:
        raise NotSimulated
    return parts


def _query(parts: SplitResult) -> Pairs:
    return parse_qsl(parts.query, keep_blank_values=True)


def _set(pairs: Pairs, policy: Policy, known: Known, *, is_header: bool) -> Pairs:
    """Return the pairs with one set, as `existsAction` says where it is there already."""
    name, value = parameter(policy, "name"), evaluated(parameter(policy, "value"), known)
    if value is None or not name:
        raise NotSimulated
    at = [
        index
        for index, (key, _) in enumerate(pairs)
        if key == name or (is_header and key.lower() == name.lower())
    ]
    action = parameter(policy, "existsAction", "override").lower()
    if at and action == "skip":
        return pairs
    if at and action == "append":
        key, known_value = pairs[at[0]]
        joined = [(key, f"{known_value},{value}")]
        return [*pairs[: at[0]], *joined, *pairs[at[0] + 1 :]] if is_header else [*pairs, (name, value)]
    return [*(pair for index, pair in enumerate(pairs) if index not in at), (name, value)]


def _routed(policy: Policy, call: Call, known: Known) -> Call:
    """Return the call to another path, below `basePath` as the old one was; the query stays."""
    path = evaluated_path(parameter(policy, "newPath"), known)
    wanted = parameter(policy, "httpMethod", _SAME_METHOD)
    method = call.request.method if wanted.lower() == _SAME_METHOD else wanted.upper()
    if path is None or method not in _METHODS:
        raise NotSimulated
    new, _, own_query = path.partition("?")
    query = "&".join(part for part in (own_query, _parts(call.request.url).query) if part)
    url = f"{call.root}/{quote(new.lstrip('/'), safe=_IN_PATH)}" + (f"?{query}" if query else "")
    return replace(call, request=replace(call.request, method=method, url=url))


def _rehosted(policy: Policy, call: Call, known: Known) -> Call:
    """Return the call to another host: the new address takes the place of the old, `basePath` included."""
    host = evaluated(parameter(policy, "urlTemplate"), known)
    root = (host if host is None or "://" in host else f"https://{host}") or ""
    if not call.request.url.startswith(call.root) or address(root) is None:
        raise NotSimulated
    below = call.request.url.removeprefix(call.root)
    root = root.rstrip("/")
    return replace(call, root=root, request=replace(call.request, url=f"{root}{below}"))


def _content(policy: Policy, name: str, content: bytes, known: Known) -> bytes:
    """Return the content with a property changed; what is not JSON has none."""
    if name not in properties.POLICIES or len(content) > _LARGEST:
        raise NotSimulated
    try:
        body = json.loads(content)
        return json.dumps(properties.changed(policy, name, body, known), ensure_ascii=False).encode(
            errors="replace"
        )
    except (ValueError, RecursionError):
        return content
