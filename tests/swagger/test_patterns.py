from time import process_time

import pytest

from toolkit.swagger.patterns import fault, may_match

FINE = {
    "nothing": "",
    "named groups of .NET": r"^(?<year>\p{Nd}{4})-(?'month'\d\d)\k<year>$",
    "look around": r"(?=a)(?!b)(?<=a+)(?<!b*)c",
    "atomic groups and conditions": "(?>a)(?(1)b|c)",
    "options": "(?i)a(?s-m:b)",
    "a comment": "a(?#b)+",
    "lazy and possessive repetitions": "a*?b++c{2}?d{1,2}+",
    "braces that repeat nothing in particular": "{a}{,3}a{b",
    "anchors that repeat": r"^*$+\b?",
    "classes of nothing and of all": "[][^]",
    "a class that starts with its own end": "[](]+",
    "a class less another": "[a-z-[aeiou]]",
    "classes within ranges": r"[\w-z]",
    "brackets within brackets": r"[[\]]",
    "escapes that Python does not know": r"\z\G\h\cA\u0041\x41\u{1F600}\/\i",
    "a group that is not there": r"\7",
    "numbers beyond all bounds": f"a{{1,{'9' * 5000}}}",
}

BROKEN = {
    "[a-z": (0, "`[` is never closed"),
    "a(b": (1, "`(` is never closed"),
    "ab)": (2, "`)` closes nothing"),
    "a(*b)": (2, "`*` repeats nothing"),
    "a|{2}": (2, "`{2}` repeats nothing"),
    "a{2}{3}": (4, "`{3}` repeats a repetition"),
    "a{10,9}": (1, "`{10,9}` is at least more than at most"),
    "[0-9z-a]": (4, "the range `z-a` is backwards"),
    "a\\": (1, "the backslash at the end escapes nothing"),
    "(?P<year>[0-9]{4})": (0, "`(?` starts no kind of group"),
}


@pytest.mark.parametrize("pattern", FINE.values(), ids=FINE)
def test_what_one_of_the_two_takes_is_fine(pattern):
    assert fault(pattern) is None


@pytest.mark.parametrize(("pattern", "expected"), BROKEN.items(), ids=BROKEN)
def test_what_neither_can_read_is_told_with_its_place(pattern, expected):
    assert fault(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "offset"),
    [("(" * 100_000, 99_999), ("[" * 100_000, 0), ("(?:" * 50_000 + ")" * 50_001, 200_000)],
    ids=["groups", "classes", "nested groups"],
)
def test_neither_length_nor_depth_matters(pattern, offset):
    assert fault(pattern).offset == offset


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?:a?){50000}a{50000}", "a" * 50_000),
        (r"\p{L}{1000}" * 3_000, "a" * 1_000),
        ("|".join(map(str, range(1_000_000))), "none"),
        ("(?:[ab]?){900}a{900}|" * 5, "ab" * 500),
    ],
    ids=["repetitions", "letters of all scripts", "alternatives", "long texts"],
)
def test_pattern_that_is_large_or_a_text_that_is_long_keeps_nobody_busy(pattern, text):
    start = process_time()

    assert may_match(pattern, text)
    assert process_time() - start < 1


@pytest.mark.parametrize(("text", "expected"), [("Größe", True), ("Größe 1", False)])
def test_pattern_that_people_write_is_tried(text, expected):
    assert may_match(r"^\p{L}{1,64}$", text) is expected
