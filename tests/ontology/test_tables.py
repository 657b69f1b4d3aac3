"""The table descriptions: valid CSVW, of one piece, and every column shown by an example."""

from __future__ import annotations

import csv
import json
import warnings
from typing import TYPE_CHECKING, Any

import csvw
import pytest

from coprod_kg import resources, template
from coprod_kg.vocabulary import ANY, CP, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.vocabulary import Column, Table

TABLES = list(vocabulary().tables.values())
STATEMENTS = [table for table in TABLES if table.is_statement]
COLUMNS = [(table, column) for table in TABLES for column in table.columns]
SHARED = [
    "extracts",
    "claimant",
    "reported_by",
    "coder",
    "stance",
    "mode",
    "from",
    "strength",
    "confidence",
    "concepts",
    "note",
    "claim_type",
]


def _raw(table: Table, name: str) -> dict[str, Any]:
    (column,) = (one for one in table.source["tableSchema"]["columns"] if one["name"] == name)
    return column


def _ids(value: object) -> str:
    return str(getattr(value, "name", value))


def test_the_tables_are_looked_at() -> None:
    """A guard over nothing guards nothing."""
    assert (len(TABLES), len(STATEMENTS)) == (21, 13)


@pytest.mark.parametrize("table", TABLES, ids=_ids)
def test_a_description_is_valid_csvw_by_itself(table: Table, tmp_path: Path) -> None:
    """The judge of PyPI reads it and finds the columns."""
    path = tmp_path / f"{table.name}.csvw.json"
    path.write_text(json.dumps(table.source), encoding="utf-8")
    read = csvw.Table.from_file(path)
    assert [column.name for column in read.tableSchema.columns] == [column.name for column in table.columns]


def test_the_descriptions_are_a_valid_group(tmp_path: Path) -> None:
    """With tables of a header alone: names, titles, datatypes and foreign keys fit together."""
    for table in TABLES:
        header = ",".join(column.name for column in table.cells)
        (tmp_path / f"{table.name}.csv").write_text(f"{header}\r\n", encoding="utf-8")
    tables = [{key: value for key, value in table.source.items() if key != "@context"} for table in TABLES]
    group = {"@context": TABLES[0].source["@context"], "tables": tables}
    (tmp_path / "csv-metadata.json").write_text(json.dumps(group), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what the judge itself uses
        judged = csvw.CSVW(str(tmp_path / "csv-metadata.json"), validate=True)
        assert judged.is_valid, judged.warnings
    assert len(judged.tables) == len(TABLES)


def test_the_judge_finds_fault_with_a_broken_group(tmp_path: Path) -> None:
    """A judge who never objects proves nothing."""
    (tmp_path / "coders.csv").write_text("id,name\r\nc1,One\r\nc1,Two\r\n", encoding="utf-8")
    table = {key: value for key, value in vocabulary().tables["coders"].source.items() if key != "@context"}
    group = {"@context": TABLES[0].source["@context"], "tables": [table]}
    (tmp_path / "csv-metadata.json").write_text(json.dumps(group), encoding="utf-8")
    with pytest.raises(ValueError, match="duplicate primary key"):
        _ = csvw.CSVW(str(tmp_path / "csv-metadata.json"), validate=True).is_valid


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=_ids)
def test_a_column_says_what_it_is_for(table: Table, column: Column) -> None:
    """Guide, workbook and messages are made of it."""
    if not column.virtual:
        assert column.description.endswith("."), table.name
        assert column.titles == (column.name,)


@pytest.mark.parametrize("table", TABLES, ids=_ids)
def test_a_table_says_what_a_row_is(table: Table) -> None:
    """So do its title and its description."""
    assert table.title
    assert table.description.startswith("One row")
    assert table.source["tableSchema"]["primaryKey"] == "id"


