"""Describe a connector's API as OpenAPI 3.0, which tools read that know nothing of the platform."""

from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.docs.openapi_schemas import Names, schema, typed
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data, Operation, Parameter

_JSON = "application/json"
_FORM, _FILES = "application/x-www-form-urlencoded", "multipart/form-data"
_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_STYLES = {"ssv": "spaceDelimited", "pipes": "pipeDelimited"}


def described(project: ConnectorProject) -> Data:
    """Return the description; what is the platform's alone is left out."""
    definition = ApiDefinition(project.definition)
    names = Names.of(lookup.members(definition, "definitions"))
    paths: dict[str, Data] = {}
    for operation in lookup.operations(definition):
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation, names)
    components = {"schemas": _schemas(definition, names), "securitySchemes": _schemes(definition)}
    security = _security(definition.data, components["securitySchemes"])
    return {
        "openapi": "3.0.3",
        "info": _info(definition),
        "servers": _servers(definition.data),
        "paths": paths,
        "components": {key: value for key, value in components.items() if value},
        **({"security": security} if security else {}),
    }


def _info(definition: ApiDefinition) -> Data:
    info = _object(definition.data.get("info"))
    told: Data = {key: info.get(key) for key in ("title", "version") if isinstance(info.get(key), str)}
    told = {"title": "", "version": "1.0", **told}
    if _text(info, "description"):
        told["description"] = info["description"]
    contact = {key: value for key, value in _object(info.get("contact")).items() if _is_plain(key, value)}
    return {**told, **({"contact": contact} if contact else {})}


def _servers(data: Data) -> list[Data]:
    host, base = _text(data, "host"), _text(data, "basePath").strip("/")
    schemes = data.get("schemes")
    names = [one for one in schemes if isinstance(one, str)] if isinstance(schemes, list) else []
    return [{"url": f"{name}://{host}/{base}".rstrip("/")} for name in names or ["https"] if host] or [
        {"url": f"/{base}"}
    ]


def _operation(operation: Operation, names: Names) -> Data:
    data = operation.data
    told: Data = {"operationId": operation.id} if operation.id else {}
    told |= {key: data[key] for key in ("summary", "description") if _text(data, key)}
    if data.get("deprecated") is True:
        told["deprecated"] = True
    tags = data.get("tags")
    if isinstance(tags, list) and tags and all(isinstance(tag, str) for tag in tags):
        told["tags"] = list(dict.fromkeys(tags))
    found = lookup.effective_parameters(operation)
    parameters = [_parameter(one, names) for one in found if one.location in ("path", "query", "header")]
    if parameters:
        told["parameters"] = parameters
    body = _body(operation, found, names)
    return {**told, **body, "responses": _responses(operation, names)}


def _parameter(parameter: Parameter, names: Names) -> Data:
    data = parameter.data
    told: Data = {"name": str(data.get("name", "")), "in": data["in"]}
    if _text(data, "description"):
        told["description"] = data["description"]
    if data["in"] == "path" or data.get("required") is True:
        told["required"] = True
    told["schema"] = typed(data, names)
    if data.get("type") == "array":
        form = _text(data, "collectionFormat")
        style = {"style": _STYLES.get(form, "form")} if data["in"] == "query" else {}
        told |= {**style, "explode": form == "multi"}
    return told


def _body(operation: Operation, found: list[Parameter], names: Names) -> Data:
    for parameter in found:
        if parameter.location == "body":
            body = schema(parameter.data.get("schema"), names)
            content = {kind: {"schema": body} for kind in _types(lookup.consumes(operation))}
            required = {"required": True} if parameter.data.get("required") is True else {}
            return {"requestBody": {**required, "content": content}}
    fields = [one.data for one in found if one.location == "formData" and _text(one.data, "name")]
    if not fields:
        return {}
    has_file = any(one.get("type") == "file" for one in fields)
    form: Data = {"type": "object", "properties": {one["name"]: typed(one, names) for one in fields}}
    required_names = [one["name"] for one in fields if one.get("required") is True]
    if required_names:
        form["required"] = required_names
    declared = [one for one in _types(lookup.consumes(operation)) if one in {_FORM, _FILES}]
    kind = _FILES if has_file or not declared else declared[0]
    return {"requestBody": {"content": {kind: {"schema": form}}}}


def _responses(operation: Operation, names: Names) -> Data:
    told: Data = {}
    for response in lookup.responses(operation):
        one: Data = {"description": _text(response.data, "description")}
        if isinstance(response.data.get("schema"), dict):
            content = schema(response.data["schema"], names)
            one["content"] = {kind: {"schema": content} for kind in _types(lookup.produces(operation))}
        headers = _object(response.data.get("headers"))
        if headers:
            one["headers"] = {
                name: {"schema": typed(header, names)}
                for name, header in headers.items()
                if isinstance(header, dict)
            }
        told[response.code] = one
    return told or {"default": {"description": "What the service answers."}}


def _types(found: list[Any]) -> list[str]:
    return list(dict.fromkeys(one for one in found if isinstance(one, str) and one)) or [_JSON]


def _schemas(definition: ApiDefinition, names: Names) -> Data:
    members = lookup.members(definition, "definitions")
    return {names.new[name]: schema(data, names) for name, data in members.items()}


def _schemes(definition: ApiDefinition) -> Data:
    members = lookup.members(definition, "securityDefinitions")
    found = {name: _scheme(data) for name, data in members.items() if isinstance(data, dict)}
    return {name: scheme for name, scheme in found.items() if scheme}


def _scheme(data: Data) -> Data:
    match data.get("type"):
        case "basic":
            return {"type": "http", "scheme": "basic"}
        case "apiKey" if _text(data, "in") and _text(data, "name"):
            return {"type": "apiKey", "in": data["in"], "name": data["name"]}
        case "oauth2" if _text(data, "flow") in _FLOWS:
            addresses = {key: data[key] for key in ("authorizationUrl", "tokenUrl") if _text(data, key)}
            scopes = {name: str(text) for name, text in _object(data.get("scopes")).items()}
            return {"type": "oauth2", "flows": {_FLOWS[data["flow"]]: {**addresses, "scopes": scopes}}}
    return {}


def _security(data: Data, schemes: Data) -> list[Data]:
    listed = data.get("security")
    found = [one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, dict)]
    return [one for one in found if one and one.keys() <= schemes.keys()]


def _is_plain(key: str, value: Any) -> bool:
    return key in {"name", "url", "email"} and isinstance(value, str) and bool(value)


def _text(data: Data, key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _object(value: Any) -> Data:
    return value if isinstance(value, dict) else {}
