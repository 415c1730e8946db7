import os
import re
import sys
from threading import Thread
from time import process_time

import pytest

from toolkit import deadline
from toolkit.deadline import TooSlow, excess, lift, limited

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timers of that kind")


def go_on():
    re.search("(a+)+$", "a" * 60 + "!")


def wait_for_the_system(seconds):
    end = process_time() + seconds
    while process_time() < end:
        os.urandom(1_000_000)


def fill(size):
    kept = []
    while sum(map(len, kept)) < size:
        kept.append(b"a" * 1_000_000)


@pytest.mark.parametrize(
    ("error", "most"),
    [
        (TooSlow("it takes too long"), "3 seconds; ask for more"),
        (TooSlow("it takes too much memory"), "450 MB of memory"),
    ],
    ids=["time", "memory"],
)
def test_remedy_is_told_where_there_is_one(error, most):
    assert excess(error, 3, "; ask for more") == most


@posix
def test_what_takes_too_long_is_stopped_in_its_midst():
    start = process_time()

    with pytest.raises(TooSlow, match="it takes too long"), limited(0.1):
        go_on()

    assert process_time() - start < 1


@posix
def test_what_the_system_does_for_it_counts_too():
    start = process_time()

    with pytest.raises(TooSlow), limited(0.1):
        wait_for_the_system(5)

    assert process_time() - start < 1


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what memory is in use")
def test_what_fills_the_memory_is_stopped(monkeypatch):
    monkeypatch.setattr(deadline, "_MEMORY", 0)
    monkeypatch.setattr(deadline, "_ROOM", 50_000_000)

    with pytest.raises(TooSlow, match="it takes too much memory"), limited(9):
        fill(2_000_000_000)


def test_other_threads_are_left_alone():
    entered = []

    def enter():
        with limited(0.1):
            entered.append("in")

    thread = Thread(target=enter)
    thread.start()
    thread.join()

    assert entered == ["in"]


def interrupted(limit):
    with pytest.raises(TooSlow), limited(limit):
        go_on()


@pytest.mark.parametrize(("outer", "inner"), [(0.2, 0.1), (0.1, 9)])
@posix
def test_limit_within_another_takes_from_what_that_has(outer, inner):
    start = process_time()

    with pytest.raises(TooSlow), limited(outer):
        (interrupted(inner), go_on())

    assert process_time() - start < 1


@posix
def test_what_is_begun_after_the_limit_is_lifted_comes_to_its_end():
    with limited(0.05):
        lift()
        start = process_time()
        while process_time() - start < 0.1:
            pass

    assert process_time() - start >= 0.1
