"""Real specifications of many years and layouts: every operation imports, and nothing asked for is lost."""

import json
from pathlib import Path

import pytest

from toolkit.arm.importing import import_operation
from toolkit.arm.options import Helper, ImportOptions
from toolkit.arm.specification import Located, Specification

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "azure-rest-api-specs" / "specification"
HELPERS = {
    name: Helper("2022-12-01")
    for name in (
        "ListSubscriptions",
        "ListResourceGroups",
        "ListSubscriptionLocations",
        "ListResourcesInGroup",
    )
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def specifications():
    files = [path for path in CORPUS.rglob("*.json") if "examples" not in path.parts]
    if not files:
        pytest.skip(f"no corpus of specifications in {CORPUS}")
    found = [Specification.read(path) for path in files if b'"paths"' in path.read_bytes()]
    return [specification for specification in found if specification.operations]


@pytest.mark.parametrize("prune", [True, False], ids=["pruned", "whole"])
def test_every_operation_is_imported_closed_and_within_the_limit(specifications, prune):
    options = ImportOptions(known_helpers=HELPERS, prune=prune)
    for specification in specifications:
        for source in specification.operations:
            found = import_operation(specification, source, options)
            text = json.dumps([found.operation, found.definitions])

            assert all(f'"#/definitions/{name}"' in text for name in found.definitions), found.id
            assert text.count('"$ref"') == text.count('"$ref": "#/definitions/'), found.id
            assert len(text) < 200_000, found.id


def test_whole_answers_have_every_property_of_the_source(specifications):
    options = ImportOptions(known_helpers=HELPERS, prune=False)
    for specification in specifications:
        for source in specification.operations:
            found = import_operation(specification, source, options)
            declared = source.node.data["responses"].get("200")
            if not isinstance(declared, dict) or "schema" not in declared or source.method == "head":
                continue
            answer = found.operation["responses"]["200"]["schema"]
            lost = list(
                missing(specification, (declared["schema"], source.file), answer, found.definitions, ())
            )

            assert lost == [], found.id


def missing(specification, located, written, definitions, path):
    """Yield the properties of a source that are not written, but for those that cannot be read."""
    data, file = specification.followed(Located(*located))
    written = definitions[written["$ref"].rpartition("/")[2]] if "$ref" in written else written
    properties = dict(declared_in(specification, data, file))
    if properties and "properties" not in written:
        return  # cut where it contains itself
    for name, (schema, where) in properties.items():
        mutability = schema.get("x-ms-mutability", ["read"])
        if name in written["properties"]:
            inner = written["properties"][name]
            yield from missing(specification, (schema, where), inner, definitions, (*path, name))
        elif "read" in mutability:
            yield "/".join((*path, name))
    if data.get("type") == "array" and isinstance(data.get("items"), dict):
        yield from missing(specification, (data["items"], file), written["items"], definitions, path)


def declared_in(specification, data, file):
    for part in data.get("allOf", ()):
        yield from declared_in(specification, *specification.followed(Located(part, file)))
    for name, schema in data.get("properties", {}).items():
        yield name, (schema, file)
