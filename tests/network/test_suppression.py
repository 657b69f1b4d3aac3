"""Numbers of very few are not public, nor can they be worked out from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_kg.network.blocks import blocks
from coprod_kg.network.measure import measure
from coprod_kg.network.suppression import without_small_groups
from coprod_kg.network.writers import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Graph = Callable[..., Dataset]


def _ring(name: str, actors: int) -> str:
    return "\n".join(
        f"{name}{one}>{name}{(one + 1) % actors} data by {name}{one} partnership={name}"
        for one in range(actors)
    )


def _measured(graph_of: Graph, **sizes: int) -> dict[str, Any]:
    lines = "\n".join(_ring(name, many) for name, many in sizes.items())
    return without_small_groups(measure(graph_of(lines), ["flows"], study="s", by="partnership"))


def _shown(found: dict[str, Any]) -> list[str]:
    return [entry["partnership_label"] for entry in found["layers"]]


def test_group_of_four_is_left_out_and_named(graph_of: Graph) -> None:
    """With the next smallest, from which the whole would tell it."""
    found = _measured(graph_of, p=4, q=6, r=7)
    assert _shown(found) == ["r"]
    assert [one["partnership"][-1] for one in found["suppressed"]] == ["p", "q"]


def test_two_small_groups_need_no_third(graph_of: Graph) -> None:
    """Their sum tells neither."""
    assert _shown(_measured(graph_of, p=4, q=3, r=7)) == ["r"]


def test_groups_of_five_are_shown(graph_of: Graph) -> None:
    """Nothing is left out where nobody is alone."""
    found = _measured(graph_of, p=5, q=6)
    assert _shown(found) == ["p", "q"]
    assert found["suppressed"] == []


def test_nothing_of_a_small_group_is_left_elsewhere(graph_of: Graph) -> None:
    """Accounts, exchanges and supply speak of the same parts."""
    found = _measured(graph_of, p=4, q=6, r=7)
    for name in ("accounts", "exchanges", "supply"):
        assert {one["partnership"][-1] for one in found[name]} == {"r"}


def test_study_of_few_says_that_nothing_is_shown(graph_of: Graph) -> None:
    """An empty screen would look like a fault."""
    found = _measured(graph_of, p=4)
    assert found["layers"] == []
    assert all("fewer than 5 actors" in write(found, form) for form in ("table", "markdown"))


def test_table_says_what_is_left_out(graph_of: Graph) -> None:
    """A reader must not take it for what there is."""
    lines = [line for block in blocks(_measured(graph_of, p=4, q=6, r=7)) for line in block.below]
    assert any("fewer than 5 actors" in line and "p; q" in line for line in lines)
