from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.finding import Finding, Phase, Severity
from toolkit.lint.adoption.fingerprint import anchor, anchored, fingerprints

DATA = {
    "parameters": [{"name": "palette", "in": "query"}, {"$ref": "#/parameters/Size"}, {"in": "body"}],
    "paths": {"/a~b": {"get": {"tags": ["x", 5, ["y"]]}}},
}


def finding(pointer="", rule="Made", **told):
    return Finding(
        "a.json", 1, 1, 1, 2, pointer, rule, "T001", Severity.ERROR, Phase.IMPORT, "it is odd", **told
    )


@pytest.mark.parametrize(
    ("pointer", "named"),
    [
        ("", ""),
        ("/parameters/0/in", "/parameters/[palette]/in"),
        ("/parameters/1", "/parameters/[#~1parameters~1Size]"),
        ("/parameters/2", "/parameters/[]"),
        ("/paths/~1a~0b/get/tags/0", "/paths/~1a~0b/get/tags/[x]"),
        ("/paths/~1a~0b/get/tags/1", "/paths/~1a~0b/get/tags/[5]"),
        ("/paths/~1a~0b/get/tags/2/0", "/paths/~1a~0b/get/tags/[]/[y]"),
        ("/parameters/7/gone/0", "/parameters/[null]/gone/0"),
        ("/gone/0", "/gone/0"),
    ],
)
def test_elements_are_known_by_name_or_value(pointer, named):
    assert anchor(DATA, pointer) == named


@pytest.mark.parametrize("data", [None, 5, "x", [], {}, [None], {"parameters": [{"name": {}}]}], ids=repr)
def test_any_data_has_an_anchor(data):
    assert anchor(data, "/parameters/0/x").count("/") == 3


def test_findings_are_anchored_in_their_own_document():
    document = Document(Path("a.json"), '{"a": [{"name": "b"}]}')

    found = anchored([finding("/a/0")], [document])
    elsewhere = anchored([finding("/a/0")], [])

    assert [one.anchor for one in (*found, *elsewhere)] == ["/a/[b]", "/a/0"]


def test_fingerprint_is_of_rule_path_and_anchor():
    one, another = finding(anchor="/a"), finding("/other", anchor="/a")

    assert fingerprints([one], ["a.json"]) == fingerprints([another], ["a.json"])
    assert (
        len(
            {
                *fingerprints([one], ["a.json"]),
                *fingerprints([one], ["b.json"]),
                *fingerprints([finding(anchor="/b")], ["a.json"]),
                *fingerprints([finding(rule="Other", anchor="/a")], ["a.json"]),
            }
        )
        == 4
    )


def test_what_is_the_same_is_counted():
    first, second = fingerprints([finding(), finding()], ["a.json", "a.json"])

    assert first != second
    assert fingerprints([finding()], ["a.json"]) == [first]
