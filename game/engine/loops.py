"""Strongly connected components of a graph, found with a stack of its own (Tarjan 1972)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def components(graph: Mapping[int, Iterable[int]]) -> list[list[int]]:
    """The strongly connected components, each after all components that it leads to.

    Edges to numbers that are no keys of the graph are passed over.
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    found: list[list[int]] = []
    for root in graph:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(graph[root]))]
        while work:
            at, edges = work[-1]
            for target in edges:
                if target not in graph:
                    continue
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(graph[target])))
                    break
                if target in on_stack:
                    low[at] = min(low[at], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[at])
                if low[at] == index[at]:
                    component = []
                    while True:
                        member = stack.pop()
                        on_stack.remove(member)
                        component.append(member)
                        if member == at:
                            break
                    found.append(component)
    return found


def closed_loops(graph: Mapping[int, Iterable[int]]) -> list[list[int]]:
    """The components that nothing leads out of, in the order of their smallest member."""
    closed = []
    for component in components(graph):
        inside = set(component)
        if all(target in inside for member in component for target in graph[member]):
            closed.append(sorted(component))
    return sorted(closed)
