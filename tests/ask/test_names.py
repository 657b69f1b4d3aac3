"""What people call things: their labels, and of situations all that makes each the one it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import studies
from rdflib import RDF, URIRef

from coprod_kg import build
from coprod_kg.ask import Names
from coprod_kg.vocabulary import CP

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset

MILL = "https://example.org/mill/"


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("actor/a1", "Larkwater University"),
        ("flows/p1/a1/a3/funding", "Flows: Larkwater University, Weir Street Surgery, funding (p1)"),
        ("flows/p1/a1/a3/nothing-of-it", "flows p1 a1 a3 nothing-of-it"),
        ("claim/flows/f1", "claim flows f1"),
        ("elsewhere/x", "elsewhere x"),
    ],
)
def test_thing_is_called_as_people_call_it(mill_graph: Dataset, path: str, label: str) -> None:
    """An address of a situation is read by nobody; where the graph says nothing, it is all there is."""
    assert Names(mill_graph, MILL).label(MILL + path) == label


def test_situation_of_several_partnerships_names_them(tmp_path: Path) -> None:
    """What is said of both is another situation than what is said of one, or of none."""
    rows = "".join(f"f{n},{where},a1,a2,data,a1\n" for n, where in enumerate(("p1;p2", "p2", "general")))
    study = studies.write(tmp_path, flows=f"id,partnership,giver,receiver,resource,claimant\n{rows}")
    graph = build.in_memory(tmp_path)
    names = Names(graph, study.base)
    labels = {names.label(str(flow)) for flow in graph.subjects(RDF.type, URIRef(f"{CP}Flow"))}
    flow = "Flows: Ann, Ben, data"
    assert labels == {flow, f"{flow} (p2)", f"{flow} (p1, p2)"}


def test_causes_that_go_round_are_named(tmp_path: Path) -> None:
    """Each causal claim is a cause in the other: a name made of names would have no end."""
    study = studies.write(
        tmp_path,
        factors="id,partnership,kind,label,claimant\nv1,p1,vision,trust,a1\n",
        causal_claims="id,partnership,causes,effects,claimant\nz1,p1,z2,v1,a1\nz2,p1,z1,v1,a1\n",
    )
    label = Names(build.in_memory(tmp_path), study.base).label(f"{study.base}causal_claims/z2/v1")
    assert label.startswith("Causal claims: Causal claims: ")
    assert label.endswith(", Factors: vision, trust (p1)")
