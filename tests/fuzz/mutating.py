"""Make something wrong of what is right: in the data, in the text, and in the bytes."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

import yaml

ODD = [
    *(None, True, 0, -1, 1.5, 1e308, float("inf"), 10**400, "", " ", "a" * 5000, [], {}, [[]], {"": ""}),
    *(
        "\x00",
        "\x1b[31mred",
        "\u202egnp.exe",
        "\ud800",
        "\U0001f600",
        "e\u0301",
        "(a+)+$",
        "[",
        "{",
        "/{a}/{a}",
    ),
    *(
        "#/definitions/",
        "#",
        "../../etc/passwd",
        "file:///dev/zero",
        "http://localhost:1/x",
        "C:\\x",
        "%",
        "~2",
    ),
]
NAMES = [
    *("$ref", "type", "properties", "items", "allOf", "required", "enum", "default", "format", "pattern"),
    *("x-ms-visibility", "x-ms-dynamic-values", "x-ms-dynamic-schema", "x-ms-trigger", "x-ms-api-annotation"),
    *("x-ms-notification-content", "parameters", "responses", "200", "schema", "in", "name", "__proto__", ""),
]
Place = tuple[Any, Any]  # a container, and a key or an index in it


def mutated(data: Any, random: Random) -> Any:
    """Return the data after a few changes, each of any kind at any place."""
    for _ in range(random.randint(1, 6)):
        places = list(_places(data))
        if places:
            random.choice(_CHANGES)(random, places, *random.choice(places))
    return data


def text(data: Any, random: Random) -> str:
    """Return the data as JSON, however that is written."""
    return json.dumps(data, indent=random.choice([None, 1, 2, 4]), ensure_ascii=random.random() < 0.5)


def yaml_text(data: Any, random: Random) -> str:
    """Return the data as YAML, or as JSON, which YAML takes as well, where it cannot be written so."""
    try:
        return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    except (yaml.YAMLError, UnicodeEncodeError):
        return text(data, random)


def damaged(content: bytes, random: Random) -> bytes:
    """Return the bytes with some cut, doubled, moved or replaced."""
    for _ in range(random.randint(1, 4)):
        start, end = sorted(random.randint(0, len(content)) for _ in range(2))
        end = min(end, start + random.choice([1, 1, 4, 64, 4096]))
        piece = random.choice([b"", content[start:end] * 2, random.randbytes(3), *_PIECES])
        content = content[:start] + piece + content[end:]
    return content


_PIECES = [
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xe9",
    b"{",
    b"]",
    b",",
    b'"',
    b"\r",
    b"#",
    b"&a ",
    b"*a",
    b"1e999",
]


def _places(data: Any) -> Iterator[Place]:
    pending = [data]
    while pending:
        one = pending.pop()
        keys = list(one) if isinstance(one, dict) else range(len(one)) if isinstance(one, list) else ()
        for key in keys:
            yield one, key
            pending.append(one[key])


def _delete(_: Random, __: list[Place], holder: Any, key: Any) -> None:
    del holder[key]


def _retype(random: Random, _: list[Place], holder: Any, key: Any) -> None:
    holder[key] = _odd(random)


def _wrap(random: Random, _: list[Place], holder: Any, key: Any) -> None:
    for _ in range(random.choice([1, 2, 60])):
        holder[key] = random.choice([[holder[key]], {random.choice(NAMES): holder[key]}])


def _copy(random: Random, places: list[Place], holder: Any, key: Any) -> None:
    """Let what stands elsewhere stand here, too."""
    other, name = random.choice(places)
    holder[key] = json.loads(json.dumps(other[name]))


def _add(random: Random, _: list[Place], holder: Any, __: Any) -> None:
    if isinstance(holder, dict):
        holder[random.choice(NAMES)] = _odd(random)
    else:
        holder.append(_odd(random))


def _odd(random: Random) -> Any:
    return deepcopy(random.choice(ODD))  # for it may be changed, too


def _misspell(random: Random, _: list[Place], holder: Any, key: Any) -> None:
    if isinstance(key, str) and key:
        at = random.randrange(len(key))
        holder[key[:at] + random.choice(["", "x", key[at].swapcase()]) + key[at + 1 :]] = holder.pop(key)


def _refer(random: Random, places: list[Place], holder: Any, key: Any) -> None:
    """Put a reference here, most likely to a definition, so that circles arise."""
    named = [name for other, name in places if isinstance(other[name], dict) and isinstance(name, str)]
    holder[key] = {"$ref": f"#/definitions/{random.choice(named or ['A'])}"}


_CHANGES: list[Callable[[Random, list[Place], Any, Any], None]] = [
    *(_delete, _retype, _retype, _wrap, _copy, _copy, _add, _add, _misspell, _refer)
]
