"""Parameters as a connector has them: written into the operation, with texts for makers."""

import re
from collections.abc import Iterator

from toolkit.arm import keywords, labels, secrets
from toolkit.arm.specification import Located, SourceOperation, Specification
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data
from toolkit.words import spoken, words_of

# The platform and the client between it and Azure write these themselves.
_WRITTEN_BY_OTHERS = frozenset({
    "accept", "accept-language", "authorization", "client-request-id", "content-length", "content-type",
    "ocp-date", "return-client-request-id", "user-agent", "x-ms-client-request-id", "x-ms-date",
})  # fmt: skip
_ETAGS = frozenset({"if-match", "if-none-match", "if-modified-since", "if-unmodified-since"})
_ODATA = {
    "$expand": ("Expand", "What else to include in the results."),
    "$filter": ("Filter", "An OData expression that the results have to match."),
    "$maxpagesize": ("Page Size", "How many results a page has at most."),
    "$orderby": ("Order By", "The properties to sort the results by."),
    "$select": ("Select", "The properties to return."),
    "$skip": ("Skip", "How many results to leave out."),
    "$skiptoken": ("Skip Token", "The token of the page to go on with."),
    "$top": ("Top", "How many results to return at most."),
}
# What specifications describe in many ways, most of them for programmers.
_WELL_KNOWN = {
    "subscriptionId": "The Azure subscription to work in.",
    "resourceGroupName": "The resource group to work in.",
}
_SKIP_ENCODING = "x-ms-skip-url-encoding"
_STARTS_WITH_SLASH = re.compile(
    r".*(?:scope|uri)|(?=.*(?:resource|role|assignment|definition)).*id$", re.IGNORECASE
)
_SCALARS = ("string", "integer", "number", "boolean")
_NOT_ASCII_WORD = re.compile(r"[^A-Za-z0-9]+")


def declared(specification: Specification, operation: SourceOperation) -> list[Located]:
    """Return the parameters of the operation and its path, references followed, without those of the host."""
    found: dict[tuple[str, str], Located] = {}
    for holder in (operation.node.parent.data, operation.node.data):
        for _, data in lookup.objects(holder.get("parameters")):
            parameter = specification.followed(Located(data, operation.file))
            found[str(parameter.data.get("name")), str(parameter.data.get("in"))] = parameter
    return [
        one for one in found.values() if isinstance(one.data.get("name"), str) and not _is_reserved(one.data)
    ]


def _is_reserved(data: Data) -> bool:
    if data.get("in") != "header":
        return False
    return data["name"].lower() in _WRITTEN_BY_OTHERS or "x-ms-client-request-id" in data


def written(data: Data, name: str, label: str) -> Data:
    """Return a parameter that is not the body; the label is for makers."""
    is_path = data.get("in") == "path"
    is_file = data.get("type") == "file" and data.get("in") == "formData"
    is_list = data.get("type") == "array"
    kind, said = _kind(data), (lambda _: None) if is_list else data.get
    constant = constant_of(data)
    listed = keywords.choices(kind, said, is_input=True)
    allowed = keywords.allowed(kind, said, listed, has_default=True)
    found: Data = {"name": name, "in": data["in"]}
    if is_path or data.get("required") is True:
        found["required"] = True
    found |= (
        {"type": "file"} if is_file else {"type": kind} if constant else keywords.type_and_format(kind, said)
    )
    found |= constant or {key: allowed[key] for key in allowed if key == "default"}
    found |= {"x-ms-summary": label, "description": _description(data, label, is_list=is_list)}
    if constant or not found.get("required"):
        found |= _visibility(name, is_constant=bool(constant))
    if is_path:
        found["x-ms-url-encoding"] = "single"
    found |= {} if constant or is_file else allowed
    return secrets.with_secret(found, name, data.get, has_key=False)


def constant_of(data: Data) -> Data:
    """Return the default of a parameter of which a call can have only one value; empty for others."""
    values = keywords.choices(_kind(data), data.get, is_input=True).get("enum", ())
    is_required = data.get("required") is True or data.get("in") == "path"
    return {"default": values[0]} if len(values) == 1 and is_required else {}


def fixed(name: str, value: str) -> Data:
    """Return a parameter that is always the same and that makers do not see."""
    return {
        "name": name,
        "in": "query",
        "required": True,
        "type": "string",
        "default": value,
        "x-ms-summary": label_of(name),
        "description": f"Is always {value}.",
        "x-ms-visibility": "internal",
    }


def label_of(name: str) -> str:
    known = _ODATA.get(name.lower())
    return (
        known[0] if known else labels.label(name) or _NOT_ASCII_WORD.sub(" ", name).strip().title() or "Value"
    )


def of_template(name: str) -> Data:
    """Return the declaration of a path variable that the source forgot to declare."""
    return {"name": name, "in": "path", "required": True, "type": "string"}


def _kind(data: Data) -> str:
    return str(data["type"]) if data.get("type") in _SCALARS else "string"


def _visibility(name: str, *, is_constant: bool) -> Data:
    if is_constant:
        return {"x-ms-visibility": "internal"}
    is_for_few = name.startswith("$") or name.lower() in _ETAGS
    return {"x-ms-visibility": "advanced"} if is_for_few else {}


def _description(data: Data, label: str, *, is_list: bool) -> str:
    text = _WELL_KNOWN.get(data["name"]) or labels.description(data.get("description"), label)
    known = _ODATA.get(data["name"].lower(), ("", ""))[1]
    text = text or known or f"The {' '.join(spoken(word) for word in words_of(label)) or label}."
    return " ".join([text, *_hints(data, is_list=is_list)])


def _hints(data: Data, *, is_list: bool) -> Iterator[str]:
    if data.get(_SKIP_ENCODING) is True and _STARTS_WITH_SLASH.match(data["name"]):
        yield "Leave out its first slash."
    if is_list:
        yield "Separate several with commas."
