from pathlib import Path
from time import process_time

import pytest

from toolkit.document import Document
from toolkit.errors import UnreadableDocument
from toolkit.syntax.yaml_locator import YamlLocator

BOMB = 'a: &a ["lol", "lol"]\n' + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
CHAIN = "a0: &a0 [1]\n" + "".join(f"a{number}: &a{number} [*a{number - 1}]\n" for number in range(1, 200))
LONG = f"a: &a {'x' * 100_000}\nb: [{', '.join(['*a'] * 20)}]\n"
MERGES = "a0: &a0 {b0: 1}\n" + "".join(
    f"a{number}: &a{number} {{b{number}: 1, <<: *a{number - 1}}}\n" for number in range(1, 500)
)

CASES = {
    "empty": ("", "1:1: the file is empty"),
    "comments alone": ("# one\n\n# two\n", "1:1: the file is empty"),
    "document without content": ("---\n", "1:1: the file is empty"),
    "two documents": ("a: 1\n---\nb: 2\n", "2:1: a second document starts here; one file holds one"),
    "tab": ("a:\n\tb: 1\n", "2:1: a tab stands here; YAML is indented with blanks"),
    "tab beside Windows line ends": (
        "a: 1\r\n\tb: 2\r\n",
        "2:1: a tab stands here; YAML is indented with blanks",
    ),
    "colon in a plain scalar": ("ü: b: c\n", "1:5: mapping values are not allowed in this context"),
    "wrong indentation": (
        "a:\n  - b\n c: d\n",
        "3:2: did not find expected key while parsing a block mapping",
    ),
    "dash and key": (
        "- a\nb: 1\n",
        "2:1: did not find expected '-' indicator while parsing a block collection",
    ),
    "no closing quote": ('a: 1\nb: "one\n', "2:4: this string has no closing quote"),
    "no closing bracket": (
        "a: [1, 2\n",
        "2:1: did not find expected ',' or ']' while parsing a flow sequence",
    ),
    "reserved character": (
        "a: @b\n",
        "1:4: found character that cannot start any token while scanning for the next token",
    ),
    "control character": ("ü: 😀\nb: \x01\n", "2:4: character U+0001 is not allowed"),
    "NUL": ("a: \0", "1:4: character U+0000 is not allowed"),
    "unknown anchor": ("a: *b\n", "1:4: no anchor `&b` stands before this alias"),
    "anchor after its alias": ("a: *b\nb: &b 1\n", "1:4: no anchor `&b` stands before this alias"),
    "value that contains itself": ("a: &a\n  b: [*a]\n", "2:7: `*a` contains itself"),
    "merge key of no mapping": (
        "a: &a [1]\nc:\n  <<: *a\n",
        "3:7: a merge key (`<<`) takes a mapping or a list of mappings",
    ),
    "sequence as a key": ("? [a]\n: 1\n", "1:3: a key must be a scalar"),
    "mapping as a key": ("{a: 1}: 2\n", "1:1: a key must be a scalar"),
    "alias of a sequence as a key": ("a: &a [1]\n*a : 2\n", "2:1: a key must be a scalar"),
    "object of Python": (
        "a: !!python/object/apply:os.system [ls]\n",
        "1:4: tag `!!python/object/apply:os.system` is not allowed in a definition",
    ),
    "name of Python": (
        "a: !!python/name:os.system\n",
        "1:4: tag `!!python/name:os.system` is not allowed in a definition",
    ),
    "tag of a key": (
        "!!python/name:os.system a: 1\n",
        "1:1: tag `!!python/name:os.system` is not allowed in a definition",
    ),
    "own tag": ("a: !mine {}\n", "1:4: tag `!mine` is not allowed in a definition"),
    "tag of YAML 1.1": ("a: !!binary YQ==\n", "1:4: tag `!!binary` is not allowed in a definition"),
    "tag that does not fit": ("a: !!bool yes\n", "1:4: `yes` is no bool"),
    "tag of a collection that does not fit": (
        "a: !!map [1]\n",
        "1:4: tag `!!map` is not allowed in a definition",
    ),
    "infinity": ("a: -.inf\n", "1:4: JSON has no `-.inf`"),
    "not a number": ("a: .NaN\n", "1:4: JSON has no `.NaN`"),
    "number too large": ("a: 1e999\n", "1:4: a number is too large"),
    "number of 5,000 digits": (f"a: {'1' * 5000}\n", "1:4: a number has too many digits"),
    "hexadecimal of 5,000 digits": (f"a: 0x{'1' * 5000}\n", "1:4: a number has too many digits"),
    "sequences 101 deep in brackets": ("[" * 101 + "]" * 101, "1:101: nested more than 100 levels deep"),
    "mappings 100,000 deep in brackets": ("{a: " * 100_000, "1:401: nested more than 100 levels deep"),
    "sequences 100,000 deep in brackets": ("[" * 100_000, "1:1001: nested more than 100 levels deep"),
    "sequences 100,000 deep": ("- " * 100_000, "1:201: nested more than 100 levels deep"),
    "mappings 101 deep": (
        "".join(f"{' ' * number}a:\n" for number in range(102)),
        "101:101: nested more than 100 levels deep",
    ),
    "keys 100,000 deep": ("? " * 100_000, "1:3: a key must be a scalar"),
    "aliases of aliases of aliases": (BOMB, "3:20: aliases stand for more than 1,000,000 characters"),
    "aliases that nest": (CHAIN, "1:5: nested more than 100 levels deep"),
    "merges of merges": (MERGES, "448:7: merge keys stand for more than 100,000 members"),
    "aliases of a long string": (LONG, "2:41: aliases stand for more than 1,000,000 characters"),
    "200,000 numbers": (
        "- 1\n" * 200_001,
        "200001:3: more than 200,000 keys and values, which no definition has",
    ),
    "shorthands for tags": (
        "".join(f"%TAG !e{number}! tag:a,2000:\n" for number in range(200)) + "---\na: 1\n",
        "1:1: more than 100 `%TAG` directives",
    ),
    "other version": ("%YAML 2.0\n---\na: 1\n", "1:1: found incompatible YAML document"),
}


@pytest.mark.parametrize(("text", "message"), CASES.values(), ids=CASES)
def test_text_that_is_no_yaml_of_ours_is_told_in_one_line(text, message):
    with pytest.raises(UnreadableDocument) as caught:
        _ = Document(Path("a.yaml"), text).data

    assert str(caught.value) == f"a.yaml:{message}"


def test_members_of_a_large_mapping_are_found_at_once():
    names = [f"name{number}" for number in range(20_000)]
    locator = YamlLocator("".join(f"{name}: 1\n" for name in names))
    start = process_time()

    found = [locator.find((name,)).key for name in names]

    assert found == sorted(found)
    assert process_time() - start < 5  # one after the other, 30
