"""What a cell may hold: dates, concepts, numbers, yes and no, lists, and any text."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
import studies
from hypothesis import assume, given
from hypothesis import strategies as st

from coprod_kg import cells
from coprod_kg.vocabulary import fold, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_kg.errors import Fault
    from coprod_kg.intake.records import Values

    Faults = Callable[..., list[Fault]]
    Rows = Callable[..., dict[str, Values]]

FLOWS = vocabulary().tables["flows"]
CONCEPTS = [
    (scheme.iri, concept, name)
    for scheme in vocabulary().schemes.values()
    for concept in scheme.concepts
    for name in concept.names
]


def _table(name: str, **columns: str) -> dict[str, str]:
    """Return a table of one row, of those cells and the required ones of a flow or an actor."""
    needed = {
        "flows": {"id": "f1", "partnership": "p1", "giver": "a1", "receiver": "a2", "resource": "data",
                  "claimant": "a1"},
        "actors": {"id": "a1", "name": "Ann", "kind": "person"},
    }[name]  # fmt: skip
    row = {**needed, **columns}
    return {name: f"{','.join(row)}\n{','.join(row.values())}\n"}


# Dates


@given(st.dates())
def test_a_day_is_its_own_bounds(day: dt.date) -> None:
    """Nothing is rounded."""
    assert cells.bounds(day.isoformat()) == (day.isoformat(), day.isoformat())


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_lasts_from_its_first_day_to_its_last(year: int, month: int) -> None:
    """February of leap years too."""
    start, end = cells.bounds(f"{year:04}-{month:02}")
    assert start == f"{year:04}-{month:02}-01"
    assert end == f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"


@given(st.integers(1, 9999))
def test_a_year_lasts_from_january_to_december(year: int) -> None:
    """So that 2012 and 2012-06 overlap."""
    assert cells.bounds(f"{year:04}") == (f"{year:04}-01-01", f"{year:04}-12-31")


@given(st.dates(dt.date(1983, 1, 1), dt.date(2036, 1, 1)))
def test_a_day_number_of_a_spreadsheet_is_that_day(day: dt.date) -> None:
    """A date column saved without its format shows days since 1899-12-30."""
    assert cells.date_check(str((day - dt.date(1899, 12, 30)).days)) == day.isoformat()


@given(st.text())
def test_any_other_text_is_no_date(text: str) -> None:
    """Whatever is typed, it is refused with the forms that are taken."""
    assume(not re.fullmatch(r"[0-9]{4,5}|[0-9]{4}-[0-9]{2}(-[0-9]{2})?", text))
    with pytest.raises(cells.Unfit) as unfit:
        cells.date_check(text)
    assert "2012-03-31" in unfit.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "0000",
        "2012-13",
        "2012-00",
        "2011-02-29",
        "2012-02-30",
        "2012-1",
        "12-03-2012",
        "31/03/2012",
        "2012-03-31 10:00",
        "spring 2012",
        "٢٠١٢",
        "2012-03-3",
        "20120331",
        "-2012",
        "2012-",
    ],
)
def test_a_date_that_cannot_be_is_a_fault(faults: Faults, text: str) -> None:
    """Month 13, year 0, the 29th of February of 2011: never turned into something near."""
    (fault,) = faults(**_table("flows", **{"from": text}))
    assert (fault.row, fault.column) == (2, "from")
    assert "2012-03" in fault.remedy


@pytest.mark.parametrize("text", ["2012", "2012-02", "2012-02-29", "0001", "9999-12-31"])
def test_a_date_is_kept_as_given(rows: Rows, text: str) -> None:
    """The precision is what the source says."""
    assert rows("flows", **_table("flows", **{"from": text}))["f1"]["from"] == (text,)


# Concepts


@pytest.mark.parametrize(
    "spelt", ["staff-time", "staff time", "Staff_Time", " STAFF  TIME ", "resource:staff time"]
)
def test_a_concept_is_found_however_it_is_spelt(rows: Rows, spelt: str) -> None:
    """Case, hyphens, underscores and spaces are the analyst's affair."""
    assert rows("flows", **_table("flows", resource=spelt))["f1"]["resource"] == ("staff-time",)


