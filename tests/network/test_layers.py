"""Layers: who is a node, which pairs could be tied, what is left out, what is contested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from coprod_kg.errors import UnknownLayerError
from coprod_kg.network import actors, claims, graphs
from coprod_kg.network.layers import layer
from coprod_kg.network.names import default_names, layer_name
from coprod_kg.vocabulary import CP, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    from coprod_kg.network.claims import TieClaims
    from coprod_kg.network.layers import Layer

    World = Callable[..., TieClaims]


def _made(said: TieClaims, name: str = "flows", partnership: str | None = None) -> Layer:
    """Return a layer, a partnership by its id."""
    return layer(
        said,
        layer_name(name, said),
        partnership=partnership and f"https://example.org/s/partnership/{partnership}",
    )


def _ids(iris: list[str]) -> str:
    return " ".join(iri.rpartition("/")[2] for iri in iris)


def _takes_part(*rows: str) -> list[dict[str, str]]:
    """Read `partnership actor asked` as rows of participations."""
    return [
        {"id": str(number), **dict(zip(("partnership", "actor", "asked"), row.split(), strict=False))}
        for number, row in enumerate(rows)
    ]


def test_two_claims_about_one_tie_are_one_tie_with_two_supports(world: World) -> None:
    """Saying it twice does not make it heavier."""
    made = _made(world("a>b data by a\na>b data by b\na>b funding by b"))
    assert len(made.ties) == 1
    assert len(next(iter(made.ties.values())).claims) == 3


def test_participants_without_ties_are_nodes(world: World) -> None:
    """Isolates are part of the network, or density would be too high."""
    made = _made(world("a>b data by a", participations=_takes_part("p a", "p b", "p c")))
    assert _ids(made.nodes) == "a b c"
    assert made.observed_pairs == 3


def test_end_that_is_no_participant_is_a_node(world: World) -> None:
    """Ends are always nodes."""
    assert _ids(_made(world("a>x data by a", participations=_takes_part("p a", "p b"))).nodes) == "a b x"


def test_without_participations_all_ends_are_nodes(world: World) -> None:
    """An actor spoken of in another layer, or only in a denial, belongs to the partnership too."""
    said = world("a>b data by a\nc>d data by c stance=denied", "e>f agenda by e mode=planned")
    assert _ids(_made(said).nodes) == "a b c d e f"


def test_pooled_pairs_of_different_partnerships_are_no_dyads(world: World) -> None:
    """Two partnerships of two have two pairs, not six."""
    said = world("a>b data by a\nc>d data by c partnership=q")
    assert _made(said).observed_pairs == 2
    assert _made(said, partnership="q").observed_pairs == 1


def test_actor_of_two_partnerships_makes_no_pair_of_the_others(world: World) -> None:
    """The broker shares a partnership with each, they with nobody but the broker."""
    said = world("a>b data by a\nb>c data by b partnership=q\nb>a data by a partnership=q")
    assert _made(said).observed_pairs == 3
    assert _made(world("a>b data by a\nb>c data by b partnership=q")).observed_pairs == 2


def test_general_claim_ties_only_those_who_share_a_partnership(world: World) -> None:
    """Said of co-production as such, it counts in no single partnership."""
    said = world("a>b data by a\nb>a data by b partnership=general\na>c data by a partnership=general")
    made = _made(said)
    assert {tuple(map(actors.notation, pair)) for pair in made.ties} == {("a", "b"), ("b", "a")}
    assert made.left_out["no_shared_partnership"] == 1
    assert len(_made(said, partnership="p").ties) == 1


def test_claim_about_a_set_counts_in_the_pool_only(world: World) -> None:
    """Across the two is said of neither alone."""
    said = world("a>b data by a partnership=p;q")
    assert len(_made(said).ties) == 1
    assert not _made(said, partnership="p").ties


def test_categories_and_self_ties_are_left_out_and_counted(world: World) -> None:
    """Talk about 'academics' is no tie between two actors, nor is a gift to oneself."""
    said = world("a>b data by a\nk>b data by b\na>a data by a", actors=[{"id": "k", "kind": "category"}])
    made = _made(said)
    assert len(made.ties) == 1
    assert (made.left_out["categories"], made.self_ties) == (1, 1)
    assert _ids(made.nodes) == "a b"


def test_pairs_with_somebody_not_asked_are_not_measured(world: World) -> None:
    """Their ties are missing, not zero; the tie that others name stays visible."""
    said = world("a>b data by a\na>c data by a", participations=_takes_part("p a yes", "p b", "p c no"))
    made = _made(said)
    assert made.observed_pairs == 1
    assert (made.left_out["not_asked_pairs"], made.left_out["not_asked_arcs"]) == (2, 1)
    assert len(made.ties) == 2
    assert len(made.observed) == 1


def test_pair_asked_in_one_shared_partnership_is_observed(world: World) -> None:
    """Having gone unasked elsewhere takes nothing away."""
    parts = _takes_part("p a", "p b no", "q a yes", "q b yes")
    assert _made(world("a>b data by a", participations=parts)).left_out["not_asked_pairs"] == 0


SOURCES = [
    {"id": "s1", "partnership": "p", "elicitation": "roster"},
    {"id": "s2", "partnership": "p", "elicitation": "interview"},
]
EXTRACTS = [{"id": f"x{n}", "source": f"s{n}", "text": "So it was.", "speaker": "a"} for n in (1, 2)]


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        ("a>b data by a extracts=x1", True),
        ("a>b data by a extracts=x1\nb>a data by a extracts=x2", False),
        ("a>b data by a", False),
        ("a>b data by a extracts=x1;x2", False),
    ],
)
def test_silence_means_no_only_where_all_ties_come_from_a_roster(
    world: World, lines: str, *, asked: bool
) -> None:
    """One interview among the sources, or a tie without a source, and pairs went unasked."""
    assert _made(world(lines, sources=SOURCES, extracts=EXTRACTS)).was_asked is asked


@pytest.mark.parametrize(
    ("denial", "contested"),
    [
        ("a>b data by b stance=denied from=2012 to=2013", "yes"),
        ("a>b anything by b stance=denied from=2013", "yes"),
        ("a>b data by b stance=denied from=2016", "no"),
        ("a>b data by b stance=denied", "possible"),
        ("a>b funding by b stance=denied from=2012 to=2013", "no"),
        ("b>a data by b stance=denied from=2012 to=2013", "no"),
        ("a>b data by b stance=denied mode=planned from=2012 to=2013", "no"),
        ("a>b data by b stance=denied partnership=q from=2012 to=2013", "no"),
    ],
)
def test_tie_is_contested_when_denied_for_the_same_time(world: World, denial: str, contested: str) -> None:
    """Denied for another year is change, for another resource another matter; it stays a tie."""
    made = _made(world(f"a>b data by a from=2011 to=2014\n{denial}"))
    assert made.ties["https://example.org/s/actor/a", "https://example.org/s/actor/b"].contested == contested


@pytest.mark.parametrize(("place", "count"), [("p", 0), ("p;q", 1), ("general", 1), ("q;r", 0), ("q", 0)])
def test_what_is_said_of_more_than_the_partnership_is_counted(world: World, place: str, count: int) -> None:
    """It makes no tie of the one partnership; that 'nothing was left out' would be untrue."""
    claims = world(f"a>b data by a\nb>a data by b partnership={place}\nc>a data by c partnership=q;r")
    assert _made(claims, partnership="p").left_out["said_of_more"] == count
    assert _made(claims).left_out["said_of_more"] == 0


@pytest.mark.parametrize(
    ("said", "denied", "contested"),
    [
        ("budget", "", "possible"),
        ("budget", "budget", "possible"),
        ("budget", "hiring", "no"),
        ("", "budget", "no"),
    ],
)
def test_power_is_contested_in_its_matter(world: World, said: str, denied: str, contested: str) -> None:
    """'They decide nothing' contests all; 'not the budget' leaves power in other matters."""
    made = _made(world(power=f"a>b {said} by a\na>b {denied} by b stance=denied"), "power")
    assert [tie.contested for tie in made.ties.values()] == [contested]


def test_coders_who_disagree_do_not_make_a_tie_contested(world: World) -> None:
    """One passage, one claimant, two readings: the partners did not disagree."""
    lines = (
        "a>b data by a extracts=x1 from=2011 to=2011\n"
        "a>b data by a extracts=x1 coder=c2 stance=denied from=2011 to=2011"
    )
    made = _made(world(lines, sources=SOURCES, extracts=EXTRACTS))
    assert [tie.contested for tie in made.ties.values()] == ["no"]


def test_denial_alone_makes_no_tie_and_is_kept_apart(world: World) -> None:
    """'They gave us nothing' is data all the same."""
    made = _made(world("a>b anything by b stance=denied"))
    assert not made.ties
    assert len(made.denied) == 1


def test_layers_are_parted_by_resource_and_by_base(world: World) -> None:
    """A concept is named by notation or label, in any case."""
    said = world("a>b data by a\na>b staff-time by a resource=staff_time", "a>b agenda by a basis=reward")
    assert len(_made(said, "flows:Staff Time").ties) == 1
    assert len(_made(said, "power:REWARD").ties) == 1
    assert not _made(said, "power:expert").ties


def test_default_layers_are_power_flows_and_each_resource_present(world: World) -> None:
    """What nobody speaks of has no layer unless it is asked for."""
    names = default_names(world("a>b funding by a\na>b data by a stance=denied"))
    assert [name.text for name in names] == ["power", "flows", "flows:data", "flows:funding"]


@pytest.mark.parametrize(
    ("name", "near"), [("flow", "flows"), ("flows:fundin", "flows:funding"), ("flows:", "flows")]
)
def test_unknown_layer_names_the_nearest(world: World, name: str, near: str) -> None:
    """A misspelt layer must not be an empty network."""
    with pytest.raises(UnknownLayerError, match=near):
        layer_name(name, world("a>b data by a"))


def test_networkx_graph_has_an_edge_a_claim_with_its_evidence(world: World) -> None:
    """What analysts take away still leads to the words it rests on."""
    lines = "a>b data by a extracts=x1 strength=4\na>b funding by b\nb>a data by b stance=denied"
    graph = graphs.to_networkx(_made(world(lines, sources=SOURCES, extracts=EXTRACTS)))
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.number_of_edges() == 2
    edge = graph.edges[
        "https://example.org/s/actor/a",
        "https://example.org/s/actor/b",
        "https://example.org/s/claim/flows/0",
    ]
    assert (edge["strength"], edge["extracts"]) == (4, ("https://example.org/s/extract/x1",))


def test_rdflib_alone_gives_the_same_claims(mill_graph: Dataset) -> None:
    """The queries use nothing that only one engine knows."""
    from rdflib import Dataset

    plain = Dataset(default_union=True)
    for quad in mill_graph.quads():
        plain.add(quad)
    assert claims.read(plain) == claims.read(mill_graph)


def test_every_term_in_the_queries_is_in_the_ontology() -> None:
    """A misspelt term finds nothing and says nothing."""
    known = set(vocabulary().labels())
    used = {
        CP + term for query in (*claims.QUERIES, *actors.QUERIES) for term in re.findall(r"cp:(\w+)", query)
    }
    assert len(used) > 15
    assert used <= known
