"""An answer as dynamic content, and what makers should know of it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from toolkit.designer.card import Card, Output, every_output
from toolkit.preview.trying.media import text
from toolkit.preview.trying.message import Response
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation

_LONGEST = 200  # characters of a value beside its token
_FEW = 3  # elements of an array, or members that nobody declared, that are shown
_HIDDEN = "•••"


def contents(card: Card, response: Response) -> dict[str, str]:
    """Return the values of the tokens of a card by their paths, as far as the answer has them."""
    if response.status >= 400:
        return {}
    whole = {"body": response.data, "headers": {name.lower(): one for name, one in response.headers.items()}}
    if whole["body"] is None and response.content:
        whole["body"] = response.content[: _LONGEST * 4].decode(
            errors="replace"
        )  # what is not JSON is a text
    found = {}
    for output in every_output(card.outputs):
        values = list(_values(whole, _steps(output)))
        if values:
            found[output.path] = _told(output, values)
    return found


def remarks(card: Card, operation: Operation, response: Response) -> Iterator[str]:
    """Yield what is wrong with an answer, and where it is not what the definition says."""
    codes = {one.code for one in lookup.responses(operation)}
    if str(response.status) not in codes and "default" not in codes:
        yield f"the definition declares no answer with the status {response.status}"
    if response.status >= 400:
        yield from _error(response.data)
        return
    undeclared = list(islice(_undeclared(card.outputs, response.data), _FEW + 1))
    if undeclared:
        more = " and more" if len(undeclared) > _FEW else ""
        told = ", ".join(f"`{name[:_LONGEST]}`" for name in undeclared[:_FEW])
        yield f"no dynamic content for {told}{more}: the definition does not declare it"


def error_of(body: Any) -> str:
    """Return the code and the message of an error in the form of Azure Resource Manager, or of OData."""
    error = body.get("error", body) if isinstance(body, dict) else None
    parts = (error.get("code"), error.get("message")) if isinstance(error, dict) else ()
    return ": ".join(text(part)[:1_000] for part in parts if part not in (None, ""))


def _error(body: Any) -> Iterator[str]:
    told = error_of(body)
    if told:
        yield told


def _undeclared(outputs: Iterable[Output], body: Any) -> Iterator[str]:
    """Yield the members of an answer that no token stands for: at the top, and in the first of an array."""
    top = next((one for one in outputs if one.path == "body"), None)
    if top is None or not top.children:
        return  # nothing is declared, or anything
    paths = [_steps(output)[1:] for output in every_output(top.children)]
    whole, prefix = (body[0], ("*",)) if isinstance(body, list) and body else (body, ())
    known = {
        steps[len(prefix)]
        for steps in paths
        if steps[: len(prefix)] == list(prefix) and steps != list(prefix)
    }
    if isinstance(whole, dict) and known:
        yield from (name for name in whole if name not in known)


def _steps(output: Output) -> list[str]:
    place, *steps = output.path.split("/")
    return [place, "/".join(steps).lower()] if place == "headers" else [place, *steps]


def _values(value: Any, steps: list[str]) -> Iterator[Any]:
    """Yield the values at a path, in which `*` stands for each element."""
    if not steps:
        yield value
    elif steps[0] == "*":
        for one in value if isinstance(value, list) else ():
            yield from _values(one, steps[1:])
    elif isinstance(value, dict) and steps[0] in value:
        yield from _values(value[steps[0]], steps[1:])


def _told(output: Output, values: list[Any]) -> str:
    if output.is_secret:
        return _HIDDEN
    if output.children:
        lists = [one for one in values if isinstance(one, list)]
        return f"{sum(map(len, lists))} in total" if lists else ""
    told = ", ".join(text(one) for one in values[:_FEW])[:_LONGEST]
    return f"{told}, … {len(values)} in total" if len(values) > _FEW else told
