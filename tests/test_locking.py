import sys
import time

import pytest

from toolkit.errors import CannotWrite
from toolkit.locking import held

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has one kind of lock")


def test_who_waits_too_long_is_told_why(tmp_path):
    start = time.monotonic()

    with held(tmp_path), pytest.raises(CannotWrite) as caught, held(tmp_path, seconds=0.1):
        pass

    assert (
        str(caught.value) == f"{tmp_path}: another command is writing there; run this one when it has ended"
    )
    assert time.monotonic() - start < 5


def test_readers_keep_a_writer_waiting_but_not_each_other(tmp_path):
    with held(tmp_path, is_shared=True) as one, held(tmp_path, is_shared=True) as other:
        assert (one, other) == (True, True)

        with pytest.raises(CannotWrite), held(tmp_path, seconds=0):
            pass


def test_disk_that_knows_no_locks_is_written_all_the_same(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("toolkit.locking._lock", refuse)

    with held(tmp_path) as is_locked:
        assert not is_locked
