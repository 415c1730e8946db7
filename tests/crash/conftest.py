import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for the table of commands, which is no test


@pytest.fixture(scope="session")
def start(tmp_path_factory):
    """Return a folder with what the commands begin with, to be copied."""
    from commands import beginning

    folder = tmp_path_factory.mktemp("start")
    beginning(folder)
    return folder
