"""What Microsoft Entra knows apps and tenants by."""

from toolkit.regex import regex

GUID = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
ANY = frozenset({"common", "organizations"})  # stand for every tenant

_guid = regex(GUID)
_domain = regex(r"[A-Za-z0-9-]++(\.[A-Za-z0-9-]++)++")


def is_guid(text: str) -> bool:
    return bool(_guid.fullmatch(text))


def is_one(text: str) -> bool:
    """Whether the text names one tenant, by its ID or a domain of it."""
    return is_guid(text) or bool(_domain.fullmatch(text))


def is_any(text: str) -> bool:
    """Whether accounts of every tenant sign in."""
    return text.lower() in ANY


def is_tenant(text: str) -> bool:
    """Whether somebody can sign in to a tenant of that name."""
    return is_one(text) or is_any(text)
