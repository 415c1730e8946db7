"""What refers to itself, through however many others: the strongly connected components of a graph."""

from collections.abc import Iterable, Iterator, Mapping


def components(graph: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Yield the groups of names that lead to each other, each after all groups it leads to.

    This is Gabow's algorithm without recursion: `path` holds names whose group is still open, and `starts`
    where in it the groups begin as far as is known. Every name that is led to must be a key of the graph.
    """
    ranks: dict[str, int] = {}
    closed: set[str] = set()
    path: list[str] = []
    starts: list[int] = []
    for root in graph:
        pending = [] if root in ranks else [(root, iter(graph[root]))]
        while pending:
            name, followers = pending[-1]
            if name not in ranks:
                ranks[name] = len(ranks)
                path.append(name)
                starts.append(ranks[name])
            ...
