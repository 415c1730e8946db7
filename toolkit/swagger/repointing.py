"""Make a schema's reference one that the platform follows: to a member of `definitions`, and not into one."""

from toolkit import pointer
from toolkit.patch import Patch, Put
from toolkit.pointer import Tokens
from toolkit.swagger.lookup import target_name
from toolkit.swagger.nodes import Data, Reference, Schema
from toolkit.swagger.walk import is_reference

_PREFIX = "#/definitions/"


def pointed_to(reference: Reference, name: str) -> Patch:
    """Return the patch that points a reference to the member of that name."""
    return Put((*reference.tokens, "$ref"), _pointer_to(reference, name))


def repointed(reference: Reference) -> list[Patch]:
    """Return the patches that point to what was meant, made a definition if need be; none if unclear."""
    target = reference.target
    definitions = reference.definition.data.get("definitions")
    if not isinstance(target, str) or not isinstance(definitions, dict):
        return []
    if target.startswith(_PREFIX):
        name = target.removeprefix(_PREFIX)  # with a slash that is not written `~1`
        inside = pointer.parse(target[1:])
        return [pointed_to(reference, name)] if name in definitions else _moved(reference, inside)
    name = target.rpartition("/")[2]  # of another file, or of OpenAPI 3
    return [pointed_to(reference, name)] if name in definitions else []


def _moved(reference: Reference, inside: Tokens) -> list[Patch]:
    definitions = reference.definition.data["definitions"]
    data = _schema_at(inside, reference.definition.data)
    if data is None or tuple(map(str, reference.tokens[: len(inside)])) == inside:
        return []
    if is_reference(data):
        name = target_name(data["$ref"], Schema)
        return [pointed_to(reference, name)] if name is not None and name in definitions else []
    name = "".join(str(token)[:1].upper() + str(token)[1:] for token in (inside[1], inside[-1]))
    if name in definitions:
        return []
    moved = {"$ref": _pointer_to(reference, name)}
    return [Put(("definitions", name), data), Put(inside, moved), pointed_to(reference, name)]


def _schema_at(tokens: Tokens, data: Data) -> Data | None:
    """Return the property, items or additionalProperties that the pointer names."""
    if tokens[-2] != "properties" and tokens[-1] not in {"items", "additionalProperties"}:
        return None
    try:
        found = pointer.resolve(data, tokens)
    except (LookupError, TypeError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _pointer_to(reference: Reference, name: str) -> str:
    return f"#{pointer.render((Reference.ROOTS[reference.kind], name))}"
