import re

from toolkit.regex import regex


def test_pattern_answers_as_a_compiled_one():
    late, compiled = regex(r"(\w)\1", re.IGNORECASE), re.compile(r"(\w)\1", re.IGNORECASE)

    assert late.sub("-", "Aab cc") == compiled.sub("-", "Aab cc") == "-b -"
    assert late.pattern == compiled.pattern


def test_pattern_is_compiled_when_it_is_first_used(monkeypatch):
    compiled = []
    compile_now = re.compile
    monkeypatch.setattr(re, "compile", lambda *words: compiled.append(words) or compile_now(*words))
    digits = regex("[0-9]+")

    before = list(compiled)
    found = [digits.fullmatch(text) is not None for text in ("12", "x")]

    assert (before, found, compiled) == ([], [True, False], [("[0-9]+", 0)])
