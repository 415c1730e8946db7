"""What holds of every comparison: turning round mirrors, and how it is written makes no difference."""

import json
import random
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.diff.compare import compare
from toolkit.diff.version import Version

NAMES = st.sampled_from(["id", "name", "Name", "size", "next", "value"])
TYPES = st.sampled_from(["string", "integer", "array", "object", None])
VISIBILITY = st.sampled_from(["internal", "advanced", "important", "", None])
REFERENCES = st.sampled_from(["A", "B", "C"]).map(lambda name: {"$ref": f"#/definitions/{name}"})


def without_none(data):
    return {key: value for key, value in data.items() if value is not None}


MEMBERS = {
    "type": TYPES,
    "x-ms-visibility": VISIBILITY,
    "format": st.sampled_from(["date-time", None, None]),
    "enum": st.sampled_from([["a", "b"], ["a"], None, None]),
    "default": st.sampled_from(["a", None]),
}
LEAVES = st.fixed_dictionaries(MEMBERS).map(without_none)


def described(children):
    """Return a strategy for schemas of properties, elements and compositions."""
    return st.fixed_dictionaries(
        MEMBERS,
        optional={
            "properties": st.dictionaries(NAMES, children, max_size=3),
            "required": st.lists(NAMES, max_size=2),
            "items": children,
            "additionalProperties": children,
            "allOf": st.lists(children, max_size=2),
        },
    ).map(without_none)


SCHEMAS = st.recursive(st.one_of(REFERENCES, LEAVES), described, max_leaves=8)
PARAMETERS = st.fixed_dictionaries(
    {
        "name": NAMES,
        "in": st.sampled_from(["query", "header", "path"]),
        "type": TYPES,
        "required": st.booleans(),
        "x-ms-visibility": VISIBILITY,
        "x-ms-summary": st.sampled_from(["Size", "Name", None]),
        "default": st.sampled_from(["a", "b", None]),
    }
).map(without_none)
OPERATIONS = st.builds(
    lambda name, parameters, body, answer, more: {
        "operationId": name,
        "parameters": [*parameters, {"name": "body", "in": "body", "schema": body}],
        "responses": {"200": {"description": "OK", "schema": answer}},
        **without_none(more),
    },
    st.sampled_from(["Get", "Put", "get", "Get_V2"]),
    st.lists(PARAMETERS, max_size=3, unique_by=lambda one: (one["name"], one["in"])),
    SCHEMAS,
    SCHEMAS,
    st.fixed_dictionaries(
        {"x-ms-visibility": VISIBILITY, "deprecated": st.sampled_from([True, None]), "summary": NAMES}
    ),
)
DEFINITIONS = st.builds(
    lambda paths, definitions: {
        "swagger": "2.0",
        "info": {"title": "Rooms", "version": "1"},
        "paths": {path: {"get": operation} for path, operation in paths.items()},
        "definitions": definitions,
    },
    st.dictionaries(st.sampled_from(["/a", "/b", "/a/{id}", "/a/{name}"]), OPERATIONS, max_size=3),
    st.dictionaries(st.sampled_from(["A", "B", "C"]), SCHEMAS, max_size=3),
)


def version(data, folder, **writing):
    text = json.dumps(data, **writing)
    return Version.of_files(Path(folder), {"apiDefinition.swagger.json": text.encode()})


def shuffled(value, rng, key=""):
    """Return the same data with the members of every object, and of lists without order, in another order."""
    if isinstance(value, dict):
        keys = list(value)
        rng.shuffle(keys)
        return {name: shuffled(value[name], rng, name) for name in keys}
    if isinstance(value, list):
        elements = [shuffled(element, rng) for element in value]
        if key in {"parameters", "required", "enum"}:
            rng.shuffle(elements)
        return elements
    return value


@given(DEFINITIONS, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_order_and_formatting_make_no_difference(data, rng):
    old, new = version(data, "old"), version(shuffled(data, random.Random(rng.random())), "new", indent=4)

    assert compare(old, new) == []


@given(DEFINITIONS, DEFINITIONS)
@settings(max_examples=100)
def test_turning_round_mirrors(data, other):
    old, new = version(data, "old"), version(other, "new")

    there = Counter((one.topic, one.old, one.new, one.before, one.after) for one in compare(old, new))
    back = Counter((one.topic, one.new, one.old, one.after, one.before) for one in compare(new, old))

    assert there == back
