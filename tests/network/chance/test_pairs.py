"""Every pair that could have a tie has one number."""

import numpy as np
import pytest

from coprod_kg.network.chance import pairs as module
from coprod_kg.network.chance.pairs import Pairs, dyads
from coprod_kg.network.measures.digraph import Digraph, from_arcs


@pytest.mark.parametrize("nodes", range(9))
def test_numbers_name_each_pair_once(nodes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a number for a pair missing or twice, draws would favour some pairs; computed or looked up."""
    looked_up = Pairs.among(nodes)
    monkeypatch.setattr(module, "_LISTED", -1)
    for pairs in (looked_up, Pairs.among(nodes)):
        first, second = pairs.ends(np.arange(pairs.count))
        found = {frozenset(ends) for ends in zip(first.tolist(), second.tolist(), strict=True)}
        assert len(found) == pairs.count == nodes * (nodes - 1) // 2
        assert all(len(ends) == 2 and max(ends) < nodes for ends in found)


def test_only_possible_pairs_have_a_number(pooled: Digraph) -> None:
    """Actors of two partnerships are no pair."""
    pairs = Pairs.of(pooled)
    first, second = pairs.ends(np.arange(pairs.count))
    assert pairs.count == 3 + 6
    assert ((first < 3) == (second < 3)).all()


def test_arc_on_an_impossible_pair_is_refused(pooled: Digraph) -> None:
    """Such a network is none that its own null could give."""
    wrong = from_arcs(pooled.nodes, [0], [6], possible=pooled.possible)
    with pytest.raises(ValueError, match="unable to have one"):
        Pairs.of(wrong)


def test_dyads_are_counted(pooled: Digraph) -> None:
    """a-b and d-e are mutual; the other four arcs are not returned."""
    assert dyads(pooled) == (2, 4)
