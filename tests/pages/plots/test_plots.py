"""Plots: pictures that say in words what they show, in shapes and greys that all can tell apart."""

from __future__ import annotations

import re
from importlib import resources
from itertools import combinations, pairwise
from math import isclose

import defusedxml.ElementTree as Xml
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_kg.pages.lettering import width_of_words, wrapped
from coprod_kg.pages.plots import (
    AgainstChance,
    Census,
    Censuses,
    Change,
    Placed,
    Plot,
    Point,
    Positions,
    Series,
    write,
)
from coprod_kg.pages.plots.axes import ticks
from coprod_kg.pages.plots.chance import bars
from coprod_kg.pages.plots.naming import Box, Named, names

SVG = "{http://www.w3.org/2000/svg}"
# Two pairs can be mutual by chance in none, one or both of four arcs' dyads.
CHANCE = AgainstChance(
    title="Flows against chance",
    measure="arc reciprocity",
    observed=0.5,
    chances=((0.0, 0.25), (0.5, 0.5), (1.0, 0.25)),
    null="density",
    mean=0.5,
    p_upper=0.75,
    p_lower=0.0004,
    p_two_sided=1.0,
)
PAIRS = Censuses(
    "Pairs",
    (
        Census("The mill", 3, 5, 20),
        Census("The ford", 1, 0, None),
        Census("The weir", None, None, None, "no ties"),
    ),
)
PLACES = Positions(
    "Power beside position",
    "gives to",
    "said to hold power over",
    (Placed("Council", 1, 8), Placed("Carers", 7, 0), Placed("Clinic", 4, 4), Placed("Club", 0, 0)),
    agreement=(0.25, -0.125, 0.5),
)
YEARS = Change(
    "Reciprocity by year",
    ("2008", "2009", "2010", "2011"),
    (
        Series("arc", (Point(0.25, 0.2, 0.375), Point(0.3), Point(None, why="no arcs"), Point(0.4))),
        Series("dyad", (Point(0.1), Point(0.2), Point(0.3), Point(0.4))),
    ),
    ranges="without each claimant",
)
PLOTS = (CHANCE, PAIRS, PLACES, YEARS)
EMPTY = (
    AgainstChance("a", "arc reciprocity", None, (), "density", why="no arcs"),
    Censuses("b", (), why="no arcs"),
    Positions("c", "x", "y", (Placed("a", 0, 0),), why="no arcs"),
    Change("d", ("1", "2"), (Series("s", (Point(None), Point(None))),), why="no arcs"),
)
HOSTILE = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("&<>\"'\x00\x1b\r\n\t\ufffe\u202e]-")),
    max_size=40,
)


def _css() -> dict[str, dict[str, str]]:
    """Return the declarations of the style sheet by selector, `.plots` left out."""
    text = (resources.files("coprod_kg.pages.plots") / "templates" / "plots.css").read_text(encoding="utf-8")
    rules: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", text):
        for selector in selectors.split(","):
            pairs = (one.split(":") for one in body.split(";") if one.strip())
            name = selector.strip().removeprefix(".plots ")
            rules.setdefault(name, {}).update({key.strip(): value.strip() for key, value in pairs})
    return rules


def _grey(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_grey(one), _grey(other)))
    return (high + 0.05) / (low + 0.05)


def _words(svg: str) -> str:
    found = Xml.fromstring(svg).find(f"{SVG}desc")
    return " ".join(found.text.replace("\xa0", " ").split())


def _seen(svg: str) -> str:
    """Return the words that are drawn, as one text."""
    texts = [one.text or "" for one in Xml.fromstring(svg).iter(f"{SVG}text")]
    return " ".join(" ".join(texts).replace("\xa0", " ").split())


def _of(svg: str, role: str) -> list[Xml.Element]:
    return [
        one for one in Xml.fromstring(svg).iter() if set(role.split()) <= set(one.get("class", "").split())
    ]


