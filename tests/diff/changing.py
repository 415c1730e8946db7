"""Changes of each kind, made at random places of real connectors."""

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

METHODS = ("get", "put", "post", "delete", "patch")


class Site(NamedTuple):
    """A property that makers see: the schema that holds it, its name, whether all above it is required."""

    holder: dict
    name: str
    is_required_above: bool

    @property
    def schema(self) -> dict:
        return self.holder["properties"][self.name]

    @property
    def is_required(self) -> bool:
        return self.name in self.holder.get("required", [])


class Operation(NamedTuple):
    item: dict
    path: str
    method: str
    data: dict


def operations(data: dict) -> list[Operation]:
    """Return the operations that makers see, each id once."""
    found: dict[str, Operation] = {}
    seen: list[str] = []
    for path, item in data.get("paths", {}).items():
        for method in METHODS:
            one = item.get(method) if isinstance(item, dict) else None
            if isinstance(one, dict) and isinstance(one.get("operationId"), str):
                seen.append(one["operationId"])
                if str(one.get("x-ms-visibility")).lower() != "internal":
                    found[one["operationId"]] = Operation(item, path, method, one)
    return [one for name, one in found.items() if seen.count(name) == 1]


def resolved(data: dict, schema: Any) -> dict:
    for _ in range(20):
        if not (isinstance(schema, dict) and isinstance(schema.get("$ref"), str)):
            break
        schema = data.get("definitions", {}).get(schema["$ref"].rpartition("/")[2], {})
    return schema if isinstance(schema, dict) else {}


def sites(data: dict, schema: Any, *, is_required: bool) -> Iterator[Site]:
    """Yield the properties of a tree that has no `allOf`, none of them twice."""
    pending = [(schema, is_required, 0)]
    seen: set[int] = set()
    while pending:
        one, required, depth = pending.pop()
        one = resolved(data, one)
        if id(one) in seen or depth > 5 or "allOf" in one:
            continue
        seen.add(id(one))
        if str(one.get("x-ms-visibility")).lower() == "internal":
            continue
        properties = one.get("properties")
        for name, child in properties.items() if isinstance(properties, dict) else ():
            target = resolved(data, child)
            is_hidden = str(target.get("x-ms-visibility")).lower() == "internal"
            if isinstance(child, dict) and not is_hidden and target.get("readOnly") is not True:
                yield Site(one, name, required)
                pending.append((child, required and name in one.get("required", []), depth + 1))
        if isinstance(one.get("items"), dict):
            pending.append((one["items"], required, depth + 1))


def parameters(operation: Operation) -> list[dict]:
    """Return the written parameters that makers see and that stand in no body and no path."""
    listed = operation.data.get("parameters")
    return [
        one
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict)
        and one.get("in") in {"query", "header", "formData"}
        and isinstance(one.get("name"), str)
        and str(one.get("x-ms-visibility")).lower() != "internal"
    ]


def body(operation: Operation) -> dict:
    listed = operation.data.get("parameters")
    found = (one for one in (listed if isinstance(listed, list) else []) if isinstance(one, dict))
    return next(
        (
            one
            for one in found
            if one.get("in") == "body" and str(one.get("x-ms-visibility")).lower() != "internal"
        ),
        {},
    )


def is_body_required(operation: Operation) -> bool:
    return body(operation).get("required") is True


def answer(operation: Operation) -> dict:
    responses = {
        code: one for code, one in operation.data.get("responses", {}).items() if isinstance(one, dict)
    }
    good = [code for code in responses if code.startswith("2")]
    code = good[0] if len(good) == 1 else next((one for one in ("200", "201") if one in responses), "")
    return responses.get(code, {})


def input_sites(data: dict) -> list[Site]:
    return [
        site
        for operation in operations(data)
        for site in sites(
            data, body(operation).get("schema"), is_required=body(operation).get("required") is True
        )
        if not site.schema.get("x-ms-notification-url") and resolved(data, site.schema)
    ]


def output_sites(data: dict) -> list[Site]:
    return [
        site
        for operation in operations(data)
        for site in sites(data, answer(operation).get("schema"), is_required=False)
    ]


