"""What a request carries, in the media type that the operation takes."""

import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation
from toolkit.swagger.values import spelled

JSON = "application/json"
_FORM, _MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"

Pairs = Sequence[tuple[str, str]]


def text(value: Any) -> str:
    """Return a value as it stands in an address or a form; a lone surrogate becomes a question mark."""
    return spelled(value).encode(errors="replace").decode()


def of_body(operation: Operation, body: Any) -> tuple[bytes, str]:
    """Return a body and its media type: JSON where the operation takes it, else the first that it takes."""
    kind = _chosen(lookup.consumes(operation))
    if isinstance(body, str) and "json" not in kind.lower():
        return text(body).encode(), kind
    if isinstance(body, dict) and kind.lower() == _FORM:
        return urlencode(
            {text(name): text(one) for name, one in body.items()}, quote_via=quote
        ).encode(), kind
    return json.dumps(body, ensure_ascii=False).encode(errors="replace"), kind


def of_form(operation: Operation, form: Pairs, files: Mapping[str, str]) -> tuple[bytes, str]:
    """Return a form and its media type; of the members that are files the names are known."""
    if not files and (_MULTIPART not in lookup.consumes(operation) or _FORM in lookup.consumes(operation)):
        return urlencode(form, quote_via=quote).encode(), _FORM
    boundary = str(uuid.uuid5(uuid.NAMESPACE_URL, repr(form)))
    parts = [_part(boundary, name, value, files.get(name)) for name, value in form]
    return f"{''.join(parts)}--{boundary}--\r\n".encode(), f"{_MULTIPART}; boundary={boundary}"


def accepted(operation: Operation) -> str:
    return _chosen(lookup.produces(operation))


def _part(boundary: str, name: str, value: str, file: str | None) -> str:
    of_file = f'; filename="{_quoted(file)}"' if file is not None else ""
    kind = "Content-Type: application/octet-stream\r\n" if file is not None else ""
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"{of_file}\r\n{kind}'
    return f"{head}\r\n{value}\r\n"


def _quoted(name: str) -> str:
    """Return a name in quotation marks as browsers write it: three characters are escaped."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _chosen(listed: list[Any]) -> str:
    kinds = [one for one in listed if isinstance(one, str) and one.isascii() and one.isprintable()]
    json_like = (one for one in kinds if "json" in one.lower())
    return next(json_like, kinds[0] if kinds else JSON)