@pytest.mark.parametrize(("table", "column"), [one for one in COLUMNS if one[1].schemes], ids=_ids)
def test_a_concept_column_names_schemes_that_exist(table: Table, column: Column) -> None:
    """And makes the addresses of their concepts."""
    assert column.schemes == (ANY,) or set(column.schemes) <= set(vocabulary().schemes), table.name
    if not column.of_several_schemes:
        (scheme,) = column.schemes
        start = CP if scheme.endswith("/actor-kind") else f"{scheme}#"
        assert column.value == f"{start}{{{column.name}}}"


def test_every_scheme_can_be_coded() -> None:
    """By a column of its own or as one of the concepts of a statement."""
    assert any(column.schemes == (ANY,) for _, column in COLUMNS)


@pytest.mark.parametrize("table", STATEMENTS, ids=_ids)
def test_the_identity_is_the_address_of_the_situation(table: Table) -> None:
    """`cp:identity`, the address, and what the columns say of it agree."""
    assert _raw(table, "situation_type")["aboutUrl"] == table.situation
    assert _raw(table, "claim_about")["valueUrl"] == table.situation
    assert table.about == f"claim/{table.name}/{{id}}"
    of_situation = {column.name for column in table.columns if column.about == table.situation}
    assert of_situation - {"situation_type"} == set(table.identity)
    assert set(table.identity) <= {column.name for column in table.cells}


@pytest.mark.parametrize("name", SHARED)
def test_statement_tables_share_their_columns_to_the_letter(name: str) -> None:
    """What is learnt in one table holds in all."""
    first, *others = [_raw(table, name) for table in STATEMENTS]
    assert all(other == first for other in others)
    assert len(others) == 12


def test_statement_tables_share_the_end_of_the_period() -> None:
    """It is called `until` where `to` is a tension, and is the same column otherwise."""
    ends = [_raw(table, "until" if table.name == "responses" else "to") for table in STATEMENTS]
    assert all({**end, "name": "to", "titles": "to"} == ends[0] for end in ends)


def test_statement_tables_share_the_partnership() -> None:
    """Only what it is said of differs: the situation where it identifies it, else the claim."""
    for table in STATEMENTS:
        column = dict(_raw(table, "partnership"))
        about = column.pop("aboutUrl", None)
        assert about == (table.situation if "partnership" in table.identity else None)
        assert column == {
            key: value for key, value in _raw(STATEMENTS[0], "partnership").items() if key != "aboutUrl"
        }


def test_every_reference_leads_to_a_table() -> None:
    """A foreign key to nowhere would let any id pass."""
    tables = {table.name for table in TABLES}
    found = [column.references for _, column in COLUMNS if column.references]
    assert len(found) > 60
    assert set(found) <= tables
    assert {column.situation_of for _, column in COLUMNS if column.situation_of} <= tables | {ANY}


def test_a_study_begins_with_six_tables() -> None:
    """In the order in which they are filled."""
    started = [table.name for table in TABLES if table.order]
    assert started == ["partnerships", "actors", "sources", "extracts", "flows", "power_over"]


def _filled() -> set[tuple[str, str]]:
    """Return the columns that have a cell in an example."""
    found = set()
    for name in template.names():
        for path in (resources.examples() / name / "coded").glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as text:
                found |= {
                    (path.stem, key) for row in csv.DictReader(text) for key, cell in row.items() if cell
                }
    return found


def test_every_column_is_filled_in_an_example() -> None:
    """A column nobody shows is a column nobody fills."""
    cells = {(table.name, column.name) for table in TABLES for column in table.cells}
    assert cells - _filled() == set()


def test_every_table_is_filled_in_the_mill() -> None:
    """The one world of the tests shows the whole language, three rows at least where it matters.

    It has a table of its own beside, which its extension describes.
    """
    rows = {}
    for path in (resources.examples() / "mill" / "coded").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as text:
            rows[path.stem] = len(list(csv.DictReader(text)))
    assert set(rows) - {"meetings"} == {table.name for table in TABLES}
    assert min(rows.values()) >= 1
    assert all(rows[name] >= 3 for name in ("power_over", "flows", "extracts"))
