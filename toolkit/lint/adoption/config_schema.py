"""Check settings against their JSON Schema, as far as that goes: loading a validator would cost more."""

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.lint.near import suggestion

_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "array": (list,),
    "object": (dict,),
    "number": (int, float),
}
_NOUNS = {"string": "a text", "array": "a list of texts", "object": "a table", "number": "a number"}


def faults(value: Any, schema: dict[str, Any], name: str = "") -> Iterator[str]:
    """Yield what does not fit the schema, as far as our schema goes."""
    kind = schema["type"]
    if type(value) not in _KINDS[kind]:  # a boolean is no number
        yield f"`{name or 'tool.specgen'}` takes {_NOUNS[kind]}"
    elif kind == "array":
        yield from _faults_in_list(value, schema["items"], name)
    elif kind == "object":
        yield from _faults_in_table(value, schema, name)
    elif kind == "number":
        least, most = schema["minimum"], schema["maximum"]
        if not least <= value <= most:
            yield f"`{name}` takes {least} to {most}, not {value}"
    elif value not in schema.get("enum", [value]):
        yield f"`{name}` takes {_either(schema['enum'])}, not `{value}`{suggestion(value, schema['enum'])}"
    elif len(value) < schema.get("minLength", 0):
        yield f"`{name}` is empty"
    elif "\0" in value:
        yield f"`{name}` has a NUL in it"


def _faults_in_list(value: list[Any], items: dict[str, Any], name: str) -> Iterator[str]:
    if any(True for item in value for _ in faults(item, items, name)):
        yield f"`{name}` takes {_NOUNS['array']}"


def _faults_in_table(value: dict[str, Any], schema: dict[str, Any], name: str) -> Iterator[str]:
    known = schema.get("properties", {})
    others = schema["additionalProperties"]
    for key, member in value.items():
        if key in known:
            yield from faults(member, known[key], key)
        elif others:
            yield from faults(member, others, f"{name}.{key}")
        else:
            yield f"`{key}` is no setting{suggestion(key, known) or f'; there are {_all(known)}'}"


def _either(names: Iterable[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)


def _all(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
