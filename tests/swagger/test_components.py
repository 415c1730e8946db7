from hypothesis import given
from hypothesis import strategies as st

from toolkit.swagger.components import components

NAMES = "abcdefg"
GRAPHS = st.fixed_dictionaries({name: st.sets(st.sampled_from(NAMES)) for name in NAMES})


def reached(graph, start):
    found = set()
    pending = [start]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += graph[name]
    return found


@given(graph=GRAPHS)
def test_names_are_grouped_if_they_reach_each_other(graph):
    from_each = {name: reached(graph, name) for name in graph}
    expected = {
        frozenset(other for other in graph if other in from_each[name] and name in from_each[other])
        for name in graph
    }

    groups = list(components(graph))

    assert sorted(name for group in groups for name in group) == list(NAMES)
    assert {frozenset(group) for group in groups} == expected


@given(graph=GRAPHS)
def test_groups_come_after_all_they_lead_to(graph):
    ranks = {name: rank for rank, group in enumerate(components(graph)) for name in group}

    assert all(ranks[follower] <= ranks[name] for name in graph for follower in graph[name])


def test_long_chains_and_loops_need_no_recursion():
    chain = {str(number): [str(number + 1)] for number in range(20_000)} | {"20000": []}
    loop = chain | {"20000": ["0"]}

    assert len(list(components(chain))) == 20_001
    assert [len(group) for group in components(loop)] == [20_001]
