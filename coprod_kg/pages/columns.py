"""Layout by columns: what leads to what, from left to right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import networkx as nx

from coprod_kg.pages.layout import Point, packed
from coprod_kg.pages.levels import ROUNDING, aligned, levels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coprod_kg.pages.layout import Pairs

    Stop = str | tuple[str, str, int]  # a thing, or where a line between two passes a column

# From card to card in a column, from column to column, and between parts that hang together.
_CARD, _COLUMNS, _PARTS = 84.0, (250.0, 420.0), (130.0, 50.0)
# How far columns are apart for each step down that a line takes, so that it passes no other card.
_SLOPE: Final = 2.1


def columns(order: Sequence[str], pairs: Pairs) -> dict[str, Point]:
    """Set things in columns, what leads to others on the left of them; parts that hang together apart.

    In a round all lines but those that lead back run from left to right. A line that passes a column
    has a place in it, so that cards make way for it. Source: Sugiyama, Tagawa & Toda 1981.
    """
    graph = nx.Graph()
    graph.add_nodes_from(order)
    graph.add_edges_from(pairs)
    parts = []
    for members in sorted(nx.connected_components(graph), key=_first(order)):
        within = [pair for pair in pairs if pair[0] in members]
        inner = [iri for iri in order if iri in members]
        parted = levels(inner, onward(inner, within))
        stops: list[list[Stop]] = [list(row) for row in parted]
        along = aligned(stops, list(_steps(stops, within)), _CARD + ROUNDING)
        fan = max(Counter(pair[0] for pair in within).values(), default=1)
        apart = min(max(_SLOPE * (fan - 1) / 2 * _CARD, _COLUMNS[0]), _COLUMNS[1])
        parts.append(
            {
                iri: Point(round(column * apart), round(along[iri], 1))
                for column, row in enumerate(parted)
                for iri in row
            }
        )
    return packed(parts, _PARTS)


def onward(order: Sequence[str], pairs: Pairs) -> list[tuple[str, str]]:
    """Return the pairs without those that lead back into a chain, and so close its rounds.

    Chains are followed depth first from what nothing leads to. Source: Gansner et al. 1993.
    """
    led = {end for _, end in pairs}
    place = {iri: at for at, iri in enumerate(order)}
    graph = nx.DiGraph()
    graph.add_nodes_from(sorted(order, key=led.__contains__))
    graph.add_edges_from(sorted(pairs, key=lambda pair: place[pair[1]]))
    way: list[str] = []
    back = set()
    for start, end, kind in nx.dfs_labeled_edges(graph):
        if kind == "forward":
            way.append(end)
        elif kind == "reverse":
            way.pop()
        elif end in way:
            back.add((start, end))
    return [pair for pair in pairs if pair not in back]


def _steps(columns: list[list[Stop]], pairs: Pairs) -> Iterator[tuple[Stop, Stop]]:
    """Yield each line from column to column, and add the places where it passes one."""
    column = {iri: number for number, row in enumerate(columns) for iri in row}
    for start, end in pairs:
        first, last = sorted((start, end), key=column.__getitem__)
        before: Stop = first
        for number in range(column[first] + 1, column[last]):
            passed = (first, last, number)
            columns[number].append(passed)
            yield before, passed
            before = passed
        yield before, last


def _first(order: Sequence[str]) -> Callable[[set[str]], int]:
    places = {iri: place for place, iri in enumerate(order)}
    return lambda members: min(places[iri] for iri in members)
