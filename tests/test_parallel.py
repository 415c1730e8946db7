import os
import signal

import pytest

from toolkit import parallel
from toolkit.parallel import each

posix = pytest.mark.skipif(not parallel.FORKS, reason="processes are forked on Linux alone")


def lost(item, end):
    return f"{item} {end}"


def doubled(number):
    return number * 2


def doubled_unless_ended(number):
    """End the process for some numbers, as the system may do."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 5:
        os._exit(7)
    return number * 2


def refused(number):
    if number == 2:
        raise FileNotFoundError(number)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 7, 100], ids=lambda jobs: f"{jobs} jobs")
def test_results_come_in_the_order_of_the_items(jobs):
    assert list(each(doubled, range(20), jobs=jobs, lost=lost)) == [number * 2 for number in range(20)]


def test_first_result_is_there_before_the_items_are_done():
    results = each(doubled, range(1_000_000), jobs=2, lost=lost)

    assert next(results) == 0
    results.close()


def test_nothing_to_do_needs_no_process():
    assert list(each(doubled, [], jobs=4, lost=lost)) == []


@posix
def test_process_that_dies_takes_one_item_with_it():
    results = list(each(doubled_unless_ended, range(8), jobs=2, lost=lost))

    assert results == [0, 2, 4, "3 was ended by SIGKILL", 8, "5 ended with 7", 12, 14]


@posix
def test_error_comes_at_its_place_and_says_where_it_was_raised():
    results = each(refused, range(4), jobs=2, lost=lost)

    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(FileNotFoundError) as raised:
        next(results)
    assert "in refused" in raised.value.__notes__[0]


@posix
def test_no_process_is_left_behind():
    import multiprocessing

    results = each(doubled, range(1000), jobs=3, lost=lost)
    next(results)
    at_work = len(multiprocessing.active_children())
    results.close()

    assert (at_work, multiprocessing.active_children()) == (3, [])


@posix
def test_system_without_a_process_to_give_lets_the_work_be_done_here(monkeypatch):
    def refuse():
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)

    assert list(each(doubled, range(4), jobs=2, lost=lost)) == [0, 2, 4, 6]


@posix
def test_spawned_processes_give_the_same(monkeypatch):
    monkeypatch.setattr(parallel, "FORKS", False)

    assert list(each(abs, [-1, 2, -3], jobs=2, lost=lost)) == [1, 2, 3]
