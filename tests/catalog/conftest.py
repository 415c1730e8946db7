"""What the tests of the catalog share: a new connector to add operations to."""

import pytest

from toolkit.catalog import builtin
from toolkit.connector.project import ConnectorProject
from toolkit.generate import connector
from toolkit.generate.adding import Wish, added
from toolkit.generate.lock import Lock
from toolkit.generate.request import NewConnector


@pytest.fixture(scope="session")
def project(tmp_path_factory) -> ConnectorProject:
    folder = tmp_path_factory.mktemp("new")
    for name, content in connector.files(NewConnector()).items():
        (folder / name).write_bytes(content)
    return ConnectorProject.load(folder)


@pytest.fixture(scope="session")
def with_operations(project):
    """Return the connector with operations of the catalog, added in this order."""

    def add(names):
        wishes = [Wish(builtin.load(name)) for name in names]
        return added(project, Lock(), wishes, builtin.helpers()).project

    return add