def of_operation(change: Callable[[random.Random, Operation, dict], bool | None]):
    def mutate(rng: random.Random, data: dict, properties: dict) -> bool:
        del properties
        found = operations(data)
        rng.shuffle(found)
        return any(change(rng, one, data) is not False for one in found)

    return mutate


def of_parameter(change: Callable[[random.Random, dict, list], bool | None]):
    def mutate(rng: random.Random, data: dict, properties: dict) -> bool:
        del properties
        found = [(one, operation) for operation in operations(data) for one in parameters(operation)]
        rng.shuffle(found)
        return any(change(rng, one, operation.data["parameters"]) is not False for one, operation in found)

    return mutate


def of_site(find: Callable[[dict], list[Site]], change: Callable[[Site, dict], bool | None]):
    def mutate(rng: random.Random, data: dict, properties: dict) -> bool:
        del properties
        found = find(data)
        rng.shuffle(found)
        return any(change(site, data) is not False for site in found)

    return mutate


def remove_operation(rng, one, data):
    del rng, data
    del one.item[one.method]


def rename_operation(rng, one, data):
    del rng, data
    one.data["operationId"] += "Anew"


def hide_operation(rng, one, data):
    del rng, data
    one.data["x-ms-visibility"] = "internal"


def move_operation(rng, one, data):
    del rng
    data["paths"][f"/moved{one.path}"] = {
        **{key: value for key, value in one.item.items() if key not in METHODS},
        one.method: one.item.pop(one.method),
    }


def change_verb(rng, one, data):
    del rng, data
    other = next((method for method in ("patch", "put") if method not in one.item), None)
    if other is None:
        return False
    one.item[other] = one.item.pop(one.method)
    return True


def put_member(key: str, value: Any, *, only_without: bool = False):
    def change(rng, one, data):
        del rng, data
        holder = one.data if isinstance(one, Operation) else one
        if holder.get(key) == value or (only_without and key in holder):
            return False
        holder[key] = value
        return True

    return change


def remove_parameter(rng, one, listed):
    del rng
    listed.remove(one)


def rename_parameter(rng, one, listed):
    del rng, listed
    one["name"] += "_renamed"


def move_parameter(rng, one, listed):
    del rng
    if one["in"] == "formData" or any(x.get("name") == one["name"] and x is not one for x in listed):
        return False
    one["in"] = "header" if one["in"] == "query" else "query"
    return True


def require_parameter(rng, one, listed):
    del rng, listed
    if one.get("required") is True:
        return False
    one["required"] = True
    return True


def retype_parameter(rng, one, listed):
    del rng, listed
    if one.get("type") not in {"string", "integer", "number", "boolean"}:
        return False
    one["type"] = "boolean" if one["type"] != "boolean" else "string"
    return True


def drop_choice(rng, one, listed):
    del listed
    if not isinstance(one.get("enum"), list) or len(one["enum"]) < 2:
        return False
    one["enum"].remove(rng.choice(one["enum"]))
    return True


def introduce_choice(rng, one, listed):
    del rng, listed
    if "enum" in one or one.get("type") != "string":
        return False
    one["enum"] = ["a", "b"]
    return True


def change_default(rng, one, listed):
    del rng, listed
    if not isinstance(one.get("default"), str):
        return False
    one["default"] += "x"
    return True


def narrow(rng, one, listed):
    del rng, listed
    if one.get("type") != "string" or "maxLength" in one:
        return False
    one["maxLength"] = 3
    return True


def add_parameter(**members):
    def change(rng, one, data):
        del rng, data
        listed = one.data.setdefault("parameters", [])
        if not isinstance(listed, list):
            return False
        listed.append({"name": "quite-new", "in": "query", "type": "string", **members})
        return True

    return change


def remove_body(rng, one, data):
    del rng, data
    if not body(one):
        return False
    one.data["parameters"].remove(body(one))
    return True


def remove_site(site, data):
    del data
    site.holder["properties"].pop(site.name)
    if site.is_required:
        site.holder["required"] = [name for name in site.holder["required"] if name != site.name]


