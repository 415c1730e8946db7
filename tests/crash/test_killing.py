import os
from random import Random

import pytest
from commands import WRITING
from killing import Stage

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="a process is forked and killed as on Unix"),
]


@pytest.mark.parametrize("name", WRITING)
def test_command_killed_at_any_step_leaves_the_old_or_the_new_whole(name, start, tmp_path):
    stage = Stage(name, start, tmp_path)

    assert set(stage.at_each_step()) == {""}
    assert set(stage.at_random(Random(1), 2)) == {""}
