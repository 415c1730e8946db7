"""Rules about the head of a definition: version of the format, contact, links, tags."""

from collections.abc import Iterator
from typing import Any

from toolkit.document import Place
from toolkit.lint.rule import ERROR, IMPORT, SAFE, UNSAFE, Example, Problem, quoted, rule, safe, unsafe
from toolkit.patch import Put, Remove
from toolkit.regex import regex
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Contact, ExternalDocs, License, Node

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_EMAIL = regex(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})++")
ABSOLUTE_URL = regex(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#\s]")
_URL_WITHOUT_SCHEME = regex(rf"{_LABEL}(?:\.{_LABEL})++(?::[0-9]+)?(?:[/?#]\S*)?")


def _info(**contact: str) -> dict[str, Any]:
    return {
        "title": "Fabrikam",
        "description": "Reads and books the meeting rooms of Fabrikam.",
        "version": "1.0",
        "contact": {"name": "Fabrikam", "url": "https://fabrikam.com", "email": "help@fabrikam.com"}
        | contact,
    }


@rule(
    ApiDefinition,
    name="SpecificationVersionIncorrect",
    severity=ERROR,
    phase=IMPORT,
    keys=["swagger"],
    fix=SAFE,
    examples=[Example(bad={"swagger": 2.0}, good={"swagger": "2.0"}, at="/swagger")],
)
def specification_version_incorrect(definition: ApiDefinition) -> Iterator[Problem]:
    """Custom connectors are written in Swagger 2.0; the platform reads no other version, and no number."""
    version = definition.data["swagger"]
    if version != "2.0":
        means_it = version in (2, "2")
        yield Problem(
            f'`swagger` is {quoted(version)}; only the string `"2.0"` is read',
            definition.place / "swagger",
            safe(Put(("swagger",), "2.0")) if means_it else None,
        )


@rule(
    Contact,
    name="ContactEmailNotValid",
    severity=ERROR,
    phase=IMPORT,
    keys=["email"],
    examples=[
        Example(
            bad=_info(email="help at fabrikam.com"),
            good=_info(email="help@fabrikam.com"),
            at="/contact/email",
        ),
        Example(
            bad=_info(email="help@localhost"),
            good=_info(email="help+rooms@mail-1.fabrikam.com"),
            at="/contact/email",
        ),
    ],
)
def contact_email_not_valid(contact: Contact) -> Iterator[Problem]:
    """Makers and the certification team write to this address."""
    email = contact.data["email"]
    if isinstance(email, str) and email and not _EMAIL.fullmatch(email):
        yield Problem(f"`email` {quoted(email)} is not an e-mail address", contact.place / "email")


@rule(
    Contact,
    License,
    ExternalDocs,
    ApiDefinition,
    name="UrlNotValid",
    severity=ERROR,
    phase=IMPORT,
    keys=["url", "x-ms-docs"],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_info(url="www.fabrikam.com"), good=_info(url="https://www.fabrikam.com"), at="/contact/url"
        ),
        Example(
            bad={"x-ms-docs": [{"url": "fabrikam.com/docs"}]},
            good={"x-ms-docs": [{"url": "https://fabrikam.com/docs"}]},
            at="/x-ms-docs/0/url",
            part="definition",
        ),
    ],
)
def url_not_valid(node: Node) -> Iterator[Problem]:
    """A link without a scheme and a host leads nowhere from the connector's page."""
    for place, url in _urls(node):
        if isinstance(url, str) and not ABSOLUTE_URL.match(url):
            needs_scheme = _URL_WITHOUT_SCHEME.fullmatch(url)
            yield Problem(
                f"`url` {quoted(url)} is not an absolute URL",
                place,
                unsafe(Put(place.tokens, f"https://{url}")) if needs_scheme else None,
            )


def _urls(node: Node) -> Iterator[tuple[Place, Any]]:
    if not isinstance(node, ApiDefinition):
        yield node.place / "url", node.data["url"]
        return
    for index, element in lookup.objects(node.data.get("x-ms-docs")):
        if "url" in element:
            yield node.place / "x-ms-docs" / index / "url", element["url"]


@rule(
    ApiDefinition,
    name="TagRedefined",
    severity=ERROR,
    phase=IMPORT,
    keys=["tags"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"tags": [{"name": "rooms"}, {"name": "rooms"}]},
            good={"tags": [{"name": "rooms"}, {"name": "desks"}]},
            at="/tags/1/name",
        )
    ],
)
def tag_redefined(definition: ApiDefinition) -> Iterator[Problem]:
    """A tag stands for one thing; of two with the same name nobody knows which description is meant."""
    seen: set[str] = set()
    for index, tag in lookup.objects(definition.data["tags"]):
        name = tag.get("name")
        if not isinstance(name, str):
            continue
        if name in seen:
            says_nothing_more = tag.keys() == {"name"}
            yield Problem(
                f"tag {quoted(name)} is defined before",
                definition.place / "tags" / index / "name",
                unsafe(Remove(("tags", index))) if says_nothing_more else None,
            )
        seen.add(name)


RULES = (specification_version_incorrect, contact_email_not_valid, url_not_valid, tag_redefined)
