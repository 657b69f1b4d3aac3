"""Names in short lines."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.pages.names import in_lines, in_one_line, letters_in, partings

ALIKE = "The Community and Primary Care Research Engagement Board for "
WORDS = st.text("abcdéñ患者协作 ", max_size=70).map(lambda text: " ".join(text.split()))
ROOMS = st.tuples(st.integers(9, 24), st.integers(2, 4))


@given(label=WORDS, room=ROOMS, parting=st.integers(0, 70))
def test_lines_fit_their_room(label: str, room: tuple[int, int], parting: int) -> None:
    """No line is longer than there is room for, whatever was left out of it."""
    lines = in_lines(label, *room, parting=min(parting, len(label)))
    assert len(lines) <= room[1]
    assert all(letters_in(line) <= room[0] for line in lines)
    if "…" not in "".join(lines):
        assert "".join(lines).replace(" ", "") == label.replace(" ", "")


@given(start=WORDS, ends=st.tuples(WORDS, WORDS).filter(lambda ends: ends[0] != ends[1]), room=ROOMS)
def test_two_names_that_begin_alike_are_told_apart(
    start: str, ends: tuple[str, str], room: tuple[int, int]
) -> None:
    """What they have in common is left out before what parts them is."""
    labels = [f"{start}x{end}" for end in ends]
    parting = partings(labels)
    one, other = (in_lines(label, *room, parting=parting[label]) for label in labels)
    assert one != other


def test_several_names_alike_show_the_words_in_which_they_part() -> None:
    """The middle is left out: what they are, and which of them it is, can be read."""
    names = [ALIKE + end for end in ("the Northern Valleys", "the Southern Valleys", "older people", "")]
    parting = partings([*names, "Ann"])
    found = [in_lines(name, 16, 3, parting[name]) for name in names]
    assert found[:3] == [
        ("The Community…", "Northern Valleys"),
        ("The Community…", "Southern Valleys"),
        ("The Community…", "older people"),
    ]
    assert all(one != other for one, other in combinations(found, 2))
    assert in_lines("Ann", 16, 3, parting["Ann"]) == ("Ann",)


def test_one_line_has_the_beginning_and_where_names_part() -> None:
    """A title of a frame has no second line."""
    names = [ALIKE + "the Northern Valleys", ALIKE + "the Southern Valleys"]
    assert [in_one_line(name, 40, partings(names)[name]) for name in names] == [
        "The Community and P… Northern Valleys",
        "The Community and P… Southern Valleys",
    ]
    assert in_one_line("Alder and Brackwater Alliance", 40) == "Alder and Brackwater Alliance"
    assert in_one_line("Alder and Brackwater Alliance", 16, 6) == "Alder and Brack…"


def test_name_that_nothing_is_like_is_cut_at_its_end() -> None:
    """As much of it as there is room for."""
    name = ALIKE + "older people"
    assert in_lines(name, 16, 3, partings([name])[name]) == ("The Community", "and Primary Care", "Research…")


def test_wide_letters_take_the_room_of_two() -> None:
    """Names of East Asia do not run over those beside them."""
    assert in_lines("患者与公众参与研究合作委员会", 16, 3) == ("患者与公众参与研", "究合作委员会")


def test_ellipsis_stands_where_a_name_ends_that_runs_to_the_left() -> None:
    """Drawn in a line that runs to the right, it would else stand before the name."""
    (line,) = in_lines("مجلس المرضى والجمهور في مستشفى المدينة", 16, 1)
    assert line.endswith("…\N{RIGHT-TO-LEFT MARK}")
    assert not in_lines("a council of many patients", 16, 1)[0].endswith("\N{RIGHT-TO-LEFT MARK}")
