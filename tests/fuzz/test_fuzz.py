import pytest
from choosing import Chosen
from hypothesis import given, settings
from hypothesis import strategies as st
from targets import TARGETS, made
from trying import again, kept, tried


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=15, derandomize=True)
@given(seed=st.integers(0, 2**63))
def test_whatever_somebody_writes_is_done_or_refused_in_one_line(name, seed):
    assert tried(name, made(seed)).failure == ""


@pytest.mark.parametrize("name", TARGETS)
def test_memory_is_a_multiple_of_the_input(name):
    assert [tried(name, made(seed), measures_memory=True).failure for seed in range(3)] == [""] * 3


def test_input_is_the_same_whenever_its_number_is():
    seeds = range(200)

    assert [made(seed) for seed in seeds] == [made(seed) for seed in reversed(seeds)][::-1]


def test_input_that_failed_can_be_tried_again(tmp_path):
    one = made(7)

    assert again(kept(tmp_path, "auth plan", one, "why")) == ("auth plan", one)


def test_bytes_may_choose_the_input():
    chosen = [made(0, Chosen(bytes([number]) * 4096)) for number in range(20)]

    assert chosen == [made(0, Chosen(bytes([number]) * 4096)) for number in range(20)]
    assert len({tuple(one.files.items()) for one in chosen}) > 10