def test_a_picture_is_named_and_described() -> None:
    """Who does not see it hears what it is called and what it shows."""
    root = Xml.fromstring(write(PLOTS))
    ids = {one.get("id"): one for one in root if one.get("id")}
    assert root.get("role") == "img"
    named, described = root.get("aria-labelledby").split()
    assert ids[named].tag == f"{SVG}title"
    assert ids[described].tag == f"{SVG}desc"
    assert all(one.title in ids[named].text for one in PLOTS)
    assert Xml.fromstring(write(PLOTS, "All of it")).find(f"{SVG}title").text == "All of it"


@pytest.mark.parametrize(
    ("plot", "said"),
    [
        (
            CHANCE,
            ["0.5", "750 of 1,000", "p = 0.750", "fewer than 1 of 1,000", "p < 0.001", "1: 0.250", "exact"],
        ),
        (
            PAIRS,
            ["The mill: 3 both ways, 5 one way, 20 without", "The ford: 1 both ways, 0 one way", "no ties"],
        ),
        (PLACES, ["Council (1 and 8)", "Carers (7 and 0)", "0.25", "-0.125 to 0.5", "gives to"]),
        (
            YEARS,
            ["arc: 0.25 (0.2 to 0.375) in 2008", "not defined in 2010 (no arcs)", "0.4 in 2011", "dyad: 0.1"],
        ),
    ],
)
def test_the_description_holds_the_numbers(plot: Plot, said: list[str]) -> None:
    """The words are no caption but the numbers themselves."""
    words = _words(write([plot]))
    assert [one for one in said if one not in words] == []


def test_drawn_chances_are_told_from_exact_ones() -> None:
    """A reader knows whether another seed would give another p."""
    drawn = AgainstChance("t", "m", 0.5, ((0.0, 0.5), (1.0, 0.5)), "degrees", draws=2000)
    assert "2,000 networks were drawn" in _words(write([drawn]))
    assert "exact" not in _words(write([drawn]))


@pytest.mark.parametrize("plot", EMPTY)
def test_a_plot_of_nothing_says_why(plot: Plot) -> None:
    """An empty frame would look like a number that is 0."""
    svg = write([plot])
    assert "There is nothing to draw: no arcs." in _seen(svg)
    assert "no arcs" in _words(svg)
    assert not _of(svg, "axis")


def test_the_same_plots_are_the_same_text() -> None:
    """A picture under version control changes only when its numbers do."""
    assert write(PLOTS) == write(PLOTS)


def test_panels_stand_below_one_another() -> None:
    """Several plots in one file do not lie on each other."""
    alone = [float(Xml.fromstring(write([one])).get("height")) for one in PLOTS]
    root = Xml.fromstring(write(PLOTS))
    tops = [float(one.get("transform").split()[1].rstrip(")")) for one in root.iter(f"{SVG}g")]
    assert tops == [round(sum(alone[:at]), 1) for at in range(len(PLOTS))]
    assert isclose(float(root.get("height")), sum(alone))


@settings(max_examples=60)
@given(HOSTILE, HOSTILE)
def test_texts_are_text_whatever_they_hold(name: str, other: str) -> None:
    """A label can neither break the picture nor become a part of it."""
    plots = (
        AgainstChance(name, other, 0.5, ((0.0, 0.5), (1.0, 0.5)), name, mean=0.4, note=other),
        Censuses(name, (Census(other, 1, 2, 3), Census(name, None, None, None, other)), note=name),
        Positions(name, other, name, (Placed(name, 1, 5), Placed(other, 5, 1)), note=name),
        Change(name, (name, other), (Series(other, (Point(1.0), Point(None, why=name))),), ranges=name),
        AgainstChance(name, other, None, (), name, why=other),
    )
    root = Xml.fromstring(write(plots, other))
    drawn = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert drawn <= {
        "svg",
        "title",
        "desc",
        "style",
        "defs",
        "pattern",
        "rect",
        "path",
        "g",
        "text",
        "line",
        "circle",
    }
    assert {
        key for one in root.iter() for key in one.attrib if key.startswith("on") or "href" in key
    } == set()


