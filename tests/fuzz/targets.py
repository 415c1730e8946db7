"""What is tried: each target does something with a file that somebody else made, and checks what it promises.

All of them may raise a SpecgenError, which is a line for the user. Anything else is a bug.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import mutating
import seeds

from toolkit import files, patch
from toolkit.arm.importing import import_operation
from toolkit.arm.sources import OneFile
from toolkit.arm.specification import Specification
from toolkit.auth import tools
from toolkit.auth.plan import of_project
from toolkit.bundle import TARGETS as PACKAGES
from toolkit.bundle import archives
from toolkit.bundle.reading import READERS
from toolkit.connector.project import ConnectorProject
from toolkit.designer.picture import picture
from toolkit.diff.compare import compare
from toolkit.diff.version import Version
from toolkit.docs.pages import pages
from toolkit.document import Document
from toolkit.errors import SpecgenError
from toolkit.finding import FixKind
from toolkit.lint.engine import Linter
from toolkit.lint.fixing import ROUNDS, fixed
from toolkit.lint.rules import every_rule
from toolkit.mock.app import TOKEN, Settings, service
from toolkit.mock.call import Call
from toolkit.plan import expected, planned
from toolkit.preview.notes import notes
from toolkit.preview.rendering import exported
from toolkit.preview.sheet import Sheet
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition
from toolkit.swagger.values import finite
from toolkit.validate.project import validate

FOLDER = Path("fuzz")
_VARIABLE = re.compile(r"\{[^{}]*\}")
DEFINITION, PROPERTIES = "apiDefinition.swagger.json", "apiProperties.json"


@dataclass(frozen=True)
class Input:
    """Files by name, and the seed of whatever else is left to chance."""

    files: dict[str, bytes]
    seed: int

    @property
    def size(self) -> int:
        return sum(map(len, self.files.values()))


def made(seed: int, random: Random | None = None) -> Input:
    """Return the input of a number: a definition as JSON or as YAML, its properties, and a package."""
    random = random or Random(seed)
    data = mutating.mutated(seeds.definition(random), random)
    properties = mutating.mutated(seeds.properties(), random)
    is_yaml = random.random() < 0.25
    text = (mutating.yaml_text if is_yaml else mutating.text)(data, random)
    content = text.encode(errors="surrogatepass")
    if random.random() < 0.25:
        content = mutating.damaged(content, random)
    name = DEFINITION.replace(".json", ".yaml") if is_yaml else DEFINITION
    return Input({name: content, PROPERTIES: json.dumps(properties).encode()}, seed)


def project(tried: Input) -> ConnectorProject:
    documents = {name: Document.from_bytes(FOLDER / name, content) for name, content in tried.files.items()}
    properties = documents.pop(PROPERTIES)
    (definition,) = documents.values()
    return ConnectorProject(FOLDER, ConnectorProject.of_definition(definition).definition, properties)


def read(tried: Input) -> None:
    for name, content in tried.files.items():
        document = Document.from_bytes(Path(name), content)
        data = document.data

        assert document.content == content
        with suppress(ValueError):  # an infinite number has no JSON
            assert json.loads(json.dumps(data, allow_nan=False)) == data


def locate(tried: Input) -> None:
    document = project(tried).definition
    pointers = list(islice(_pointers(document.data), 300))
    document.look_ahead(pointers)
    for tokens in pointers:
        span = document.locator.find(tokens).value

        assert 0 <= span.start <= span.end <= len(document.text)
        if not document.is_yaml:
            assert _same(json.loads(document.text[slice(*span)]), _at(document.data, tokens))
    document.duplicates()


def patched(tried: Input) -> None:
    document, random = project(tried).definition, Random(tried.seed)
    pointers = [tokens for tokens in islice(_pointers(document.data), 300) if tokens]
    for tokens in random.sample(pointers, min(3, len(pointers))):
        value = random.choice(mutating.ODD)
        choices = [patch.Put(tokens, value), patch.Remove(tokens), patch.Rename(tokens, str(value))]
        changes = [random.choice(choices)]
        changed = patch.apply(document, changes)

        plan, _ = planned(document.data, changes)
        assert _same(Document.from_bytes(document.path, changed.content).data, expected(document.data, plan))


def lint(tried: Input) -> None:
    whole = project(tried)
    findings = _linter().project(whole)

    assert findings == sorted(findings, key=lambda finding: finding.rank)
    assert _linter().project(whole) == findings


def fixing(tried: Input) -> None:
    kinds = frozenset(FixKind)
    once, _, made_first = fixed(project(tried), _linter().project, kinds)
    twice, _, made_then = fixed(once, _linter().project, kinds)

    is_settled = made_first.total() == 0 or [one.text for one in once.documents] == [
        one.text for one in twice.documents
    ]
    assert is_settled, f"{made_then.total()} fixes are left after {ROUNDS} rounds"


def imported(tried: Input) -> None:
    content = next(iter(tried.files.values()))
    specification = Specification(OneFile(content), next(iter(tried.files)))
    specification.check()
    for source in islice(specification.operations, 5):
        with suppress(SpecgenError):
            found = import_operation(specification, source)

            json.dumps([found.operation, found.definitions])


def compared(tried: Input) -> None:
    old, new = project(made(tried.seed + 1)), project(tried)

    assert compare(Version(new), Version(new)) == []
    compare(Version(old), Version(new))


def archive(tried: Input) -> None:
    random = Random(tried.seed)
    content = files.archive({f"x/{name}": one for name, one in tried.files.items()})
    package = archives.read(Path("a.zip"), mutating.damaged(content, random) if tried.seed % 4 else content)
    for reader in READERS:
        with suppress(SpecgenError):
            reader(package)
    with suppress(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(content)).namelist()


def validated(tried: Input) -> None:
    validate(project(tried))


def bundled(tried: Input) -> None:
    whole = project(tried)
    for package in PACKAGES.values():
        with suppress(SpecgenError):
            list(package.excess(whole, package.files(whole)))


def planned_app(tried: Input) -> None:
    plan = of_project(project(tried))
    for tool in tools.Tool:
        tools.render(plan, tool, FOLDER)


def documented(tried: Input) -> None:
    pages(project(tried))


def mocked(tried: Input) -> None:
    """Call some operations, each twice, for the second call meets what the first has made."""
    whole, random = project(tried), Random(tried.seed)
    definition = ApiDefinition(whole.definition)
    mock = service(whole, {}, Settings(requests_a_minute=100))
    for operation in islice(lookup.operations(definition), 10):
        path = _VARIABLE.sub(lambda _: random.choice("abc"), str(operation.parent.steps[0]))
        body = json.dumps(mutating.mutated({"location": "westus", "properties": {}}, random)).encode()
        headers = {"authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
        query = (("api-version", random.choice(["2022-12-01", "2021-04-01"])), ("$top", "3"))
        call = Call(operation.method, "http://localhost", quote(path, errors="replace"), query, headers, body)
        for _ in range(2):
            json.dumps(finite(mock.answer(call).body), allow_nan=False)


def previewed(tried: Input) -> None:
    whole = project(tried)
    drawn, findings = picture(whole), _linter().project(whole)
    sheet = Sheet(whole, drawn, notes(drawn, findings, whole.definition.path), findings, b"")
    exported(sheet).encode(errors="backslashreplace")


Target = Callable[[Input], None]
TARGETS: dict[str, Target] = {
    "read": read,
    "locate": locate,
    "patch": patched,
    "lint": lint,
    "fix": fixing,
    "import": imported,
    "diff": compared,
    "archive": archive,
    "validate": validated,
    "bundle": bundled,
    "auth plan": planned_app,
    "docs": documented,
    "mock": mocked,
    "preview": previewed,
}
# What is quick, and reads the bytes of strangers, is tried most; what is not named has a share of one.
SHARES = {
    "read": 20,
    "locate": 15,
    "patch": 12,
    "lint": 12,
    "fix": 4,
    "import": 15,
    "diff": 10,
    "archive": 15,
    "mock": 4,
    "preview": 2,
}


@cache
def _linter() -> Linter:
    return Linter(every_rule())


def _pointers(data: Any, tokens: tuple[Any, ...] = ()) -> Any:
    yield tokens
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for token, value in members:
        yield from _pointers(value, (*tokens, token))


def _at(data: Any, tokens: tuple[Any, ...]) -> Any:
    for token in tokens:
        data = data[token]
    return data


def _same(one: Any, other: Any) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