def test_every_concept_is_found_by_every_name_in_any_case() -> None:
    """Notation and labels, in capitals, with underscores: over all schemes."""
    assert len(CONCEPTS) > 300
    for iri, concept, name in CONCEPTS:
        assert vocabulary().concepts(name.upper().replace(" ", "_"), (iri,)) == [concept], name


def test_no_name_stands_for_two_concepts_of_a_scheme() -> None:
    """Else the one that is meant could not be said."""
    counted = [(iri, name) for iri, _, name in CONCEPTS]
    assert len(counted) == len(set(counted))


def test_an_unknown_concept_is_a_fault_with_the_nearest_known(faults: Faults) -> None:
    """A slip of the keyboard is told from a new concept."""
    (fault,) = faults(**_table("flows", resource="knowlege"))
    assert (fault.row, fault.column) == (2, "resource")
    assert fault.remedy == "Did you mean 'knowledge'?"


def test_a_concept_nothing_like_any_other_is_told_which_there_are(faults: Faults) -> None:
    """Where no guess is near, the names are listed."""
    (fault,) = faults(**_table("flows", resource="zzzz"))
    assert "funding" in fault.remedy


def test_a_concept_of_several_schemes_must_be_told_apart(faults: Faults) -> None:
    """Two theories use the word for two things: no guess."""
    (fault,) = faults(**_table("flows", concepts="affirmed; generalised"))
    assert fault.column == "concepts"
    assert fault.remedy == "Write 'exchange:generalised' or 'reciprocity:generalised'."


def test_a_concept_of_any_scheme_is_kept_with_its_scheme(rows: Rows) -> None:
    """The list of concepts mixes theories, so each keeps its own."""
    said = rows("flows", **_table("flows", concepts="Principle: Reciprocity ;exchange:generalised"))
    assert said["f1"]["concepts"] == ("principle:reciprocity", "exchange:generalised")


def test_a_concept_of_another_scheme_is_refused(faults: Faults) -> None:
    """A base of power is no resource, whatever its name."""
    (fault,) = faults(**_table("flows", resource="base:reward"))
    assert fault.column == "resource"


@pytest.mark.parametrize(
    ("sign", "notation"), [("-", "decreases"), ("\u2212", "decreases"), ("+", "increases")]
)
def test_a_sign_is_a_direction(rows: Rows, sign: str, notation: str) -> None:
    """Folding hyphens away must not fold the minus away."""
    found = rows(
        "causal_claims",
        tensions="id,partnership,tension,claimant\nt1,p1,language,a1\n",
        causal_claims=f"id,partnership,causes,effects,direction,claimant\nz1,p1,t1,t1,{sign},a1\n",
    )
    assert found["z1"]["direction"] == (notation,)


@given(st.text())
def test_folding_is_done_once_and_for_all(text: str) -> None:
    """A folded name is its own fold, so that look-ups on both sides agree."""
    assert fold(fold(text)) == fold(text)


# Numbers, yes and no


@pytest.mark.parametrize(
    ("text", "number"), [("4", "4"), ("4.0", "4"), ("+4", "4"), ("04", "4"), ("4.", "4")]
)
def test_a_whole_number_may_look_as_spreadsheets_write_it(rows: Rows, text: str, number: str) -> None:
    """4.0 is what a column of numbers becomes."""
    assert rows("flows", **_table("flows", strength=text))["f1"]["strength"] == (number,)


@pytest.mark.parametrize(
    "text", ["0", "6", "-1", "4.5", "four", "1e0", "४", "1" * 5000, "1" * 400 + ".0", "4/5"]
)
def test_a_number_outside_its_bounds_is_a_fault(faults: Faults, text: str) -> None:
    """The scale goes from 1 to 5, and the remedy says so; a number without end is no traceback."""
    (fault,) = faults(**_table("flows", strength=text))
    assert (fault.row, fault.column) == (2, "strength")
    assert "from 1 to 5" in fault.remedy


