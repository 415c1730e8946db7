"""The bill of materials is valid, whole, and the same each time."""

import json
import os
import subprocess
import sys

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from lock import ROOT, RUN_TIME, pins

from toolkit import __version__


def written(path, **environment) -> str:
    command = [sys.executable, str(ROOT / "release/sbom.py"), str(path)]
    subprocess.run(command, check=True, cwd=path.parent, env={**os.environ, **environment})
    return path.read_text()


@pytest.fixture(scope="module")
def text(tmp_path_factory):
    return written(tmp_path_factory.mktemp("bill") / "bill.json")


@pytest.fixture(scope="module")
def bill(text):
    return json.loads(text)


def test_bill_is_cyclonedx(text):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_bill_is_the_same_each_time(text, tmp_path):
    assert written(tmp_path / "again.json", PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C") == text


def test_bill_says_neither_when_nor_where_it_was_made(text):
    assert [word for word in ("timestamp", str(ROOT), "://pypi", "file:") if word in text] == []


def test_bill_lists_what_is_locked(bill):
    assert bill["metadata"]["component"]["version"] == __version__
    assert [component["purl"] for component in bill["components"]] == [
        f"pkg:pypi/{pin.name}@{pin.version}" for pin in pins(RUN_TIME)
    ]


def test_every_component_is_needed_by_another(bill):
    needed = {name for edge in bill["dependencies"] for name in edge.get("dependsOn", ())}

    assert {component["bom-ref"] for component in bill["components"]} == needed
    assert [edge["dependsOn"] for edge in bill["dependencies"] if edge["ref"] == "httpx"] == [
        ["anyio", "certifi", "httpcore", "idna"]
    ]


def test_every_component_can_be_checked_by_its_hashes(bill):
    listed = {
        component["name"]: [one["content"] for one in component["externalReferences"][0]["hashes"]]
        for component in bill["components"]
    }

    assert listed == {pin.name: sorted(pin.hashes) for pin in pins(RUN_TIME)}


def test_what_is_installed_somewhere_only_says_where(bill):
    only = {one["name"]: one["properties"][0]["value"] for one in bill["components"] if "properties" in one}

    assert only == {pin.name: pin.marker for pin in pins(RUN_TIME) if pin.marker}
