"""Texts and numbers that a property could hold, guessed from its name."""

import re
from collections.abc import Callable
from typing import Any

from toolkit.arm.secrets import is_secret
from toolkit.mock.chance import Chance
from toolkit.mock.tenant import REGIONS, SUBSCRIPTIONS, TENANT

Guess = Callable[[Chance], str]

SECRET = "(secret, not told by the mock)"  # noqa: S105 - what stands in the place of one

_WORDS = ("shop", "billing", "portal", "reports", "inventory", "orders", "search", "telemetry")
_READ = 500  # characters of a description
_TOLD = re.compile(r"^([A-Z]\w*)(?:, [A-Z]\w*)*,? or [A-Z]|\bsuch as (\w[\w.-]*\w)")
_TEXT = "A value that the mock made up."


def text(name: str, chance: Chance, description: Any) -> str:
    """Return a text for a property: the value that its description gives, or one guessed from its name."""
    if is_secret(name, mark=False):
        return SECRET
    said = _said(description) if isinstance(description, str) else None
    if said is not None and not name.lower().endswith("id"):
        return said[1] or said[2]
    last = name.rpartition(".")[2].rpartition("-")[2].replace("_", "").lower()
    guess = next((guess for pattern, guess in _TEXTS if pattern.search(last)), _named)
    return guess(chance)


def _said(description: str) -> re.Match[str] | None:
    """Find values that are told: `Enabled, Warned or Disabled.`, or `such as RoleBased`."""
    return _TOLD.search(description[:_READ])


def number(name: str, chance: Chance) -> int:
    """Return a whole number for a property."""
    low, high = next((bounds for pattern, bounds in _NUMBERS if pattern.search(name.lower())), (1, 20))
    return chance.number(low, high)


def date(chance: Chance) -> str:
    return f"2025-{chance.at('month').number(1, 12):02}-{chance.at('day').number(1, 28):02}"


def moment(chance: Chance) -> str:
    hour, minute, second = (chance.at(word).number(0, high) for word, high in _CLOCK)
    return f"{date(chance)}T{hour:02}:{minute:02}:{second:02}Z"


_CLOCK = (("hour", 23), ("minute", 59), ("second", 59))


def resource_id(chance: Chance) -> str:
    group = f"/subscriptions/{SUBSCRIPTIONS[0].id}/resourceGroups/rg-web-prod"
    return f"{group}/providers/Microsoft.Storage/storageAccounts/st{_named(chance).replace('-', '')}"


def host(chance: Chance) -> str:
    return f"{_named(chance)}.contoso.example"


def _named(chance: Chance) -> str:
    return f"{chance.pick(_WORDS)}-{chance.at('number').number(1, 99):02}"


def _title(chance: Chance) -> str:
    return _named(chance).replace("-", " ").capitalize()


def _always(value: str) -> Guess:
    return lambda _chance: value


_TEXTS: tuple[tuple[re.Pattern[str], Guess], ...] = tuple(
    (re.compile(pattern), guess)
    for pattern, guess in (
        ("^provisioningstate$", _always("Succeeded")),
        ("subscriptionid$", _always(SUBSCRIPTIONS[0].id)),
        ("tenantid$", _always(TENANT)),
        ("resourcegroup(name)?$", _always("rg-web-prod")),
        (
            "(principal|object|client|application|app|vm|run|job|correlation|request|unique)id$|guid$",
            Chance.guid,
        ),
        ("(resource|target|source|scope|subnet|network|disk|workspace|vault).*id$|^scope$", resource_id),
        ("id$", Chance.guid),
        ("(location|region)(name)?$", lambda chance: chance.pick(REGIONS).name),
        ("display(name)?$|title$|friendlyname$", _title),
        ("email|userprincipalname|mail$|^upn$", lambda chance: f"{_named(chance)}@contoso.example"),
        ("ip(v4)?(address)?(es)?$", lambda chance: f"203.0.113.{chance.number(1, 254)}"),
        ("addressprefix|cidr|subnet", lambda chance: f"10.{chance.number(0, 250)}.0.0/24"),
        ("(hostname|fqdn|domain|dnsname|^host)s?$", host),
        ("(url|uri|endpoint|link|href)s?$", lambda chance: f"https://{host(chance)}/"),
        (
            "(time|date|timestamp|(created|modified|updated|started|ended)(on|at)?|expir\\w*|since|until)$",
            moment,
        ),
        ("version$", lambda chance: f"{chance.number(1, 4)}.{chance.at('minor').number(0, 9)}.0"),
        ("currency(code)?$", _always("EUR")),
        ("country(code)?$", _always("DE")),
        ("vmsize$", _always("Standard_D2s_v5")),
        ("sku(name)?$|tier$", _always("Standard")),
        ("ostype$", _always("Linux")),
        ("severity$", _always("Medium")),
        ("status$", _always("Succeeded")),
        ("state$", _always("Enabled")),
        ("code$", _always("OK")),
        ("level$", _always("Informational")),
        ("unit$", _always("Count")),
        ("principaltype$", _always("User")),
        ("kind$", _always("default")),
        ("managedby$", resource_id),
        ("longitude$", lambda chance: f"{chance.number(-120, 150)}.5"),
        ("latitude$", lambda chance: f"{chance.number(-40, 60)}.25"),
        ("e?tag$", lambda chance: f'W/"{chance.hex(12)}"'),
        ("(description|message|summary|details|comment|note|reason|text|content)s?$", _always(_TEXT)),
        ("timezone$", _always("UTC")),
        ("^zones?$", lambda chance: str(chance.number(1, 3))),
        ("lang(uage)?$|locale$", _always("en-US")),
        ("(first|given)name$", lambda chance: chance.pick(("Ada", "Grace", "Megan", "Adele"))),
        ("(last|sur|family)name$", lambda chance: chance.pick(("Lovelace", "Hopper", "Bowen", "Vance"))),
        ("phone|mobile|fax", lambda chance: f"+1 555 01{chance.number(0, 99):02}"),
    )
)
_NUMBERS: tuple[tuple[re.Pattern[str], tuple[int, int]], ...] = tuple(
    (re.compile(pattern), bounds)
    for pattern, bounds in (
        ("port", (443, 443)),
        ("percent", (1, 100)),
        ("(size|storage|disk|memory).*gb|gb$", (32, 512)),
        ("(size|bytes|length)(in\\w*)?$|mb$", (1024, 65536)),
        ("cost|amount|price|total|limit|quota", (20, 900)),
        ("(in)?(seconds|minutes|ms)$", (5, 120)),
        ("year$", (2025, 2026)),
    )
)
