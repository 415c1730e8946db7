import pytest

from toolkit.catalog import builtin
from toolkit.cli import changes
from toolkit.connector.project import ConnectorProject
from toolkit.errors import CannotWrite
from toolkit.generate.adding import Wish, added
from toolkit.generate.lock import LOCK_NAME, Lock


@pytest.mark.parametrize("name", ["apiDefinition.swagger.json", "apiProperties.json", LOCK_NAME])
def test_what_somebody_else_has_written_meanwhile_is_not_overwritten(connector, name):
    project = ConnectorProject.load(connector)
    addition = added(project, Lock(), [Wish(builtin.load("ListTenants"))], builtin.helpers())
    if name == LOCK_NAME:
        (connector / name).write_bytes(addition.lock.content)
    else:
        (connector / name).write_text((connector / name).read_text() + "\n")
    before = {path.name: path.read_bytes() for path in connector.iterdir()}

    with pytest.raises(CannotWrite, match=f"{name}: was changed meanwhile, so nothing is written"):
        changes.settle(project, addition.project, Lock(), addition.lock, what="x", dry_run=False)

    assert {path.name: path.read_bytes() for path in connector.iterdir()} == before
