"""Records to quads: what a row makes, where it stands, and what meets."""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import studies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from coprod_kg import build, template
from coprod_kg.addresses import expand
from coprod_kg.graph.store import engine
from coprod_kg.intake.records import Record
from coprod_kg.study import Study
from coprod_kg.vocabulary import CP, RDF, vocabulary
from coprod_kg.weave import Weaver, literal

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Quad
    from rdflib import Dataset

S = studies.BASE
OA = "http://www.w3.org/ns/oa#"
FLOW = "id,partnership,giver,receiver,resource,claimant\n"
POWER = "id,partnership,holder,over,matter,claimant\n"
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
WORD = TEXT.filter(lambda text: text.strip())


def _found(quads: set[Quad], subject: str | None = None, predicate: str | None = None) -> list[str]:
    """Return the values of a subject's property, short within the study, sorted."""
    return sorted(
        quad.object.value.removeprefix(S)
        for quad in quads
        if (subject is None or quad.subject.value == S + subject)
        and (predicate is None or quad.predicate.value == (predicate if ":" in predicate else CP + predicate))
    )


def _about(quads: set[Quad], *claims: str) -> set[str]:
    return {one for claim in claims for one in _found(quads, f"claim/{claim}", "about")}


@pytest.fixture(scope="module", params=template.names())
def example(request: pytest.FixtureRequest, mill: Path) -> Dataset:
    """Return the graph of each example study."""
    return build.in_memory(mill.parent / request.param)


# Identity


def test_the_same_tie_told_by_two_is_one_situation(tmp_path: Path) -> None:
    """Two accounts of one tie meet, whatever else they say of it."""
    table = POWER.replace("\n", ",basis,from,stance\n")
    table += "w1,p1,a1,a2,agenda,a1,reward,2012,\nw2,p1,a1,a2,agenda,a2,coercive,2014,denied\n"
    quads = studies.quads(studies.write(tmp_path, power_over=table))
    assert _about(quads, "power_over/w1", "power_over/w2") == {"power_over/p1/a1/a2/agenda"}


@pytest.mark.parametrize(
    "other", ["p2,a1,a2,agenda", "p1,a3,a2,agenda", "p1,a1,a3,agenda", "p1,a1,a2,budget", "p1,a1,a2,"]
)
def test_a_tie_that_differs_in_one_identity_column_is_another(tmp_path: Path, other: str) -> None:
    """Each identity column counts."""
    table = f"{POWER}w1,p1,a1,a2,agenda,a1\nw2,{other},a1\n"
    quads = studies.quads(studies.write(tmp_path, power_over=table))
    assert len(_about(quads, "power_over/w1", "power_over/w2")) == 2


def test_the_order_of_a_list_does_not_matter(tmp_path: Path) -> None:
    """'a1;a2' and 'a2;a1' share the same power; so do sets of partnerships."""
    table = "id,partnership,who,claimant\nh1,p1;p2,a1;a2,a1\nh2,p2;p1,a2;a1,a2\n"
    quads = studies.quads(studies.write(tmp_path, power_shared=table))
    assert _about(quads, "power_shared/h1", "power_shared/h2") == {"power_shared/p1,p2/a1,a2/"}


def test_an_empty_part_keeps_its_place(tmp_path: Path) -> None:
    """Else a tie in general about p1 would be one within p1 about nothing."""
    quads = studies.quads(studies.write(tmp_path, power_over=POWER + "w1,general,a1,a2,,a1\n"))
    assert _about(quads, "power_over/w1") == {"power_over//a1/a2/"}


@pytest.mark.parametrize(
    ("matter", "part"),
    [
        ("the street / the box", "the%20street%20%2F%20the%20box"),
        ("exactly /", "exactly%20%2F"),
        ("50 %", "50%20%25"),
        ("é", "%C3%A9"),
        ("a-b._~", "a-b._~"),
        ("who?", "who%3F"),
        ("a,b", "a%2Cb"),
        ("#1", "%231"),
        ("{x}", "%7Bx%7D"),
    ],
)
def test_identity_is_percent_encoded(tmp_path: Path, matter: str, part: str) -> None:
    """As RFC 6570 expands it, so that any CSVW processor makes the same address."""
    table = f'{POWER}w1,p1,a1,a2,"{matter}",a1\n'
    quads = studies.quads(studies.write(tmp_path, power_over=table))
    assert _about(quads, "power_over/w1") == {f"power_over/p1/a1/a2/{part}"}


