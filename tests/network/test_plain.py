"""Tables of measures on a screen: nothing runs over its edge, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.network.block import Block
from coprod_kg.network.plain import plain

WORD = st.text("abcde", min_size=1, max_size=8)
SENTENCE = st.lists(WORD, min_size=1, max_size=30).map(" ".join)
CELL = st.from_regex(r"[0-9]\.[0-9]{3}", fullmatch=True)


@st.composite
def _tables(draw: st.DrawFn) -> list[list[str]]:
    columns = draw(st.integers(1, 14))
    head = ["", *draw(st.lists(WORD, min_size=columns, max_size=columns))]
    cells = st.lists(CELL, min_size=columns, max_size=columns)
    names = draw(st.lists(WORD, min_size=1, max_size=4, unique=True))
    return [head, *([name, *draw(cells)] for name in names)]


@given(rows=_tables(), above=SENTENCE, below=SENTENCE, width=st.integers(24, 120))
def test_no_line_is_longer_than_the_screen(rows: list[list[str]], above: str, below: str, width: int) -> None:
    """A terminal breaks what is longer wherever it ends, and rows can no more be read."""
    text = plain(Block("heading", [above], rows, [below]), width)
    assert max(map(len, text.splitlines())) <= width


@given(rows=_tables(), width=st.integers(24, 120))
def test_each_part_of_a_table_has_its_rows(rows: list[list[str]], width: int) -> None:
    """What has no room beside stands below, under its head, in rows that say whose they are."""
    lines = plain(Block("heading", [], rows, []), width).split("\n")[1:]
    parts = "\n".join(lines).split("\n\n")
    found = [[line.split() for line in part.splitlines()] for part in parts]
    assert [row[1:] for row in rows[1:]] == [
        [cell for part in found for cell in part[number][1:]] for number in range(1, len(rows))
    ]
    assert rows[0][1:] == [cell for part in found for cell in part[0]]
    assert all([line[0] for line in part[1:]] == [row[0] for row in rows[1:]] for part in found)


def test_reading_of_a_number_goes_on_beside_it() -> None:
    """Under the number, a sentence would look like another row."""
    rows = [["", "value", "reading"], ["density", "0.119", "share of possible ties that are there"]]
    lines = plain(Block("heading", [], rows), 40).splitlines()
    assert lines == ["heading", "  density  0.119  share of possible ties", " " * 18 + "that are there"]


def test_without_a_screen_each_row_is_a_line() -> None:
    """Another program reads lines."""
    rows = [["", *map(str, range(100))], ["n", *map(str, range(100))]]
    lines = plain(Block("heading", ["a word " * 40], rows), None).splitlines()
    assert len(lines) == 4