def test_nothing_is_asked_of_a_network_and_nothing_runs() -> None:
    """The picture is the same everywhere, and tells nobody that it is looked at."""
    svg = write(PLOTS)
    assert not re.search(r"<script|@import|@font-face|href=|url\((?!#)", svg)


def test_a_name_shows_as_it_is_written() -> None:
    """Signs of markup in a name are letters."""
    plot = Censuses("t", (Census("<b>R&amp;D</b> \x07", 1, 1, 1),))
    assert "<b>R&amp;D</b> \ufffd" in _seen(write([plot]))
    assert "<b>R&amp;D</b> \ufffd: 1 both ways" in _words(write([plot]))


def test_a_name_from_right_to_left_turns_no_number_around() -> None:
    """Marks of direction stay within the name."""
    svg = write([Censuses("t", (Census("a\u202eb", 1, 2, 3),))])
    assert "\u2068a\u202eb\u202c" in svg or "\u2068a\u202eb\u2069" in svg


ADJACENT = [
    (".bar", ".bar.beyond"),
    (".pairs.mutual", ".stripes"),
    (".stripes", ".pairs.none"),
    (".pairs.mutual", ".pairs.none"),
    (".point.above", ".point.below"),
    (".point.above", ".point.near"),
    (".point.below", ".point.near"),
    (".bar", ".paper"),
    (".inside.below", ".point.below"),
]


@pytest.mark.parametrize(("one", "other"), ADJACENT)
def test_fills_differ_in_grey(one: str, other: str) -> None:
    """In print and for the colour-blind neighbours differ by 3 to 1 (WCAG 1.4.11), whatever their colour."""
    rules = _css()
    assert _contrast(rules[one]["fill"], rules[other]["fill"]) >= 3


def test_lines_stand_out_from_the_paper_and_are_told_by_dash_and_shape() -> None:
    """Of several lines each is known without its colour."""
    rules = _css()
    ways = [rules[f".way-{at}"] for at in range(4)]
    assert all(_contrast(way["stroke"], rules[".paper"]["fill"]) >= 3 for way in ways)
    assert len({way.get("stroke-dasharray", "") for way in ways}) == len(ways)


def test_words_are_black_on_white_and_large_enough_for_a_phone() -> None:
    """At 390 pixels, a bit more than half the width, no letter is below 8 pixels."""
    rules = _css()
    assert _contrast(rules["text"]["fill"], rules[".paper"]["fill"]) >= 7
    sizes = [
        int(size)
        for one in rules.values()
        for size in re.findall(r"(\d+)px", one.get("font", "") + one.get("font-size", ""))
    ]
    assert len(sizes) >= 3
    assert min(sizes) * 390 / 720 >= 8


@pytest.mark.parametrize("plot", [*PLOTS, *EMPTY])
def test_all_marks_lie_on_the_sheet(plot: Plot) -> None:
    """Nothing is cut off."""
    root = Xml.fromstring(write([plot]))
    width, height = float(root.get("width")), float(root.get("height"))
    looked_at = 0
    for one in next(root.iter(f"{SVG}g")):
        xs = [float(one.get(key)) for key in ("x", "x1", "x2", "cx") if one.get(key)]
        ys = [float(one.get(key)) for key in ("y", "y1", "y2", "cy") if one.get(key)]
        points = re.findall(r"(-?[\d.]+) (-?[\d.]+)", one.get("d", ""))
        xs += [float(x) for x, _ in points]
        ys += [float(y) for _, y in points]
        assert all(0 <= x <= width for x in xs)
        assert all(0 <= y <= height for y in ys)
        looked_at += len(xs)
    assert looked_at


