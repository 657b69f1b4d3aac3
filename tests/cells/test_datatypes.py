"""Cells of a study's own datatypes: numbers, days and addresses, in their canonical form."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from coprod_kg import cells
from coprod_kg.tables import columns

if TYPE_CHECKING:
    import datetime as dt

    from coprod_kg.tables import Column


def _column(datatype: object, **said: object) -> Column:
    raw = {"name": "x", "datatype": datatype, **said}
    return columns({"columns": [raw]}, "thing/{id}")[0]


def _check(datatype: object, text: str, **said: object) -> str:
    found = cells.datatype_check(_column(datatype, **said))
    assert found is not None
    return found(text)


def test_every_datatype_has_a_check() -> None:
    """A column of each can be read; but one takes any text."""
    free = [base for base in cells.DATATYPES if cells.datatype_check(_column(base)) is None]
    assert free == ["string"]
    assert len(cells.DATATYPES) > 4


# Numbers


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_one_number_has_one_writing(number: Decimal) -> None:
    """The canonical one of XSD 1.1, so that what is equal is found to be."""
    written = _check("decimal", f"{number:f}")
    assert Decimal(written) == number
    assert _check("decimal", f"{number:f}000") == written
    assert not (written.endswith("0") and "." in written)


@pytest.mark.parametrize(
    ("text", "written"),
    [("4.50", "4.5"), ("+4", "4"), ("004", "4"), (".5", "0.5"), ("-0.0", "0"), ("100", "100"), ("3.", "3"),
     ("1e-05", "0.00001")],
)  # fmt: skip
def test_a_number_is_written_as_xsd_writes_it(text: str, written: str) -> None:
    """However a spreadsheet shows it."""
    assert _check("decimal", text) == written


@pytest.mark.parametrize("text", ["4,5", "x", "1.2.3", "NaN", "INF", "1e999", "٣", "1 000", "-"])
def test_what_is_no_number_is_told(text: str) -> None:
    """With one that would be."""
    with pytest.raises(cells.Unfit) as told:
        _check("decimal", text)
    assert told.value.remedy == "Write a number, such as 4.5, or leave the cell empty."


@pytest.mark.parametrize("text", ["0.4", "1.6"])
def test_a_number_beyond_its_bounds_is_told(text: str) -> None:
    """Bounds are met exactly: 0.1 is not what a computer takes for it."""
    bounds = {"base": "decimal", "minimum": 0.5, "maximum": 1.5}
    assert [_check(bounds, one) for one in ("0.5", "1.5")] == ["0.5", "1.5"]
    with pytest.raises(cells.Unfit) as told:
        _check(bounds, text)
    assert told.value.remedy.startswith("Write a number from 0.5 to 1.5,")


# Days


@given(st.dates())
def test_a_day_stays_as_it_is(day: dt.date) -> None:
    """ISO 8601 is what xsd:date writes."""
    assert _check("date", day.isoformat()) == day.isoformat()


def test_a_day_of_a_spreadsheet_is_read() -> None:
    """As in every column of dates."""
    assert _check("date", "41000") == "2012-04-01"


@pytest.mark.parametrize("text", ["2012", "2012-03", "2012-02-30", "31.3.2012", "soon", "0000-01-01"])
def test_what_is_no_day_is_told(text: str) -> None:
    """A month is none: it has two bounds, which a column of such dates keeps."""
    with pytest.raises(cells.Unfit) as told:
        _check("date", text)
    assert told.value.message.endswith("is no day.")


# Addresses


@pytest.mark.parametrize("text", ["https://example.org/a?b#c", "urn:isbn:0306406152", "mailto:a@example.org"])
def test_an_address_stays_as_it_is(text: str) -> None:
    """Whatever its scheme."""
    assert _check("anyURI", text) == text


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_taken_for_an_address_is_one(text: str) -> None:
    """The engine takes it, too."""
    try:
        found = _check("anyURI", f"https://example.org/{text}")
    except cells.Unfit:
        return
    assert NamedNode(found).value == f"https://example.org/{text}"


@pytest.mark.parametrize("text", ["example.org", "a b", "https://[", "/path", ""])
def test_what_is_no_address_is_told(text: str) -> None:
    """It would lead nowhere."""
    with pytest.raises(cells.Unfit) as told:
        _check("anyURI", text)
    assert told.value.remedy == "Write a whole one, such as https://example.org/page."
