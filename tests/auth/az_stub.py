"""Stands for the Azure CLI: keeps apps, answers queries with JMESPath, and notes how it was called."""

import json
import os
import re
import sys
import uuid
from pathlib import Path

import jmespath

FOLDER = Path(os.environ["AZ_STUB"])
STATE, CALLS = FOLDER / "state.json", FOLDER / "calls.jsonl"
API = {
    "appId": "40a69793-0000-0000-0000-000000000000",
    "oauth2PermissionScopes": [
        {"value": "other", "id": "1"},
        {"value": "user_impersonation", "id": "8eb49ffc-0000-0000-0000-000000000000"},
    ],
}


def main(words):
    length = next(place for place, word in enumerate(words) if word.startswith("--"))
    command, options = " ".join(words[:length]), parsed(words[length:])
    with CALLS.open("a") as calls:
        calls.write(json.dumps(words) + "\n")
    state = json.loads(STATE.read_text())
    if command in state["broken"]:
        sys.exit("ERROR: Insufficient privileges to complete the operation.")
    result = COMMANDS[command](state, options)
    keep(state)
    show(jmespath.search(options["query"], result) if "query" in options else result, options)


def parsed(words):
    """Return the value of each option; several words are a list."""
    options = {}
    for word in words:
        if word.startswith("--"):
            options[word[2:]] = values = []
        else:
            values.append(word)
    return {name: values[0] if len(values) == 1 else values for name, values in options.items()}


def keep(state):
    STATE.write_text(json.dumps(state))


def app_of(state, options):
    return state["apps"].get(options["id"]) or sys.exit("ERROR: Resource does not exist")


def wanted(options):
    """Return the literal of a filter."""
    return re.search(r"eq '(.*)'", options["filter"])[1].replace("''", "'")


def app_list(state, options):
    return [app for app in state["apps"].values() if app["displayName"] == wanted(options)]


def app_create(state, options):
    app = {
        "appId": str(uuid.uuid5(uuid.NAMESPACE_DNS, str(len(state["apps"])))),
        "displayName": options["display-name"],
        "signInAudience": options["sign-in-audience"],
        "web": {"redirectUris": []},
        "permissions": [],
        "credentials": [],
        "secrets": 0,
        "hasPrincipal": False,
    }
    state["apps"][app["appId"]] = app
    return app


def app_update(state, options):
    addresses = options["web-redirect-uris"]
    app_of(state, options)["web"]["redirectUris"] = addresses if isinstance(addresses, list) else [addresses]


def principal_list(state, options):
    if "spn" in options:
        return [API]
    return [{"id": "principal"}] if state["apps"][wanted(options)]["hasPrincipal"] else []


def principal_create(state, options):
    if state["slow"]:
        keep({**state, "slow": state["slow"] - 1})
        sys.exit("ERROR: The appId does not reference a valid application object")
    app_of(state, options)["hasPrincipal"] = True


def permission_add(state, options):
    scope, _, kind = options["api-permissions"].partition("=")
    added = {"resourceAppId": options["api"], "resourceAccess": [{"id": scope, "type": kind}]}
    app_of(state, options)["permissions"].append(added)


def consent(state, options):
    app_of(state, options)["consented"] = True


def credential_create(state, options):
    credentials = app_of(state, options)["credentials"]
    credentials.append({"id": str(len(credentials)), **json.loads(options["parameters"])})


def secret_reset(state, options):
    app_of(state, options)["secrets"] += 1
    return {"password": "n0t~a.real_secret"}


COMMANDS = {
    "cloud show": lambda state, _: {"name": state["cloud"]},
    "account show": lambda state, _: {"tenantId": state["tenant"]},
    "ad app list": app_list,
    "ad app create": app_create,
    "ad app show": app_of,
    "ad app update": app_update,
    "ad sp list": principal_list,
    "ad sp show": lambda *_: API,
    "ad sp create": principal_create,
    "ad app permission list": lambda state, options: app_of(state, options)["permissions"],
    "ad app permission add": permission_add,
    "ad app permission admin-consent": consent,
    "ad app federated-credential list": lambda state, options: app_of(state, options)["credentials"],
    "ad app federated-credential create": credential_create,
    "ad app credential reset": secret_reset,
}


def show(result, options):
    if result is None or options.get("output") == "none":
        return
    for line in result if isinstance(result, list) else [result]:
        sys.stdout.write(f"{line}\r\n")  # as on Windows


if __name__ == "__main__":
    main(sys.argv[1:])
