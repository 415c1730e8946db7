import os
from random import Random

import pytest
from killing import WRITING, wrecks


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a process is killed as on Unix")
@pytest.mark.parametrize("name", WRITING)
def test_killed_command_leaves_the_old_or_the_new_whole(name):
    assert list(wrecks(name, 2, Random(1))) == []
