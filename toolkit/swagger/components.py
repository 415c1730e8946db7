"""What refers to itself, through however many others: the strongly connected components of a graph."""

from collections.abc import Collection, Iterator, Mapping


def components(graph: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """Yield the groups of names that lead to each other, each after all groups it leads to.

    Gabow's algorithm without recursion. Every name that is led to is a key of the graph.
    """
    ranks: dict[str, int] = {}  # in the order of discovery
    left: set[str] = set()
    closed: set[str] = set()
    path: list[str] = []  # the discovered names whose group is not closed
    heads: list[str] = []  # the first name of each group on the path, as far as is known
    pending = list(graph)
    while pending:
        name = pending[-1]
        if name not in ranks:
            ranks[name] = len(ranks)
            path.append(name)
            heads.append(name)
            pending += (follower for follower in graph[name] if follower not in ranks)
            continue
        pending.pop()
        if name in left:
            continue
        left.add(name)
        for follower in graph[name]:
            while follower not in closed and ranks[heads[-1]] > ranks[follower]:
                heads.pop()
        if heads[-1] == name:
            heads.pop()
            group = _taken_down_to(name, path)
            closed.update(group)
            yield group


def _taken_down_to(name: str, path: list[str]) -> list[str]:
    group = [path.pop()]
    while group[-1] != name:
        group.append(path.pop())
    return group
