"""What is secret in Azure: said by the specification, or by the name."""

import re
from collections.abc import Callable
from typing import Any

from toolkit.swagger.nodes import Data

_SECRET = re.compile(
    r"[a-z]*password|(?:[a-z]*(?:app|client|shared))?secret"
    r"|(?:account|access|auth|primary|secondary|shared|master|private|sshprivate)key|(?:auth)?key[12]"
    r"|(?:primary|secondary)(?:master|readonlymaster)key|(?:primary|secondary)?connectionstring"
    r"|(?:account|service)?sastoken|sasur[il]|accesssas|accesstoken",
    re.IGNORECASE,
)


def with_secret(keywords: Data, name: str, said: Callable[[str], Any], *, has_key: bool) -> Data:
    """Return the keywords, with the format of a password where they are of a text that is secret.

    `has_key` is whether a `keyName` stands beside it, the value of which is secret then.
    """
    is_text = keywords.get("type") == "string" and keywords.keys().isdisjoint({"format", "enum"})
    if not is_text or not is_secret(name, said("x-ms-secret"), has_key=has_key):
        return keywords
    before = list(keywords)[: list(keywords).index("type") + 1]
    return {**{key: keywords[key] for key in before}, "format": "password", **keywords}


def is_secret(name: str, mark: Any, *, has_key: bool = False) -> bool:
    return mark is True or _SECRET.fullmatch(name) is not None or (has_key and name == "value")