def test_blanks_around_an_identity_text_do_not_make_another(tmp_path: Path) -> None:
    """They cannot be seen in a spreadsheet."""
    table = f"{POWER}w1,p1,a1,a2, agenda ,a1\nw2,p1,a1,a2,agenda,a1\n"
    quads = studies.quads(studies.write(tmp_path, power_over=table))
    assert _about(quads, "power_over/w1", "power_over/w2") == {"power_over/p1/a1/a2/agenda"}


PARTS = st.fixed_dictionaries(
    {"partnership": st.lists(WORD, unique=True), "who": st.lists(WORD, min_size=1, unique=True),
     "matter": st.lists(TEXT.filter(bool), max_size=1)}
)  # fmt: skip


@given(PARTS, PARTS)
def test_situations_have_one_address_exactly_when_their_identity_is_one(
    one: dict[str, list[str]], other: dict[str, list[str]]
) -> None:
    """No text, comma, slash or list of one makes two identities meet that differ."""
    table = vocabulary().tables["power_shared"]
    same = all(sorted(one[name]) == sorted(other[name]) for name in table.identity)
    found = [expand(table.situation, {name: tuple(row[name]) for name in row}) for row in (one, other)]
    assert (found[0] == found[1]) == same


@given(st.lists(WORD, unique=True, min_size=1))
def test_every_id_makes_a_valid_address_of_its_own(ids: list[str]) -> None:
    """Ids are any text: the engine takes each, and no two become one."""
    table = vocabulary().tables["coders"]
    records = [Record(table, "coded/coders.csv", 2, {"id": (one,), "name": ("x",)}) for one in ids]
    text = "".join(Weaver(S, vocabulary()).quads(records))
    subjects = {quad.subject.value for quad in parse(text.encode(), RdfFormat.N_QUADS)}
    assert len(subjects) == len(ids)
    assert all(NamedNode(one).value.startswith(f"{S}coder/") for one in subjects)


# Cells are data


