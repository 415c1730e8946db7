import json
from collections import Counter

import pytest

from toolkit.errors import BadValue, UnreadableDocument
from toolkit.finding import Finding, Phase, Severity
from toolkit.lint.adoption.baseline import Baseline, read

KEY = ("a/b.json", "Made", "/info")


def finding(anchor="/info", rule="Made", file="a/b.json", line=1):
    return Finding(
        file, line, 1, line, 2, "", rule, "T001", Severity.ERROR, Phase.IMPORT, "it is odd", anchor=anchor
    )


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def baseline(folder, **counts):
    """Return a baseline of counts by anchors, all of one rule in one file."""
    return Baseline(
        folder, Counter({("a/b.json", "Made", f"/{name}"): count for name, count in counts.items()})
    )


def test_file_has_a_line_for_each_key_in_order(here):
    counts = Counter({("b.json", "Z", "/x"): 1, ("b.json", "A", "/y"): 2, ("a.json", "A", ""): 1})

    assert json.loads(Baseline(here, counts).content) == {
        "version": 1,
        "findings": {"a.json": {"A": {"": 1}}, "b.json": {"A": {"/y": 2}, "Z": {"/x": 1}}},
    }
    assert Baseline(here, counts).content == Baseline(here, Counter(dict(reversed(counts.items())))).content


def test_what_is_written_is_read(here):
    written = Baseline(here, Counter({KEY: 3, ("ü\udcff.json", "Made", "/a"): 1}))
    (here / "known.json").write_bytes(written.content)

    assert read(here / "known.json") == written


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '{"version": 2}',
        '{"version": 1}',
        '{"version": 1, "findings": {"a": 5}}',
        '{"version": 1, "findings": {"a": {"b": {"c": "d"}}}}',
        '{"version": 1, "findings": {"a": {"b": []}}}',
    ],
)
def test_another_file_is_refused(here, text):
    (here / "known.json").write_text(text)

    with pytest.raises(BadValue, match=r"known\.json: is no baseline"):
        read(here / "known.json")


def test_merge_conflict_is_told_with_its_line(here):
    (here / "known.json").write_text('{"version": 1,\n<<<<<<< HEAD\n')

    with pytest.raises(UnreadableDocument, match=r"known\.json:2:1"):
        read(here / "known.json")


def test_paths_start_at_the_folder_of_the_baseline(here):
    assert Baseline(here / "a", Counter()).keys([finding()]) == [("b.json", "Made", "/info")]


def test_known_findings_are_left_out_wherever_they_stand(here):
    assert baseline(here, info=1).unknown([finding(line=90)]) == []


@pytest.mark.parametrize(
    "new",
    [finding("/paths"), finding(rule="Other"), finding(file="a/c.json")],
    ids=["place", "rule", "file"],
)
def test_others_are_not(here, new):
    assert baseline(here, info=1).unknown([new]) == [new]


def test_more_than_are_known_are_told(here):
    findings = [finding(line=line) for line in (1, 2, 3)]

    assert baseline(here, info=2).unknown(findings) == findings[2:]


def test_what_was_looked_for_and_not_found_is_gone(here):
    known = baseline(here, info=3, paths=1)

    assert known.gone(Counter({KEY: 1}), {"a/b.json": ["Made"]}) == 3
    assert known.gone(Counter(), {"a/b.json": ["Other"]}) == 0
    assert known.gone(Counter(), {"a/c.json": ["Made"]}) == 0


def test_update_replaces_what_was_looked_for_and_keeps_the_rest(here):
    (here / "kept.json").touch()
    known = Baseline(
        here,
        Counter({KEY: 3, ("kept.json", "Made", ""): 1, ("gone.json", "Made", ""): 1, ("b.json", "A", ""): 1}),
    )

    updated = known.updated(Counter({KEY: 1}), {"a/b.json": ["Made"], "b.json": ["A"]})

    assert updated.counts == {KEY: 1, ("kept.json", "Made", ""): 1}


def test_what_was_found_without_looking_for_all_of_it_counts_once(here):
    (here / "a").mkdir()
    (here / "a/b.json").write_text("")
    known = Baseline(here, Counter({KEY: 2}))

    assert known.updated(Counter({KEY: 1}), {"a/b.json": []}).counts == {KEY: 2}


def test_shares_are_of_one_folder_each(here):
    counts = Counter({KEY: 1, ("top.json", "Made", ""): 2})

    shares = Baseline(here, counts).by_folder()

    assert {folder: dict(share.counts) for folder, share in shares.items()} == {
        "a": {KEY: 1},
        "": {("top.json", "Made", ""): 2},
    }
