"""How large an operation is in its source and in a connector, and what was left out on the way."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.arm.forms import Form, all_forms
from toolkit.arm.imported import SizeReport
from toolkit.arm.parts import Parts
from toolkit.arm.pruning import PAGE
from toolkit.arm.specification import SourceOperation, Specification, Target
from toolkit.arm.usage import usage
from toolkit.swagger.nodes import Data


class _Measure(NamedTuple):
    """A schema of the source: how many it is, and its text."""

    schemas: int
    text: str


def report(parts: Parts, written: Any) -> SizeReport:
    """Return the sizes; each definition counts once, before and after."""
    before = _sources(parts.specification, parts.source)
    return SizeReport(
        schemas_before=sum(measure.schemas for measure in before),
        schemas_after=sum(1 for _ in all_forms(parts.roots)),
        bytes_before=len(_canonical(parts.source.node.data)) + sum(len(measure.text) for measure in before),
        bytes_after=len(_canonical(written)),
        left_out=tuple(dict.fromkeys(path for root in parts.roots for path in _left_out(root))),
    )


def digest(parts: Parts) -> str:
    """Return the SHA-256 of all that an operation is made from, whatever is left out of it."""
    own = _canonical([parts.source.node.data, [parameter.data for parameter in parts.declared]])
    texts = [own, *(measure.text for measure in _sources(parts.specification, parts.source))]
    return hashlib.sha256("\n".join(texts).encode(errors="surrogatepass")).hexdigest()


def _sources(specification: Specification, operation: SourceOperation) -> list[_Measure]:
    found = usage(specification)
    known: dict[str, _Measure] = specification.memory.setdefault("measures", {})
    targets = found.closure(found.starts[operation])
    for target in targets:
        if target.key not in known:
            known[target.key] = _measure(target)
    return [known[target.key] for target in targets]


def _measure(target: Target) -> _Measure:
    return _Measure(sum(1 for _ in _schemas(target.data)), _canonical(target.data))


def _schemas(data: Data) -> Iterator[Data]:
    """Yield a schema and those written in it."""
    pending: list[Any] = [data]
    while pending:
        schema = pending.pop()
        if isinstance(schema, dict):
            yield schema
            properties = schema.get("properties")
            pending += properties.values() if isinstance(properties, dict) else ()
            pending += (schema.get("items"), schema.get("additionalProperties"))


def _canonical(data: Any) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _left_out(root: Form) -> Iterator[str]:
    """Yield the properties that are not there, as they can be asked for by `fields`."""
    page = root.properties.get(PAGE)
    pending = [(page.items if page and page.items else root, "")]
    seen: set[int] = set()
    while pending:
        form, path = pending.pop(0)
        if form.identity in seen:
            continue
        seen.add(form.identity)
        yield from (f"{path}{name}" for name in form.left_out)
        pending += ((child, f"{path}{name}/") for name, child in form.properties.items())
        pending += ((child, path) for child in (form.items, form.additional) if child is not None)