@pytest.mark.parametrize(
    ("text", "truth"), [("yes", "true"), ("NO", "false"), ("TRUE", "true"), ("False", "false")]
)
def test_yes_and_no_are_read_in_any_case_and_as_spreadsheets_write_them(
    rows: Rows, text: str, truth: str
) -> None:
    """A tick box of a spreadsheet saves TRUE."""
    world = "id,name,kind,researcher\na1,Ann,person,{}\n"
    assert rows("actors", actors=world.format(text))["a1"]["researcher"] == (truth,)


def test_neither_yes_nor_no_is_a_fault(faults: Faults) -> None:
    """'perhaps' is no answer."""
    (fault,) = faults(**_table("actors", researcher="perhaps"))
    assert fault.remedy == "Write yes or no."


# Lists, defaults, general


def test_lists_drop_blanks_and_repetitions(rows: Rows) -> None:
    """'a1; a2 ;;a1' names two."""
    table = "id,partnership,who,claimant\nh1,p1,a1; a2 ;;a1,a1\n"
    assert rows("power_shared", power_shared=table)["h1"]["who"] == ("a1", "a2")


@pytest.mark.parametrize("text", ["general", "General", " GENERAL "])
def test_general_is_said_of_no_partnership(rows: Rows, text: str) -> None:
    """It is an answer, not an empty cell: nothing is inherited."""
    found = rows(
        "flows",
        sources="id,partnership\ns1,p1\n",
        extracts="id,source,speaker\nx1,s1,a1\n",
        flows=f"id,partnership,giver,receiver,resource,extracts\nf1,{text},a1,a2,data,x1\n",
    )
    assert "partnership" not in found["f1"]


def test_general_in_a_list_is_a_fault(faults: Faults) -> None:
    """Of one partnership and of co-production as such: both cannot be meant."""
    (fault,) = faults(**_table("flows", partnership="p1;general"))
    assert (fault.column, "'general'" in fault.message) == ("partnership", True)


def test_defaults_are_written_out(rows: Rows) -> None:
    """Affirmed, happened and controlled stand in the graph, so that no query must know the defaults."""
    flow = rows("flows", **_table("flows"))["f1"]
    assert (flow["stance"], flow["mode"]) == (("affirmed",), ("happened",))
    assert rows("actors")["a1"]["release"] == ("controlled",)


# Any text


@pytest.mark.parametrize(
    "text",
    [
        '=cmd("/C calc")',
        "+1",
        "-1",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        'a "quoted" word',
        "one\ntwo\r\nthree",
        "שלום עולם",
        "\u202eabc\u202c",
        "👩🏽\u200d🔬",
        "\\n is no line break",
        "x" * 100_000,
        "  blanks around  ",
        "tab\there",
        "\x01\x08\x1f\x7f",
        "\ufeff",
        "null",
        "NA",
        "#N/A",
        "a;b",
        "{name}",
        "a\u2028b\x85c",
    ],
)
def test_cells_are_data(tmp_path: Path, text: str) -> None:
    """Nothing is run, cut, unescaped or cleaned: a quotation is kept to the letter."""
    quoted = text.replace('"', '""')
    study = studies.write(
        tmp_path,
        sources="id,partnership\ns1,p1\n",
        extracts=f'id,source,text,speaker\nx1,s1,"{quoted}",a1\n',
    )
    records, faults = studies.read(study)
    assert faults == []
    assert [one.values["text"] for one in records if one.table.name == "extracts"] == [(text,)]


def test_every_datatype_of_the_tables_has_a_check() -> None:
    """A datatype that the descriptions use and the reader does not know would let anything pass."""
    typed = [
        column
        for table in vocabulary().tables.values()
        for column in table.cells
        if not (column.references or column.schemes or column.situation_of)
    ]
    assert {column.base for column in typed} == {"string", "integer", "boolean"}
    for column in typed:
        assert (cells.datatype_check(column) is None) == (column.base == "string" and not column.format)
