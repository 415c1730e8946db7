import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from toolkit.document import Document
from toolkit.syntax import yaml_write

TEXT = st.text(max_size=8) | st.text("-:#?!&*[]{},|>'\"%@`~ \\\n\tayon01.e_", max_size=6)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=10,
)


@settings(max_examples=200)
@given(st.lists(DATA) | st.dictionaries(TEXT, DATA))
def test_what_is_written_means_the_same_to_readers_of_yaml_1_1_and_1_2(data):
    text = yaml_write.document(data)

    assert json.dumps(Document(Path("a.yaml"), text).data) == json.dumps(data)
    assert yaml.safe_load(text) == data
    assert YAML(typ="safe", pure=True).load(text) == data


def test_file_reads_as_if_written_by_hand():
    data = {
        "swagger": "2.0",
        "info": {"title": "Things & more", "description": "First line.\n\nLast line.", "x": {}},
        "paths": {
            "/a/{b}/" + "long/" * 30: {
                "get": {"parameters": [{"name": "b", "enum": ["on", "x"]}, [1, [2.5]]]}
            }
        },
        "responses": {"200": {"description": "It's done."}, "default": None},
        "ends": "with a line\nof its own\n",
    }

    assert yaml_write.document(data) == (
        """\
swagger: "2.0"
info:
  title: Things & more
  description: |-
    First line.

    Last line.
  x: {}
paths:
  /a/{b}/"""
        + "long/" * 30
        + """:
    get:
      parameters:
        - name: b
          enum:
            - "on"
            - x
        - - 1
          - - 2.5
responses:
  "200":
    description: It's done.
  default: null
ends: |
  with a line
  of its own
"""
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (1e20, "1.0e+20"),
        ("", '""'),
        ("yes", '"yes"'),
        ("2020-01-01", '"2020-01-01"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a ", '"a "'),
        ("Größe", "Größe"),
        ("/a/b", "/a/b"),
        ("$ref", "$ref"),
        ("é\u2028", '"é\\u2028"'),
        ({}, "{}"),
        ([], "[]"),
    ],
)
def test_scalar_is_quoted_only_where_it_must_be(value, text):
    assert yaml_write.scalar(value) == text