def test_bars_beyond_what_is_observed_are_marked() -> None:
    """The eye sees the p that the words tell."""
    svg = write(
        [
            AgainstChance(
                "t", "m", 0.6, ((0.0, 0.5), (0.4, 0.3), (0.6, 0.15), (0.8, 0.05)), "density", mean=0.2
            )
        ]
    )
    assert (len(_of(svg, "bar")), len(_of(svg, "bar beyond"))) == (4, 2)
    svg = write([AgainstChance("t", "m", 0.0, ((0.0, 0.5), (0.4, 0.3), (0.6, 0.2)), "density", mean=0.24)])
    assert (len(_of(svg, "bar")), len(_of(svg, "bar beyond"))) == (3, 1)


@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=300),
    st.integers(-50, 450),
)
def test_bars_hold_all_shares_and_none_straddles_what_is_observed(drawn: list[int], observed: int) -> None:
    """A histogram loses no network, and the marked side is exactly as much or more, or as little or less."""
    share = 1 / len(drawn)
    plot = AgainstChance("t", "m", observed / 100, tuple((one / 100, share) for one in drawn), "density")
    found = bars(plot)
    assert isclose(sum(part for *_, part in found), 1, rel_tol=1e-9)
    assert len(found) <= 37
    mean = sum(drawn) / len(drawn)
    upper = observed / 100 >= sum(value * part for value, part in plot.chances)
    beyond = sum(
        part for first, last, part in found if (first >= observed / 100 if upper else last <= observed / 100)
    )
    expected = sum(share for one in drawn if (one >= observed if upper else one <= observed))
    assert isclose(beyond, expected, abs_tol=1e-9), (mean, found)


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6), st.integers(3, 8))
def test_ticks_reach_around_all_numbers_and_are_evenly_apart(low: float, span: float, most: int) -> None:
    """No mark lies beyond its axis."""
    found = ticks(low, low + span, most)
    assert 2 <= len(found) <= most
    slack = 1e-6 * max(abs(low), span, found[1] - found[0])
    assert found[0] <= low + slack
    assert found[-1] >= low + span - slack
    steps = [after - before for before, after in pairwise(found)]
    assert all(isclose(one, steps[0], rel_tol=1e-6) for one in steps)


def test_parts_stand_in_the_order_given_on_one_scale() -> None:
    """A plot is no ranking, and bars can be compared across parts."""
    parts = (Census("few", 1, 2, 4), Census("many", 8, 16, 32), Census("none", 0, 1, 2))
    svg = write([Censuses("t", parts)])
    seen = [one.text for one in _of(svg, "strong") if one.text in {"few", "many", "none"}]
    assert seen == ["few", "many", "none"]
    counts = [count for part in parts for count in (part.mutual, part.one_way, part.none) if count]
    widths = [float(one.get("width")) for one in _of(svg, "pairs")]
    assert len(widths) == len(counts)
    assert all(
        isclose(width / widths[5], count / counts[5], abs_tol=0.01)
        for width, count in zip(widths, counts, strict=True)
        if width > 2
    )


def test_pairs_that_nobody_asked_about_are_no_pairs_without_a_tie() -> None:
    """Silence is not absence."""
    svg = write([Censuses("t", (Census("a", 1, 2, None),))])
    assert len(_of(svg, "pairs")) == 2
    assert "not known" in _seen(svg)


def test_actors_off_the_line_are_named_and_others_are_not() -> None:
    """The names are of those of whom the plot says something."""
    seen = [one.text for one in _of(write([PLACES]), "name")]
    assert sorted(seen) == ["Carers", "Council"]


def test_actors_at_one_place_are_one_mark_with_their_number() -> None:
    """Marks that hide each other would look like one actor."""
    actors = tuple(Placed(f"a{at}", 5, 0) for at in range(7))
    svg = write([Positions("t", "x", "y", (*actors, Placed("b", 0, 3)))])
    assert [one.text for one in _of(svg, "inside")] == ["7"]
    assert all(f"a{at} (5 and 0)" in _words(svg) for at in range(7))
    assert "1 mark off the line has no name" in _seen(svg)


