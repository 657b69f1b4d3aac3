"""What `measure` answers: the contract of its JSON, the mill's numbers, the forms it is written in."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.errors import ParameterError, UnknownFormatError, UnknownLayerError
from coprod_kg.network.measure import measure
from coprod_kg.network.policy import Policy
from coprod_kg.network.writers import FORMATS, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Graph = Callable[..., Dataset]


def _layer(graph: Dataset, name: str = "flows", **options: Any) -> dict[str, Any]:
    """Return the first entry of a layer."""
    return measure(graph, [name], study="s", **options)["layers"][0]


def _accounts(graph: Dataset, name: str = "flows") -> dict[str, Any]:
    return measure(graph, [name], study="s")["accounts"][0]


def test_mill_has_the_numbers_counted_on_paper(mill_graph: Dataset) -> None:
    """Flows among the university, the surgery, the panel and Open Door; the Board was not asked."""
    flows = _layer(mill_graph)
    assert (flows["nodes"], flows["arcs"], flows["isolates"]) == (5, 9, 0)
    assert flows["dyads"] == {"mutual": 3, "asymmetric": 3, "null": 0}
    assert flows["reciprocity"]["arc"] == pytest.approx(2 / 3)
    assert flows["reciprocity"]["dyad"] == pytest.approx(1 / 2)
    assert flows["left_out"]["not_asked_pairs"] == 4
    assert flows["left_out"]["not_asked_arcs"] == 2
    assert flows["contested"]["yes"] == 1


def test_layer_has_the_keys_of_the_contract_and_no_stubs(mill_graph: Dataset) -> None:
    """Programs read the JSON; a key that is there holds what it says."""
    answer = measure(mill_graph, study="The Mill", seed=7)
    assert (answer["study"], answer["claims"], answer["seed"]) == ("The Mill", "affirmed", 7)
    for entry in answer["layers"]:
        assert {
            "layer", "partnership", "period", "nodes", "arcs", "self_ties_dropped", "isolates", "density",
            "dyads", "reciprocity", "left_out", "voice", "undefined",
        } <= set(entry)  # fmt: skip
        assert {"arc", "dyad", "rho", "weighted", "cyclic_arcs"} <= set(entry["reciprocity"])


def _nulls(found: dict[str, Any], path: str = "") -> set[str]:
    """Return the places of what is undefined."""
    places = set()
    for key, value in found.items():
        if isinstance(value, dict):
            places |= _nulls(value, f"{path}{key}.")
        elif value is None:
            places.add(f"{path}{key}")
    return places


def test_every_undefined_number_has_its_reason(mill_graph: Dataset) -> None:
    """A null without a reason would be read as a fault of the program."""
    for entry in measure(mill_graph, study="s", by="partnership")["layers"]:
        parts = ("density", "reciprocity", "sectors", "hierarchy", "centralisation", "brokerage")
        missing = _nulls({part: entry[part] for part in parts})
        reasons = {name for name in entry["undefined"] if name.partition(".")[0] in parts}
        assert len(missing) > 3
        assert missing == reasons
        assert entry["chance"] or any(name.startswith("chance") for name in entry["undefined"])
        assert bool(entry["actors"]) == ("actors" not in entry["undefined"])


def test_layers_come_in_the_order_asked(mill_graph: Dataset) -> None:
    """And without names power comes first, then flows and each resource."""
    names = [entry["layer"] for entry in measure(mill_graph, ["flows:data", "power"], study="s")["layers"]]
    assert names == ["flows:data", "power"]
    assert [e["layer"] for e in measure(mill_graph, study="s")["layers"]][:3] == [
        "power",
        "flows",
        "flows:access",
    ]


def test_anything_is_denied_and_never_a_layer(graph_of: Graph) -> None:
    """'They gave us nothing' names no resource that could have flowed."""
    graph = graph_of("a>b data by a\na>b anything by b stance=denied")
    assert [entry["layer"] for entry in measure(graph, study="s")["layers"]] == [
        "power",
        "flows",
        "flows:data",
    ]


def test_by_partnership_gives_one_entry_each(mill_graph: Dataset) -> None:
    """Side by side, in the order of their IRIs and never by size."""
    entries = measure(mill_graph, ["flows"], study="s", by="partnership")["layers"]
    assert [entry["partnership_label"] for entry in entries] == [
        "The Mill",
        "The Mill Network",
        "The Boathouse",
    ]


def test_roster_opens_the_gate(mill_graph: Dataset) -> None:
    """The Boathouse was a survey of all pairs, the Mill was talked about."""
    mill, _, boathouse = measure(mill_graph, ["flows"], study="s", by="partnership")["layers"]
    assert mill["density"] is None
    assert boathouse["density"] == pytest.approx(boathouse["arcs"] / 6)
    assert boathouse["reciprocity"]["rho"] is not None


def test_gate_can_be_opened_knowingly(mill_graph: Dataset) -> None:
    """`--as-if-asked` reads silence as absence because the analyst says so."""
    assert _layer(mill_graph, as_if_asked=True)["density"] == pytest.approx(9 / 12)


def test_other_accounts_give_other_networks(mill_graph: Dataset) -> None:
    """The claims that the policy does not take are counted as left out."""
    entry = _layer(mill_graph, policy=Policy(claims="confirmed"))
    assert entry["arcs"] < 9
    assert entry["left_out"]["claims"]["account"] > 0


def test_accounts_part_ties_by_who_affirms_them(graph_of: Graph) -> None:
    """Giver only, receiver only, both, third party only; both over all three is Jaccard."""
    graph = graph_of("a>b data by a\nb>a data by a\na>c data by a\na>c data by c\nb>c data by a")
    found = _accounts(graph)
    assert [found[key] for key in ("giver_only", "receiver_only", "both", "third_party_only")] == [1, 1, 1, 1]
    assert found["jaccard"] == pytest.approx(1 / 3)


def test_accounts_keep_resources_apart(graph_of: Graph) -> None:
    """Each says something else was given: nobody confirms anybody."""
    found = _accounts(graph_of("a>b data by a\na>b funding by b"))
    assert (found["giver_only"], found["receiver_only"], found["both"]) == (1, 1, 0)


def test_denial_by_the_other_end_is_counted(graph_of: Graph) -> None:
    """'We thanked them' and 'they never did' are one tie, affirmed by one end and denied by the other."""
    lines = "a>b data by a from=2012 to=2012\na>b anything by b stance=denied from=2012 to=2012"
    assert _accounts(graph_of(lines))["denied_by_other_end"] == 1
    assert _accounts(graph_of(lines.replace("by b", "by c")))["denied_by_other_end"] == 0


def test_one_sided_means_little_where_one_side_was_not_asked(graph_of: Graph) -> None:
    """Such ties are counted by themselves and take no part in Jaccard."""
    parts = [
        {"id": "1", "partnership": "p", "actor": "a", "asked": "yes"},
        {"id": "2", "partnership": "p", "actor": "b", "asked": "no"},
    ]
    found = _accounts(graph_of("a>b data by a", participations=parts))
    assert (found["giver_only"], found["not_asked"], found["jaccard"]) == (0, 1, None)
    assert "jaccard" in found["undefined"]


@pytest.mark.parametrize(
    "lines",
    ["a>a data by a", "a>b data by a stance=denied", "a>b data by a mode=should"],
    ids=["all self-ties", "denied only", "called for only"],
)
def test_layer_without_ties_has_answers(graph_of: Graph, lines: str) -> None:
    """Counts are zero, shares undefined; nothing crashes and nothing is guessed."""
    entry = _layer(graph_of(lines))
    assert entry["arcs"] == 0
    assert entry["reciprocity"]["arc"] is None


def test_graph_without_statements_has_answers(graph_of: Graph) -> None:
    """An empty study is valid, and so are its measures."""
    answer = measure(graph_of(), study="s")
    assert [entry["nodes"] for entry in answer["layers"]] == [0, 0]


def test_unknown_layer_partition_and_format_are_errors(mill_graph: Dataset) -> None:
    """Each says what there is instead."""
    with pytest.raises(UnknownLayerError, match="flows"):
        measure(mill_graph, ["flow"], study="s")
    with pytest.raises(ParameterError, match="partnership"):
        measure(mill_graph, study="s", by="partnerships")
    with pytest.raises(UnknownFormatError, match="markdown"):
        write(measure(mill_graph, study="s"), "xml")


@pytest.mark.parametrize("format_", FORMATS)
def test_same_graph_gives_the_same_text(mill_graph: Dataset, format_: str) -> None:
    """Outputs are compared by bytes."""
    first, second = (write(measure(mill_graph, study="s"), format_) for _ in range(2))
    assert first == second


def test_json_and_csv_say_the_same(mill_graph: Dataset) -> None:
    """One row a layer, whole numbers and full precision in both."""
    answer = measure(mill_graph, study="s")
    rows = list(csv.DictReader(io.StringIO(write(answer, "csv"))))
    assert json.loads(write(answer, "json")) == answer
    assert [row["layer"] for row in rows] == [entry["layer"] for entry in answer["layers"]]
    assert float(rows[1]["reciprocity.arc"]) == answer["layers"][1]["reciprocity"]["arc"]


def test_csv_runs_no_formula(graph_of: Graph) -> None:
    """A partnership called `=1+1` is a name, also in a spreadsheet; a negative number stays one."""
    graph = graph_of("a>b data by a", partnerships=[{"id": "p", "name": "=1+1"}])
    answer = measure(graph, ["flows"], study="s", by="partnership", as_if_asked=True)
    row = next(csv.DictReader(io.StringIO(write(answer, "csv"))))
    assert row["partnership_label"] == "'=1+1"
    assert float(row["reciprocity.rho"]) < 0


def test_table_names_both_reciprocities_and_every_reason(mill_graph: Dataset) -> None:
    """Two published definitions, each by its name; a dash never stands alone."""
    table = write(measure(mill_graph, ["flows"], study="s"))
    assert "reciprocity, arc" in table
    assert "reciprocity, dyad" in table
    assert "Not measured, not every pair was asked: density;" in table
    assert "Not measured, fewer than 3 claimants" in table
    assert "Left out:" in table
