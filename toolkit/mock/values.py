"""Values made up from schemas: believable by name and format, the same each time, and never a secret."""

import base64
import uuid
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from toolkit.swagger.nodes import ApiDefinition, Data
from toolkit.swagger.schema_members import Members, members
from toolkit.words import words_of

_DEEPEST = 8
_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # of names that are addresses
_OMIT = object()

LOCATIONS = ("westeurope", "northeurope", "germanywestcentral", "uksouth")

_FORMATS: dict[str, Callable[[str], Any]] = {
    "uuid": lambda key: str(uuid.uuid5(_NAMESPACE, key)),
    "date-time": lambda key: f"2026-{_number(key, 1, 9):02}-{_number(key, 1, 28):02}T09:30:00Z",
    "date": lambda key: f"2026-{_number(key, 1, 9):02}-{_number(key, 1, 28):02}",
    "uri": lambda key: f"https://example.com/{_number(key, 1, 99)}",
    "url": lambda key: f"https://example.com/{_number(key, 1, 99)}",
    "email": lambda _: "megan@example.com",
    "byte": lambda key: base64.b64encode(key.encode()[:12]).decode(),
    "duration": lambda _: "PT1H",
}
_NAMES = {
    "location": "westeurope",
    "state": "Enabled",
    "status": "Succeeded",
    "environment": "test",
    "version": "1.0",
    "email": "megan@example.com",
    "address": "10.0.0.4",
    "url": "https://example.com/",
    "uri": "https://example.com/",
    "link": "https://example.com/",
    "kind": "Standard",
    "tier": "Standard",
    "sku": "Standard",
    "size": "Standard_D2s_v5",
    "description": "Made by the mock.",
    "message": "Made by the mock.",
    "publisher": "Canonical",
    "owner": "megan@example.com",
    "code": "OK",
}
_WHOLE_NAMES = {
    "provisioningState": "Succeeded",
    "authorizationSource": "RoleBased",
    "quotaId": "EnterpriseAgreement_2014-09-01",
    "locationPlacementId": "Public_2014-09-01",
    "spendingLimit": "Off",
    "osType": "Linux",
    "osName": "ubuntu",
    "computerName": "vm-web-01",
    "level": "Info",
    "nextLink": None,  # there is one where there is a next page
    "@odata.nextLink": None,
}
_NUMBERS = {"port": 443, "percent": 42, "percentage": 42, "count": 3, "gb": 128, "mb": 4096, "cores": 2}


def value(definition: ApiDefinition, schema: Any, key: str) -> Any:
    """Return a value of a schema; the key tells its name, and makes it differ from others."""
    made = _Maker(definition).made(schema, key, frozenset())
    return None if made is _OMIT else made


class _Maker:
    def __init__(self, definition: ApiDefinition) -> None:
        self._definition = definition

    def made(self, schema: Any, key: str, above: frozenset[int]) -> Any:
        found = members(self._definition, schema)
        if id(found.data) in above or len(above) > _DEEPEST or _is_secret(found.data):
            return _OMIT
        fixed = _fixed(found.data)
        if fixed is not None:
            return fixed
        above |= {id(found.data)}
        if found.is_array:
            return self._array(found, key, above)
        if found.type == "object" or found.properties:
            return dict(self._members(found, key, above))
        return scalar(found.data, found.type, key) if found.type else {}

    def _array(self, found: Members, key: str, above: frozenset[int]) -> list[Any]:
        least = found.data.get("minItems")
        count = max(1, min(least, 20)) if isinstance(least, int) else 1
        made = (self.made(found.items, f"{key}/{index}", above) for index in range(count))
        return [one for one in made if one is not _OMIT]

    def _members(self, found: Members, key: str, above: frozenset[int]) -> Iterator[tuple[str, Any]]:
        for name, schema in found.properties.items():
            if name not in _WHOLE_NAMES or _WHOLE_NAMES[name] is not None:
                made = self.made(schema, f"{key}/{name}", above)
                if made is not _OMIT:
                    yield name, made
        extra = found.data.get("additionalProperties")
        if isinstance(extra, dict) and not found.properties:
            made = self.made(extra, f"{key}/environment", above)
            if made is not _OMIT:
                yield "environment", made


def scalar(data: Data, kind: str, key: str) -> Any:
    """Return a text, number or boolean of a schema or parameter."""
    name = key.rpartition("/")[2]
    if kind == "boolean":
        return True
    if kind in {"integer", "number"}:
        return _in_range(data, _NUMBERS.get(_last_word(name), _number(key, 1, 9)))
    if _WHOLE_NAMES.get(name):
        return _fitted(data, str(_WHOLE_NAMES[name]))
    form = data.get("format") or ("uuid" if _last_word(name) in {"id", "guid"} else None)
    if isinstance(form, str) and form in _FORMATS:
        return _FORMATS[form](key)
    return _fitted(data, _NAMES.get(_last_word(name)) or f"{name or 'value'}-{_number(key, 1, 9)}")


def _fixed(data: Data) -> Any:
    """Return what the schema itself offers as a value."""
    for name in ("x-ms-test-value", "example", "default"):
        if data.get(name) is not None:
            return data[name]
    choices = data.get("enum")
    return choices[0] if isinstance(choices, list) and choices else None


def _fitted(data: Data, text: str) -> str:
    least, most = data.get("minLength"), data.get("maxLength")
    if isinstance(least, int) and len(text) < least:
        text = text.ljust(min(least, 1024), "x")
    return text[:most] if isinstance(most, int) and most >= 0 else text


def _in_range(data: Data, number: int) -> int | float:
    least, most = data.get("minimum"), data.get("maximum")
    if isinstance(least, (int, float)) and number < least:
        return least
    return most if isinstance(most, (int, float)) and number > most else number


def _is_secret(data: Data) -> bool:
    return data.get("format") == "password" or data.get("x-ms-secret") is True


def _last_word(name: str) -> str:
    return words_of(name)[-1].lower() if words_of(name) else ""


def _number(key: str, least: int, most: int) -> int:
    """Return a number that looks like chance, and is the same for the same key."""
    return least + zlib.crc32(key.encode(errors="replace")) % (most - least + 1)