@given(TEXT)
def test_any_text_comes_back_from_n_quads(text: str) -> None:
    """What is written is what was coded, to the last control character."""
    line = f"<{S}a> <{S}b> {literal(text)} .\n"
    (quad,) = parse(line.encode(), RdfFormat.N_QUADS)
    assert quad.object == Literal(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(WORD, WORD, WORD)
def test_any_text_passes_from_a_file_to_the_graph(tmp_path: Path, quote: str, name: str, matter: str) -> None:
    """Quotation, name and matter: through the file, the reader, the writer and the engine."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(
        [["id", "source", "text", "speaker"], ["x1", "s1", quote, "a1"]]
    )
    power = io.StringIO(newline="")
    csv.writer(power, quoting=csv.QUOTE_ALL).writerows(
        [[*POWER.strip().split(","), "note"], ["w1", "p1", "a1", "a2", matter, "a1", name]]
    )
    tables = {
        "sources": "id,partnership\ns1,p1\n",
        "extracts": out.getvalue(),
        "power_over": power.getvalue(),
    }
    quads = studies.quads(studies.write(tmp_path, **tables))
    assert [quad.object.value for quad in quads if quad.predicate.value == f"{OA}exact"] == [quote]
    assert [quad.object.value for quad in quads if quad.predicate.value == f"{CP}note"] == [name]
    assert [quad.object.value for quad in quads if quad.predicate.value == f"{CP}concernsMatter"] == [
        matter.strip()
    ]


def test_a_hundred_kilobytes_of_text_pass_whole(tmp_path: Path) -> None:
    """A whole interview may stand in one cell."""
    text = "so it went on… 👩🏽\u200d🔬\n" * 5_000
    table = f'id,source,text\nx1,s1,"{text}"\n'
    study = studies.write(tmp_path, sources="id,partnership\ns1,p1\n", extracts=table)
    assert _found(studies.quads(study), "extract/x1/quote", f"{OA}exact") == [text]


# Claims


def test_a_claim_is_known_by_table_and_id(tmp_path: Path) -> None:
    """Two tables may use one id for two statements."""
    tables = {"flows": FLOW + "s1,p1,a1,a2,data,a1\n", "power_over": POWER + "s1,p1,a1,a2,,a1\n"}
    quads = studies.quads(studies.write(tmp_path, **tables))
    claims = {quad.subject.value for quad in quads if quad.object == NamedNode(f"{CP}Claim")}
    assert claims == {f"{S}claim/flows/s1", f"{S}claim/power_over/s1"}


def test_strength_basis_and_period_are_of_the_claim(tmp_path: Path) -> None:
    """A situation has no strength and no truth: its triples are its type and its identity."""
    table = POWER.replace("\n", ",basis,strength,from,note\n") + "w1,p1,a1,a2,agenda,a1,reward,4,2012,hm\n"
    quads = studies.quads(studies.write(tmp_path, power_over=table))
    about = {quad.predicate.value for quad in quads if quad.subject.value == f"{S}power_over/p1/a1/a2/agenda"}
    assert about == {f"{RDF}type"} | {
        CP + name for name in ("holder", "heldOver", "concernsMatter", "withinPartnership")
    }


def test_every_claim_is_about_one_situation_that_is_there(example: Dataset) -> None:
    """No claim hangs in the air, over all examples."""
    rows = engine(example).query(
        f"PREFIX cp: <{CP}> SELECT ?claim (COUNT(DISTINCT ?situation) AS ?abouts) WHERE "
        "{ ?claim a cp:Claim OPTIONAL { ?claim cp:about ?situation . ?situation a ?kind } } GROUP BY ?claim",
        use_default_graph_as_union=True,
    )
    counted = Counter(row["abouts"].value for row in rows)
    assert set(counted) == {"1"}
    assert counted["1"] >= 30


# Partnerships


@pytest.mark.parametrize(
    ("said", "within", "across"),
    [
        ("p1", ["partnership/p1"], []),
        ("p1;p2", [], ["partnership/p1", "partnership/p2"]),
        ("general", [], []),
    ],
)
def test_a_situation_is_of_one_partnership_or_of_a_set_or_of_none(
    tmp_path: Path, said: str, within: list[str], across: list[str]
) -> None:
    """What is said of the set counts in no single partnership."""
    quads = studies.quads(studies.write(tmp_path, flows=f"{FLOW}f1,{said},a1,a2,data,a1\n"))
    (situation,) = _about(quads, "flows/f1")
    assert _found(quads, situation, "withinPartnership") == within
    assert _found(quads, situation, "acrossPartnership") == across


@pytest.mark.parametrize("said", ["p1", "p1;p2"])
def test_where_identity_names_no_partnership_the_claim_does(tmp_path: Path, said: str) -> None:
    """A recommendation made in two partnerships is one recommendation."""
    table = f"id,partnership,text,claimant\nn1,{said},Pay people.,a1\nn2,general,Pay people.,a2\n"
    quads = studies.quads(studies.write(tmp_path, recommendations=table))
    (situation,) = _about(quads, "recommendations/n1", "recommendations/n2")
    name = "acrossPartnership" if ";" in said else "withinPartnership"
    assert _found(quads, "claim/recommendations/n1", name) == [
        f"partnership/{one}" for one in said.split(";")
    ]
    assert _found(quads, situation, "withinPartnership") + _found(quads, situation, "acrossPartnership") == []


# What statements refer to

TENSIONS = "id,partnership,tension,claimant\nt1,p1,language,a1\nt2,p2,language,a1\n"


def test_a_position_is_taken_in_the_situation_of_its_tension(tmp_path: Path) -> None:
    """Two rows of one tension lead to one place."""
    positions = "id,partnership,tension,pole,held_by,claimant\no1,p1,t1,including,a1;a2,a1\n"
    quads = studies.quads(studies.write(tmp_path, tensions=TENSIONS, positions=positions))
    assert _found(quads, "positions/t1/including/a1,a2", "inTension") == ["tensions/p1/language"]
    assert _found(quads, "positions/t1/including/a1,a2", "heldBy") == ["actor/a1", "actor/a2"]


def test_a_response_answers_the_situation_of_its_tension(tmp_path: Path) -> None:
    """And its end is 'until', for 'to' is the tension."""
    responses = "id,partnership,to,practice,by,claimant,until\nr1,p1,t1,glossary,a1,a1,2014\n"
    quads = studies.quads(studies.write(tmp_path, tensions=TENSIONS, responses=responses))
    assert _found(quads, "responses/t1/glossary/a1", "respondsTo") == ["tensions/p1/language"]
    assert _found(quads, "claim/responses/r1", "holdsTo") == ["2014-12-31"]


def test_causes_and_effects_are_situations(tmp_path: Path) -> None:
    """Joint causes are each named, wherever their rows stand."""
    tables = {
        "tensions": TENSIONS,
        "flows": FLOW + "t1,p1,a1,a2,data,a1\n",
        "causal_claims": "id,partnership,causes,effects,claimant\nz1,p1,flows:t1;t2,tensions:t1,a1\n",
    }
    quads = studies.quads(studies.write(tmp_path, **tables))
    (situation,) = _about(quads, "causal_claims/z1")
    assert situation == "causal_claims/flows%3At1,t2/tensions%3At1"
    assert _found(quads, situation, "cause") == ["flows/p1/a1/a2/data", "tensions/p2/language"]
    assert _found(quads, situation, "effect") == ["tensions/p1/language"]


def test_a_causal_claim_may_be_about_a_causal_claim(tmp_path: Path) -> None:
    """A chain refers to rows further down in its own table."""
    causal = "id,partnership,causes,effects,claimant\nz1,p1,z2,t1,a1\nz2,p1,t1,t2,a1\n"
    quads = studies.quads(studies.write(tmp_path, tensions=TENSIONS, causal_claims=causal))
    assert _found(quads, "causal_claims/z2/t1", "cause") == ["causal_claims/t1/t2"]


def test_a_response_to_a_flow_is_said_of_claims(tmp_path: Path) -> None:
    """Order in time is what a claimant says, so it links claims."""
    table = FLOW.replace("\n", ",exchange,response_to\n")
    table += "f1,p1,a1,a2,data,a1,our stories,\nf2,p1,a2,a1,access,a1,our stories,f1\n"
    quads = studies.quads(studies.write(tmp_path, flows=table))
    assert _found(quads, "claim/flows/f2", "respondsToFlow") == ["claim/flows/f1"]
    assert _found(quads, "claim/flows/f1", "partOfExchange") == ["exchange/our%20stories"]
    assert _found(quads, "exchange/our%20stories", f"{RDF}type") == [f"{CP}Exchange"]


def test_shared_power_makes_no_directed_tie(example: Dataset) -> None:
    """Power with makes no power over, in all examples."""
    directed = (
        f"{{ ?tie <{CP}holder>|<{CP}heldOver>|<{CP}giver>|<{CP}receiver> ?actor . ?tie a <{CP}SharedPower> }}"
    )
    assert not engine(example).query(f"ASK {directed}", use_default_graph_as_union=True)


# Dates and passages


def test_a_date_stands_as_given_and_with_its_bounds(tmp_path: Path) -> None:
    """Bounds compare in every engine, and the precision is kept beside them."""
    table = FLOW.replace("\n", ",from,to\n") + "f1,p1,a1,a2,data,a1,2012-02,2014\n"
    quads = studies.quads(studies.write(tmp_path, flows=table))
    date = NamedNode("http://www.w3.org/2001/XMLSchema#date")
    said = {
        quad.predicate.value.removeprefix(CP): quad.object
        for quad in quads
        if quad.subject.value == f"{S}claim/flows/f1"
    }
    assert said["fromAsGiven"] == Literal("2012-02")
    assert said["holdsFrom"] == Literal("2012-02-01", datatype=date)
    assert said["toAsGiven"] == Literal("2014")
    assert said["holdsTo"] == Literal("2014-12-31", datatype=date)


@pytest.mark.parametrize(
    ("cells", "selectors"),
    [
        ("so it was,,", ["extract/x1/quote"]),
        (",3,9", ["extract/x1/position"]),
        (",,", []),
        ("so it was,3,9", ["extract/x1/position", "extract/x1/quote"]),
    ],
)
def test_a_passage_has_the_selectors_it_needs(tmp_path: Path, cells: str, selectors: list[str]) -> None:
    """A selector of nothing would select nothing."""
    study = studies.write(
        tmp_path, sources="id,partnership\ns1,p1\n", extracts=f"id,source,text,start,end\nx1,s1,{cells}\n"
    )
    quads = studies.quads(study)
    assert _found(quads, "extract/x1", f"{OA}hasSelector") == selectors
    typed = [quad.subject.value.removeprefix(S) for quad in quads if quad.object.value.endswith("Selector")]
    assert sorted(typed) == selectors


def test_an_actor_is_an_actor_and_of_its_kind(tmp_path: Path) -> None:
    """Queries that ask for actors need no reasoner."""
    quads = studies.quads(studies.write(tmp_path))
    assert _found(quads, "actor/a3", f"{RDF}type") == [f"{CP}Actor", f"{CP}Group"]


# Where facts stand


def test_a_fact_stands_in_one_graph(example: Dataset) -> None:
    """Engines count a triple twice that stands in two graphs of the union."""
    counted = Counter((quad.subject, quad.predicate, quad.object) for quad in engine(example))
    assert [triple for triple, graphs in counted.items() if graphs > 1] == []
    assert len(counted) > 2_000


def test_graphs_are_the_inputs_and_those_that_stand_beside_them(mill: Path, mill_graph: Dataset) -> None:
    """Nothing stands in the default graph or in a graph nobody can explain."""
    base = Study.read(mill).base
    inputs = {f"{base}graph/input/coded%2F{path.name}" for path in (mill / "coded").iterdir()}
    names = {f"{base}graph/{name}" for name in ("situations", "ontology", "questions", "provenance")}
    assert {graph.value for graph in engine(mill_graph).named_graphs()} == inputs | names
    assert len(engine(mill_graph)) == sum(
        1 for quad in engine(mill_graph) if isinstance(quad.graph_name, NamedNode)
    )


def test_there_are_no_blank_nodes(example: Dataset) -> None:
    """What has no address cannot be pointed to, and changes its name with every export."""
    found = [
        quad
        for quad in engine(example)
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
    ]
    assert found == []


def test_claims_stand_in_the_graph_of_their_file_and_situations_in_one_of_their_own(tmp_path: Path) -> None:
    """A source can be withdrawn with its file; what others say again stays."""
    quads = studies.quads(studies.write(tmp_path, flows=FLOW + "f1,p1,a1,a2,data,a1\n"))
    graphs = {
        (quad.subject.value.removeprefix(S).split("/")[0], quad.graph_name.value.removeprefix(S))
        for quad in quads
    }
    assert ("claim", "graph/input/coded%2Fflows.csv") in graphs
    assert ("flows", "graph/situations") in graphs
    assert len([one for one in graphs if one[0] in {"claim", "flows"}]) == 2


def test_a_situation_is_written_once(tmp_path: Path) -> None:
    """Ten claims about one tie do not write it ten times."""
    rows = "".join(f"f{number},p1,a1,a2,data,a1\n" for number in range(10))
    records, _ = studies.read(studies.write(tmp_path, flows=FLOW + rows))
    lines = "".join(Weaver(S, vocabulary()).quads(records)).splitlines()
    assert len(lines) == len(set(lines))


def _triples(folder: Path) -> set[str]:
    return {str(quad.triple) for quad in studies.quads(Study.read(folder))}


def test_the_order_of_rows_does_not_matter(mill_copy: Path, mill: Path) -> None:
    """Sorting a table in the spreadsheet changes nothing."""
    for path in (mill_copy / "coded").glob("*.csv"):
        header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([header, *reversed(rows)])
    assert studies.quads(Study.read(mill_copy)) == studies.quads(Study.read(mill))


def test_two_inputs_say_what_one_says(mill_copy: Path, mill: Path) -> None:
    """A study split over two folders is the same study, in more graphs."""
    (mill_copy / "more").mkdir()
    for number, path in enumerate(sorted((mill_copy / "coded").glob("*.csv"))):
        header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        for folder, part in ((mill_copy / "coded", rows[::2]), (mill_copy / "more", rows[1::2])):
            with (folder / path.name).open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([header, *part])
        if number % 2:  # and some tables whole in the other
            shutil.copy(mill / "coded" / path.name, mill_copy / "more" / path.name)
            path.unlink()
    settings = (mill_copy / "study.toml").read_text(encoding="utf-8")
    (mill_copy / "study.toml").write_text(
        settings.replace('["coded"]', '["coded", "more"]'), encoding="utf-8"
    )
    assert _triples(mill_copy) == _triples(mill)


def test_only_situations_that_were_coded_are_made(tmp_path: Path) -> None:
    """An identity without a claim is nothing."""
    quads = studies.quads(studies.write(tmp_path))
    assert {quad.graph_name.value for quad in quads} == {
        f"{S}graph/input/coded%2F{name}.csv" for name in ("actors", "partnerships")
    } | {f"{S}graph/input/study.toml"}
