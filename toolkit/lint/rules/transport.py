"""Rules about where requests go: host, base path and schemes; `mime_types` is about what they carry."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.near import did_you_mean
from toolkit.lint.rule import ERROR, IMPORT, SAFE, UNSAFE, Example, Problem, quoted, rule, safe, unsafe
from toolkit.patch import Put, Remove
from toolkit.pointer import Tokens
from toolkit.regex import regex
from toolkit.spelling import slip_of
from toolkit.swagger.nodes import ApiDefinition, Node, Operation

_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST = regex(rf"{_LABEL}(?:\.{_LABEL})*+(?::[0-9]{{1,5}})?")
_URL = regex(r"(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?P<host>[^/?#\s]+)(?P<path>/[^?#\s]*)?")
_RELATIVE_PATH = regex(r"(?![^/]*\.[A-Za-z]{2,}(?:[/:]|$))[^/?#:\s][^?#:\s]*|")

_SCHEMES = ("http", "https")
_STREAMING_SCHEMES = ("ws", "wss")


@rule(
    ApiDefinition,
    name="HostNameNotValid",
    severity=ERROR,
    phase=IMPORT,
    keys=["host"],
    fix=SAFE,
    examples=[
        Example(bad={"host": "https://fabrikam.com/v1"}, good={"host": "fabrikam.com"}, at="/host"),
        Example(bad={"host": "fabrikam.com:8443/"}, good={"host": "fabrikam.com:8443"}, at="/host"),
    ],
)
def host_name_not_valid(definition: ApiDefinition) -> Iterator[Problem]:
    """The platform puts the address of a request together from scheme, host and base path, each from its own key."""
    host = definition.data["host"]
    if isinstance(host, str) and not _HOST.fullmatch(host):
        message = f"`host` {quoted(host)} is not a bare host name such as `api.example.com`"
        yield Problem(message, definition.place / "host", _bare_host(definition, host))


def _bare_host(definition: ApiDefinition, url: str) -> Fix | None:
    """Cut scheme and path; the path is moved into `basePath`, unless that names another."""
    found = _URL.fullmatch(url)
    if not found or not _HOST.fullmatch(found["host"]):
        return None
    path = (found["path"] or "").rstrip("/")
    host = Put(("host",), found["host"])
    if definition.data.get("basePath", "/") == "/" and path:
        return safe(host, Put(("basePath",), path))
    return safe(host) if path in ("", definition.data.get("basePath")) else None


@rule(
    ApiDefinition,
    name="BasePathNotValid",
    severity=ERROR,
    phase=IMPORT,
    keys=["basePath"],
    fix=SAFE,
    examples=[
        Example(bad={"basePath": "v1.0/rooms"}, good={"basePath": "/v1.0/rooms"}, at="/basePath"),
        Example(bad={"basePath": ""}, good={"basePath": "/"}, at="/basePath"),
    ],
)
def base_path_not_valid(definition: ApiDefinition) -> Iterator[Problem]:
    """The base path follows the host, and only a slash keeps the two apart."""
    path = definition.data["basePath"]
    if not isinstance(path, str):
        yield Problem("`basePath` is not a text that starts with `/`", definition.place / "basePath")
    elif not path.startswith("/"):
        fix = safe(Put(("basePath",), f"/{path}")) if _RELATIVE_PATH.fullmatch(path) else None
        yield Problem(
            f"`basePath` {quoted(path)} does not start with `/`", definition.place / "basePath", fix
        )


@rule(
    ApiDefinition,
    Operation,
    name="SchemeNotValid",
    severity=ERROR,
    phase=IMPORT,
    keys=["schemes"],
    fix=SAFE,
    examples=[
        Example(bad={"schemes": ["HTTPS"]}, good={"schemes": ["https"]}, at="/schemes/0"),
        Example(
            bad={"schemes": ["https", "Https"]},
            good={"schemes": ["https"]},
            at="/schemes/1",
            part="operation",
        ),
    ],
)
def scheme_not_valid(node: Node) -> Iterator[Problem]:
    """A scheme is a word of a fixed list, in lower case; what else stands there names no protocol."""
    schemes = _schemes(node)
    present = frozenset(schemes.values())
    for index, scheme in schemes.items():
        if scheme not in (*_SCHEMES, *_STREAMING_SCHEMES):
            place = node.place / "schemes" / index
            meant = slip_of(scheme, ("https",)) or slip_of(scheme, _SCHEMES)
            near = did_you_mean(meant) or "; `https` is usual"
            yield Problem(
                f"{quoted(scheme)} is no scheme{near}", place, _in_lower_case(place.tokens, scheme, present)
            )


def _in_lower_case(tokens: Tokens, scheme: str, present: frozenset[str]) -> Fix | None:
    lower = scheme.lower()
    if lower not in _SCHEMES:
        return None
    return safe(Remove(tokens) if lower in present else Put(tokens, lower))


@rule(
    ApiDefinition,
    Operation,
    name="SchemeNotSupported",
    severity=ERROR,
    phase=IMPORT,
    keys=["schemes"],
    fix=UNSAFE,
    examples=[Example(bad={"schemes": ["https", "wss"]}, good={"schemes": ["https"]}, at="/schemes/1")],
)
def scheme_not_supported(node: Node) -> Iterator[Problem]:
    """Connectors send requests and wait for the answer; web sockets are not within their reach."""
    schemes = _schemes(node)
    others_remain = any(scheme in _SCHEMES for scheme in schemes.values())
    for index, scheme in schemes.items():
        if scheme in _STREAMING_SCHEMES:
            fix = unsafe(Remove((*node.tokens, "schemes", index))) if others_remain else None
            message = f"`{scheme}` is not supported; `http` and `https` are"
            yield Problem(message, node.place / "schemes" / index, fix)


@rule(
    ApiDefinition,
    Operation,
    name="SchemesArrayEmpty",
    severity=ERROR,
    phase=IMPORT,
    keys=["schemes"],
    fix=UNSAFE,
    examples=[Example(bad={"schemes": []}, good={"schemes": ["https"]}, at="/schemes")],
)
def schemes_array_empty(node: Node) -> Iterator[Problem]:
    """An empty list says that there is no way to send a request; without the key the platform chooses one."""
    if node.data["schemes"] == []:
        fix = unsafe(Put((*node.tokens, "schemes"), ["https"]))
        yield Problem("`schemes` is empty; `https` is usual", node.place / "schemes", fix)


def _schemes(node: Node) -> dict[int, str]:
    """Return the texts among the schemes by their index."""
    schemes = node.data["schemes"]
    elements = enumerate(schemes) if isinstance(schemes, list) else ()
    return {index: scheme for index, scheme in elements if isinstance(scheme, str)}


RULES = (
    host_name_not_valid,
    base_path_not_valid,
    scheme_not_valid,
    scheme_not_supported,
    schemes_array_empty,
)