def rename_site(site, data):
    del data
    schema = site.holder["properties"].pop(site.name)
    site.holder["properties"][f"{site.name}_renamed"] = schema


def retype_site(site, data):
    del data
    if site.schema.get("type") not in {"string", "integer", "number", "boolean"} or "$ref" in site.schema:
        return False
    site.schema["type"] = "boolean" if site.schema["type"] != "boolean" else "string"
    return True


def reformat_site(site, data):
    del data
    if site.schema.get("type") != "string" or "$ref" in site.schema:
        return False
    site.schema["format"] = "quite-new"
    return True


def add_site(*, required: bool):
    def change(site, data):
        del data
        if required and not site.is_required_above:
            return False
        site.holder["properties"]["quite-new"] = {"type": "string"}
        if required:
            site.holder["required"] = [*site.holder.get("required", []), "quite-new"]
        return True

    return change


def require_site(site, data):
    del data
    if site.is_required or not site.is_required_above:
        return False
    site.holder["required"] = [*site.holder.get("required", []), site.name]
    return True


def require_inside_optional(site, data):
    del data
    if site.is_required or site.is_required_above:
        return False
    site.holder["required"] = [*site.holder.get("required", []), site.name]
    return True


def hide_site(site, data):
    del data
    if "$ref" in site.schema:
        return False
    site.schema["x-ms-visibility"] = "internal"
    return True


def describe_site(site, data):
    del data
    if "$ref" in site.schema:
        return False
    site.schema["description"] = "Something else."
    return True


def remove_answer(rng, one, data):
    del rng, data
    if not isinstance(answer(one).get("schema"), dict):
        return False
    del answer(one)["schema"]
    return True


def inline_answer(rng, one, data):
    del rng
    found = answer(one)
    if not isinstance(found.get("schema"), dict) or "$ref" not in found["schema"]:
        return False
    found["schema"] = copy.deepcopy(resolved(data, found["schema"]))
    return True


def to_created(rng, one, data):
    del rng, data
    responses = one.data.get("responses", {})
    if [code for code in responses if code.startswith("2")] != ["200"]:
        return False
    responses["201"] = responses.pop("200")
    return True


def change_trigger(rng, one, data):
    del rng, data
    if one.data.get("x-ms-trigger") not in {"single", "batch"}:
        return False
    one.data["x-ms-trigger"] = "batch" if one.data["x-ms-trigger"] == "single" else "single"
    return True


def add_media_type(rng, one, data):
    del rng
    known = one.data.get("produces", data.get("produces"))
    if known is not None and not isinstance(known, list):
        return False
    one.data["produces"] = [*(known or ["application/json"]), "text/x-quite-new"]
    return True


def cut_notification(rng, one, data):
    del rng
    content = one.item.get("x-ms-notification-content")
    if "x-ms-trigger" not in one.data or not isinstance(content, dict):
        return False
    found = list(sites(data, content.get("schema"), is_required=False))
    return bool(found) and remove_site(found[0], data) is None


def change_dynamic(rng, one, listed):
    del rng, listed
    if not isinstance(one.get("x-ms-dynamic-values"), dict):
        return False
    one["x-ms-dynamic-values"]["value-path"] = "quite-new"
    return True


def change_root(key: str, value: Any):
    def mutate(rng, data, properties):
        del rng, properties
        data[key] = value
        return True

    return mutate


def first_parameter(change):
    def mutate(rng, data, properties):
        del rng, data
        found = properties.get("properties", {}).get("connectionParameters")
        if not isinstance(found, dict):
            return False
        return any(change(found, name, one) for name, one in list(found.items()) if isinstance(one, dict))

    return mutate


def remove_connection_parameter(found, name, one):
    if one.get("type") == "oauthSetting":
        return False
    del found[name]
    return True


def exchange_provider(found, name, one):
    del found, name
    if not isinstance(one.get("oAuthSettings"), dict):
        return False
    one["oAuthSettings"]["identityProvider"] = "quite-new"
    return True


def add_connection_parameter(found, name, one):
    del name, one
    constraints = {"constraints": {"required": "true"}}
    found["quite-new"] = {"type": "string", "uiDefinition": constraints}
    return True
