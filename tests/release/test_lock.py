"""The locks pin what `pyproject.toml` asks for, by hashes, wherever that comes from."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from lock import DEVELOPMENT, ROOT, RUN_TIME, pins
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
NEEDED = [Requirement(line) for line in PROJECT["dependencies"]]
TOOLS = [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]


@pytest.mark.parametrize(
    ("lock", "wanted"), [(RUN_TIME, NEEDED), (DEVELOPMENT, NEEDED + TOOLS)], ids=["run time", "development"]
)
def test_what_is_asked_for_is_pinned_as_asked(lock, wanted):
    pinned = {pin.name: pin for pin in pins(lock)}
    asked = {canonicalize_name(requirement.name): requirement.specifier for requirement in wanted}

    assert {name for name, pin in pinned.items() if "specgen" in pin.wanted_by} == set(asked)
    assert [name for name, versions in asked.items() if pinned[name].version not in versions] == []


@pytest.mark.parametrize("lock", [RUN_TIME, DEVELOPMENT], ids=lambda lock: lock.name)
def test_every_pin_has_hashes_and_a_reason(lock):
    text = lock.read_text()
    pinned = list(pins(lock))

    assert [pin.name for pin in pinned] == re.findall(r"^(\S+)==", text, re.MULTILINE)
    assert [pin.name for pin in pinned if not pin.hashes or not pin.wanted_by] == []
    assert sum(len(pin.hashes) for pin in pinned) == text.count("--hash=")


@pytest.mark.parametrize("lock", [RUN_TIME, DEVELOPMENT], ids=lambda lock: lock.name)
def test_lock_names_no_place_to_fetch_from(lock):
    assert re.findall(r".*(?:://|--index|--extra-index|--find-links| @ ).*", lock.read_text()) == []


def test_users_get_the_versions_that_are_tested():
    tested = {pin.name: (pin.version, pin.hashes) for pin in pins(DEVELOPMENT)}

    assert [pin.name for pin in pins(RUN_TIME) if tested[pin.name] != (pin.version, pin.hashes)] == []


@pytest.mark.skipif(Path(sys.prefix) != ROOT / ".venv", reason="`make` has not set up this environment")
def test_environment_holds_what_is_locked():
    everywhere = [pin for pin in pins(DEVELOPMENT) if not pin.marker]

    assert {pin.name: metadata.version(pin.name) for pin in everywhere} == {
        pin.name: pin.version for pin in everywhere
    }


def test_code_imports_what_is_declared_and_nothing_else():
    used = {
        canonicalize_name(package)
        for module in _imported()
        for package in metadata.packages_distributions().get(module, [module])
    }

    # What openapi-spec-validator, jsonschema and jinja2 speak in comes in the version that they want.
    beside = {"jsonschema-path", "openapi-schema-validator", "referencing", "markupsafe", "specgen"}
    assert used - beside == {canonicalize_name(needed.name) for needed in NEEDED}


def _imported() -> set[str]:
    """Return the outermost packages that the code imports, the standard library's left out."""
    names = set()
    for path in (ROOT / "toolkit").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"toolkit"}
