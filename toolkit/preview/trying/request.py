"""The request of an operation for what was filled in, as yet untouched by policies."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from toolkit.designer.sources import key_of
from toolkit.preview.trying import bodies, media
from toolkit.preview.trying.bodies import Given
from toolkit.preview.trying.media import text
from toolkit.preview.trying.message import Request
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data, Operation

_BETWEEN = {"csv": ",", "ssv": " ", "tsv": "\t", "pipes": "|"}
_IN_PATH = "/?:@!$&'()*+,;=~%"  # what a path of the definition may hold as it is, which may start a query
_variable = re.compile(r"\{([^{}]*)\}")

Sent = Mapping[str, tuple[Data, Any]]  # the declarations and values of one location, by name


def request(operation: Operation, given: Given) -> Request:
    """Return the request. What is hidden from makers is sent with its default if it is required."""
    query = [
        pair
        for name, (data, one) in sent(operation, "query", given).items()
        for pair in _pairs(name, data, one)
    ]
    headers = {name: _joined(data, one) for name, (data, one) in sent(operation, "header", given).items()}
    content, kind = _content(operation, given)
    path = _path(operation.path, sent(operation, "path", given))
    before = "&" if "?" in path else "?"
    return Request(
        operation.method.upper(),
        root(operation.definition) + path + (before + urlencode(query, quote_via=quote) if query else ""),
        {"Accept": media.accepted(operation), **({"Content-Type": kind} if kind else {}), **headers},
        content,
    )


def path_values(operation: Operation, given: Given) -> dict[str, str]:
    """Return the path parameters as they stand in the address."""
    return {name: _encoded(*found) for name, found in sent(operation, "path", given).items()}


def root(definition: ApiDefinition) -> str:
    """Return the address before each path; the host is `localhost` where none is declared."""
    schemes = definition.data.get("schemes")
    scheme = "http" if schemes == ["http"] else "https"
    host, base = definition.data.get("host"), definition.data.get("basePath")
    told = host if isinstance(host, str) and host else "localhost"
    below = quote(text(base).strip("/"), safe=_IN_PATH) if isinstance(base, str) else ""
    return f"{scheme}://{told}/{below}".rstrip("/")


def sent(operation: Operation, location: str, given: Given) -> dict[str, tuple[Data, Any]]:
    """Return what is sent in one location: what was filled in, and the defaults of the required."""
    found: dict[str, tuple[Data, Any]] = {}
    for parameter in lookup.effective_parameters(operation):
        data = parameter.data
        name = data.get("name")
        if parameter.location != location or not isinstance(name, str) or name in found:
            continue
        is_defaulted = given.has_defaults and (data.get("required") is True or location == "path")
        value = given.values.get(key_of(location, name), data.get("default") if is_defaulted else None)
        if value is not None:
            found[name] = data, value
    return found


def _path(template: str, found: Sent) -> str:
    """Return the path; what stands for a variable is encoded once, or twice where it is declared so."""
    parts = _variable.split(template)  # in turn what is between variables, and their names
    path = "".join(
        _encoded(*found.get(part, ({}, ""))) if at % 2 else quote(text(part), safe=_IN_PATH)
        for at, part in enumerate(parts)
    )
    return path if path.startswith("/") else f"/{path}"


def _encoded(data: Data, value: Any) -> str:
    once = quote(_joined(data, value), safe="")
    return quote(once, safe="") if data.get("x-ms-url-encoding") == "double" else once


def _pairs(name: str, data: Data, value: Any) -> Iterator[tuple[str, str]]:
    """Yield what a parameter is in a query or a form: an array once for all, or once for each element."""
    if isinstance(value, list) and data.get("collectionFormat") == "multi":
        yield from ((text(name), text(one)) for one in value)
    else:
        yield text(name), _joined(data, value)


def _joined(data: Data, value: Any) -> str:
    """Return a value as text, the elements of an array as the collection format says; arrays in it, too."""
    if not isinstance(value, list):
        return text(value)
    items = data.get("items")
    element = items if isinstance(items, dict) else {}
    between = _BETWEEN.get(str(data.get("collectionFormat")), ",")
    return between.join(_joined(element, one) if element else text(one) for one in value)


def _content(operation: Operation, given: Given) -> tuple[bytes, str]:
    """Return the body or the form and its media type; both empty where there is none."""
    form = sent(operation, "formData", given)
    if form:
        pairs = [pair for name, (data, one) in form.items() for pair in _pairs(name, data, one)]
        files = {
            text(name): text(given.values.get(key_of("formData", name, "filename"), name))
            for name, (data, _) in form.items()
            if data.get("type") == "file"
        }
        return media.of_form(operation, pairs, files)
    body = bodies.body_of(operation, given)
    return media.of_body(operation, body.value) if body else (b"", "")
