"""Laws of what the scripts of a map compute without the page, by the engine that runs them."""

from __future__ import annotations

import csv
import io
from importlib import resources
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coprod_kg.pages.names import in_lines, in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    Run = Callable[..., Any]

pytestmark = pytest.mark.browser
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
IN_XML = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=12)
NAMES = ("search", "sector", "layer")
LAWS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def run(browser: Browser) -> Iterator[Run]:
    """Return what evaluates an expression with the functions of one script in reach."""
    page = browser.new_page()
    folder = resources.files("coprod_kg.pages").joinpath("templates", "map")

    def evaluated(name: str, expression: str, given: Any) -> Any:
        script = folder.joinpath(f"{name}.js").read_text(encoding="utf-8")
        return page.evaluate(f"given => {{ {script}\nreturn {expression}; }}", given)

    yield evaluated
    page.close()


@LAWS
@given(values=st.dictionaries(st.sampled_from(NAMES), TEXTS.filter(bool)), actor=TEXTS.filter(bool))
def test_address_is_read_as_it_was_written(run: Run, values: dict[str, str], actor: str) -> None:
    """Whatever stands in an id or a search, a link leads back to it."""
    state = {"view": "grid", "actor": actor, "filters": values}
    there = "readAddress(writeAddress(given[0], given[1]), ['map', 'grid'], given[1])"
    assert run("address", there, [state, list(NAMES)]) == state


@LAWS
@given(
    label=st.text("ab cdé患者가カ🏥مجل", max_size=60),
    room=st.tuples(st.integers(9, 24), st.integers(2, 4)),
    parting=st.integers(0, 60),
)
def test_names_are_cut_as_in_the_still_picture(
    run: Run, label: str, room: tuple[int, int], parting: int
) -> None:
    """Two programs follow one rule, so that a name is the same on screen and paper."""
    found = run("names", "inLines(...given)", [label, *room, parting])
    assert tuple(found) == in_lines(label, *room, parting=parting)
    line = run("names", "inOneLine(...given)", [label, 2 * room[0], parting])
    assert line == in_one_line(label, 2 * room[0], parting)


@LAWS
@given(lines=st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=4))
def test_table_is_read_as_it_was_written_and_holds_no_formula(run: Run, lines: list[list[str]]) -> None:
    """Cells come back as they were, but for the ' before what a spreadsheet would run."""
    text = run("files", "csv(['a', 'b'], given)", lines)
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))[1:]
    assert [[cell.removeprefix("'") for cell in line] for line in read] == [
        [cell.removeprefix("'") for cell in line] for line in lines
    ]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for line in read for cell in line)


@LAWS
@given(labels=st.lists(IN_XML, min_size=2, max_size=4))
def test_network_is_read_as_it_was_written(run: Run, labels: list[str]) -> None:
    """Every label that XML can hold comes back."""
    nodes = [{"id": f"n{at}", "about": {"label": label}} for at, label in enumerate(labels)]
    edges = [{"id": "e", "source": "n0", "target": "n1", "about": {"claims": labels[0], "mutual": False}}]
    text = run("files", "graphml(given[0], given[1])", [nodes, edges])
    network = nx.read_graphml(io.BytesIO(text.encode()))
    assert [about["label"] for _, about in network.nodes(data=True)] == labels
    assert network.edges["n0", "n1"]["mutual"] is False


def test_what_no_xml_can_hold_is_replaced(run: Run) -> None:
    """A control character in a quotation must not make a file that nothing can read."""
    assert run("files", "xml(given)", "a\u0000b\u0008\ud800") == "a\ufffdb\ufffd\ufffd"


@LAWS
@given(
    start=st.tuples(st.integers(-500, 500), st.integers(-500, 500)),
    halves=st.tuples(st.integers(10, 120), st.integers(10, 60)),
    is_bar=st.booleans(),
)
def test_head_stands_at_the_rim_of_a_name(
    run: Run, start: tuple[int, int], halves: tuple[int, int], *, is_bar: bool
) -> None:
    """Outside the name, on the line that leads to it; a line that begins within has none."""
    (x, y), (across, down) = start, halves
    box = {"left": -across, "right": across, "top": -down, "bottom": down}
    given = [{"x": x, "y": y}, box, is_bar]
    corners = run(
        "heads", "(at => at && [at, cornersOf(at, given[2], 0.5)])(atRim(given[0], given[1]))", given
    )
    if abs(x) <= across and abs(y) <= down:
        assert corners is None
        return
    at, points = corners
    assert max(abs(at["x"]) / across, abs(at["y"]) / down) == pytest.approx(1)
    assert at["x"] * y == pytest.approx(at["y"] * x, abs=1e-6)
    middle = [sum(axis) / len(points) for axis in zip(*points, strict=True)]
    assert max(abs(middle[0]) / across, abs(middle[1]) / down) > 1
