"""What the tests of the index share: a small checkout of specifications."""

import json

import pytest

from toolkit.catalog.index.building import build

PATH = "/subscriptions/{subscriptionId}/providers/Microsoft.Paint/colors"


@pytest.fixture
def specification():
    """Return a specification with operations on the same path, by their methods."""

    def make(path=PATH, **operations):
        item = {
            method: {"operationId": name, "responses": {"200": {"description": "OK"}}, **more}
            for method, (name, more) in operations.items()
        }
        data = {"swagger": "2.0", "info": {"title": "Sample", "version": "1"}, "paths": {path: item}}
        return json.dumps(data)

    return make


@pytest.fixture
def checkout(tmp_path):
    """Return a function that writes specifications by their places, and returns the checkout."""
    folder = tmp_path / "checkout"

    def write(files):
        for place, content in files.items():
            path = folder / "specification" / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        return folder

    return write


@pytest.fixture
def built(tmp_path):
    """Return a function that indexes a folder, always into the same file; and the file."""
    path = tmp_path / "index.sqlite3"

    def make(folder, jobs=1):
        return build(folder, path, jobs=jobs, progress=lambda _done, _total: None), path

    return make
