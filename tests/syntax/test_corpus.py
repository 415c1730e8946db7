"""Published connectors: read, located and patched, as JSON and as YAML."""

import json
import random
import re

import pytest
import yaml

from toolkit.document import Document
from toolkit.errors import UnreadableDocument
from toolkit.patch import Put, Remove, Rename, apply, compatible
from toolkit.syntax import yaml_write

SMALL = 60_000  # bytes
YAML_FILES = 20
VALUES = [True, "with: colon", "two\nlines\n", {}, ["a", {"name": "b"}], {"a": {"b": [1, {"c": "d"}]}}]


@pytest.fixture(scope="session")
def readable(corpus) -> list[Document]:
    documents = [document_or_error(path) for path in corpus]
    return [document for document in documents if isinstance(document, Document)]


@pytest.fixture(scope="session")
def as_yaml(readable) -> list[Document]:
    """Return small definitions as YAML in several styles, each in another."""
    chosen = random.Random(1).sample([one for one in readable if len(one.text) < SMALL], YAML_FILES)
    return [
        Document(one.path.with_suffix(".yaml"), STYLES[number % len(STYLES)](one.data))
        for number, one in enumerate(chosen)
    ]


class Unaliased(yaml.CSafeDumper):
    def ignore_aliases(self, data) -> bool:  # noqa: ARG002 (the library's signature)
        return True


def dumped(data, **style) -> str:
    return yaml.dump(data, Dumper=Unaliased, sort_keys=False, allow_unicode=True, **style)


STYLES = [
    yaml_write.document,
    lambda data: dumped(data, default_flow_style=False),
    lambda data: dumped(data, default_flow_style=None, width=60),
    lambda data: dumped(data, default_flow_style=True).replace("\n", "\r\n"),
    lambda data: dumped(data, default_style='"', indent=4, explicit_start=True),
    lambda data: dumped(data, default_style="'", explicit_end=True),
    lambda data: dumped(data, default_style="|", width=30),
    lambda data: json.dumps(data, indent=2, ensure_ascii=False),
]


def document_or_error(path) -> Document | UnreadableDocument:
    try:
        document = Document.read(path)
        _ = document.data
    except UnreadableDocument as error:
        return error
    return document


def test_every_file_is_read_as_json_reads_it_or_refused_in_one_line(corpus):
    for path in corpus:
        result = document_or_error(path)
        try:
            data = json.loads(path.read_bytes().decode("utf-8-sig"))
        except ValueError:
            assert re.fullmatch(rf"{re.escape(str(path))}:\d+:\d+: .+", str(result))
        else:
            assert json.dumps(result.data) == json.dumps(data)


def composed(text: str, loader=yaml.CSafeLoader):
    """Yield where PyYAML's composer finds each value, and its key."""
    pending = [((), None, yaml.compose(text, Loader=loader))]
    while pending:
        tokens, key, node = pending.pop()
        yield tokens, key and (key.start_mark.index, key.end_mark.index), node.start_mark.index
        if isinstance(node, yaml.MappingNode):
            pending += [((*tokens, below.value), below, value) for below, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            pending += [((*tokens, number), None, item) for number, item in enumerate(node.value)]


def test_every_pointer_of_the_smaller_files_is_located(readable):
    for document in readable:
        is_yaml_too = "\\ud8" not in document.text.lower()  # YAML has no halves of characters
        if len(document.text) < SMALL and is_yaml_too and not document.duplicates():
            for tokens, key, start in composed(document.text):
                spot = document.locator.find(tokens)
                assert (spot.key, spot.value.start) == (key, start), f"{document.path} {tokens}"


def test_every_pointer_of_yaml_files_is_located(as_yaml):
    for document in as_yaml:
        for tokens, key, start in composed(document.text, yaml.SafeLoader):
            spot = document.locator.find(tokens)
            assert (spot.key, spot.value.start) == (key, start), f"{document.path} {tokens}"


def places(data, tokens: tuple = ()):
    yield tokens, data
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for token, value in pairs:
        yield from places(value, (*tokens, token))


def random_patches(chance: random.Random, document: Document) -> list:
    every = list(places(document.data))
    containers = [(tokens, value) for tokens, value in every if isinstance(value, (dict, list))]
    groups = []
    for _ in range(chance.choice([1, 3, 9])):
        tokens, _ = chance.choice(every[1:])
        parent, container = chance.choice(containers)
        value = chance.choice(VALUES)
        addition = Put((*parent, "x-new" if isinstance(container, dict) else "-"), value)
        renaming = [Rename(tokens, "x-renamed")] if isinstance(tokens[-1], str) else []
        groups.append((chance.choice([addition, Put(tokens, value), Remove(tokens), *renaming]),))
    return [patch for group in compatible(document, groups) for patch in group]


@pytest.mark.parametrize("kind", ["readable", "as_yaml"])
def test_random_patches_change_the_data_as_asked(kind, request, expected):
    chance = random.Random(2)

    for document in request.getfixturevalue(kind):
        patches = random_patches(chance, document)
        after = apply(document, patches)
        assert json.dumps(after.data) == json.dumps(expected(document.data, patches)), document.path
