"""No regular expression of ours takes the square of a text's length in time, or a hundred times in memory."""

import ast
import importlib
import re
import tracemalloc
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from time import process_time

import pytest

TOOLKIT = Path(__file__).parents[1] / "toolkit"
LENGTH = 12_000  # characters; what takes the square of it takes seconds
SECONDS = 0.5
BYTES = 5  # of memory for a character; what can go back to each takes a hundred
METHODS = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(TOOLKIT.parent).with_suffix("").parts).removesuffix(".__init__")


def uses(path: Path) -> Iterator[tuple[str, re.Pattern, str]]:
    """Yield the patterns of a module by name, and how each is used there."""
    module = module_name(path)
    values = vars(importlib.import_module(module))
    calls = {
        (node.value.id, node.attr)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in METHODS
    }
    for name, method in sorted(calls):
        pattern = values.get(name)
        if isinstance(pattern, re.Pattern):
            yield f"{module}.{name}.{method}", pattern, method
        elif hasattr(pattern, "pattern") and hasattr(
            pattern, "flags"
        ):  # it is compiled when it is first used
            yield f"{module}.{name}.{method}", re.compile(pattern.pattern, pattern.flags), method


USES = [use for path in sorted(TOOLKIT.rglob("*.py")) for use in uses(path)]


def texts(pattern: re.Pattern) -> Iterator[str]:
    """Yield long texts made of what the pattern looks for, and of what it may stumble over at their end."""
    source = str(pattern.pattern)
    words = set(re.findall(r"[A-Za-z]{2,}|[^\w\s]{2,}", source))
    pairs = ["a ", "a-", "aA", "a.", "{}", "{a}", '\\"', "0a", " \n", "()", "/a", "<a", "a@"]
    for piece in chain(sorted(set(source) | set("a0 \t\n-_./{[(<\"'")), sorted(words), pairs):
        yield (piece * (LENGTH // len(piece)))[:LENGTH] + "\x01"


def seconds(pattern: re.Pattern, method: str, text: str) -> float:
    subject = text if isinstance(pattern.pattern, str) else text.encode()
    start = process_time()
    if method in {"sub", "subn", "split", "findall", "finditer"}:
        sum(1 for _ in pattern.finditer(subject))
    else:
        getattr(pattern, method)(subject)
    return process_time() - start


@pytest.mark.parametrize(("name", "pattern", "method"), USES, ids=[name for name, _, _ in USES])
def test_pattern_takes_no_longer_than_its_text_is_long(name, pattern, method):
    slow = [text[:20] for text in texts(pattern) if seconds(pattern, method, text) > SECONDS]

    assert (name, slow) == (name, [])


def memory(pattern: re.Pattern, method: str, text: str) -> int:
    tracemalloc.reset_peak()
    before, _ = tracemalloc.get_traced_memory()
    seconds(pattern, method, text)
    return tracemalloc.get_traced_memory()[1] - before


@pytest.fixture
def traced():
    tracemalloc.start()
    yield
    tracemalloc.stop()


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize(("name", "pattern", "method"), USES, ids=[name for name, _, _ in USES])
def test_pattern_remembers_no_way_back_for_each_character(name, pattern, method):
    large = [text[:20] for text in texts(pattern) if memory(pattern, method, text) > BYTES * LENGTH]

    assert (name, large) == (name, [])


def test_no_pattern_is_forgotten():
    assert len(USES) > 150