@given(
    st.lists(st.tuples(st.integers(60, 690), st.integers(10, 390), st.text("abcm ", min_size=1)), max_size=40)
)
def test_names_lie_on_no_other_name_and_on_no_mark(places: list[tuple[int, int, str]]) -> None:
    """Every name that is shown can be read."""
    wanted = [Named(name, x, y, 7) for x, y, name in places]
    area = Box(50, 0, 700, 400)
    found = [box for *_, box in names(wanted, [one.box for one in wanted], area)]
    assert all(area.holds(box) for box in found)
    assert not [1 for one, other in combinations(found, 2) if one.meets(other)]
    assert not [1 for box in found for one in wanted if box.meets(one.box)]


def test_a_lone_mark_has_its_name() -> None:
    """Where there is room, names are not left out."""
    assert len(list(names([Named("Council", 300, 200, 7)], [], Box(0, 0, 700, 400)))) == 1


def test_a_line_breaks_off_where_a_number_is_not_defined() -> None:
    """A line drawn through a gap would say what nobody knows."""
    svg = write([YEARS])
    assert len([one for one in _of(svg, "way way-0") if one.get("d")]) == 1
    assert len([one for one in _of(svg, "way way-1") if one.get("d")]) == 3
    assert len(_of(svg, "series shape-0")) == 3 + 1  # and one in the key
    assert "Where a line breaks off" in _seen(svg)


def test_ranges_are_drawn_where_they_are_given() -> None:
    """One upright bar with two ends, and words that say what it is."""
    svg = write([YEARS])
    assert len(_of(svg, "range")) == 3
    assert "Upright bars: without each claimant." in _seen(svg)


def test_a_number_that_is_not_finite_is_not_defined() -> None:
    """Half a division by zero makes no picture."""
    nan = float("nan")
    svg = write([Change("t", ("1", "2"), (Series("s", (Point(nan, nan, 1), Point(0.5, nan, nan))),))])
    assert "nan" not in svg
    assert "not defined in 1" in _words(svg)
    assert "There is nothing" in _seen(write([AgainstChance("t", "m", nan, ((0.0, 1.0),), "density")]))


def test_series_as_long_as_the_periods_and_places_on_the_plane_only() -> None:
    """A slip of the caller is told at once, and not drawn."""
    with pytest.raises(ValueError, match="'s' has 1 points for 2 periods"):
        Change("t", ("1", "2"), (Series("s", (Point(1.0),)),))
    with pytest.raises(ValueError, match="'a' has no place"):
        Placed("a", -1, 0)


def test_many_periods_keep_their_names_apart() -> None:
    """Of names for which there is no room, every second or third is shown."""
    many = tuple(f"{year}/{year + 2}" for year in range(1990, 2020))
    svg = write([Change("t", many, (Series("s", (Point(1.0),) * 30),))])
    shown = [one for one in _of(svg, "tick") if "/" in one.text]
    places = [float(one.get("x")) for one in shown if "middle" in one.get("class")]
    assert len(places) >= 3
    assert all(after - before >= width_of_words("1990/1992", 19) for before, after in pairwise(places))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), st.integers(100, 700))
def test_wrapped_lines_fit_and_lose_no_word_that_fits(text: str, width: int) -> None:
    """Words run neither over the edge nor out of the text."""
    lines = wrapped(text, width, 19)
    assert all(width_of_words(line, 19) <= width for line in lines)
    if all(width_of_words(word, 19) <= width for word in text.split(" ")):
        assert " ".join(lines) == " ".join(filter(None, text.split(" ")))


def test_name_of_a_part_is_broken_into_lines_and_keeps_its_end() -> None:
    """How many speak stands at its end; cut off, the reader would not know whose numbers these are."""
    name = "Partnership of the long and winding river number 12 (6 claimants)"
    drawn = Xml.fromstring(write([Censuses("t", (Census(name, 0, 6, None),))]))
    lines = [one.text or "" for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert name not in lines
    assert any(line.endswith("claimants)") for line in lines)
