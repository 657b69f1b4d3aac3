"""Every number is explained where it is read, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.errors import ParameterError
from coprod_kg.network.catalogue import catalogue, document, entries, explained
from coprod_kg.network.measure import measure

if TYPE_CHECKING:
    from rdflib import Dataset

# What an entry of the output says of itself, and what is counted beside a number.
_NO_NUMBERS = {
    "layer", "partnership", "partnership_label", "sector", "sector_label", "period", "unit", "weight",
    "undefined", "actors",
}  # fmt: skip


def _numbers(found: dict[str, Any], path: str = "") -> list[str]:
    names = []
    for key, value in found.items():
        name = f"{path}{key}"
        if name in catalogue() or not isinstance(value, dict):
            names.append(name)
        else:
            names += _numbers(value, f"{name}.")
    return names


def test_every_number_of_a_layer_is_explained(mill_graph: Dataset) -> None:
    """A number without a definition is one that a methods reviewer cannot accept."""
    found = measure(mill_graph, ["flows"], study="s")["layers"][0]
    names = _numbers({key: value for key, value in found.items() if key not in _NO_NUMBERS})
    assert len(names) > 25
    assert [name for name in names if name not in catalogue()] == []


def test_every_number_of_an_actor_is_explained(mill_graph: Dataset) -> None:
    """Positions too."""
    found = measure(mill_graph, ["flows"], study="s", everything=True)["layers"][0]["actors"][0]
    names = _numbers(
        {
            key: value
            for key, value in found.items()
            if key not in {"actor", "label", "asked", "ranges", "undefined"}
        },
        "actors.",
    )
    assert len(names) > 10
    assert [name for name in names if name not in catalogue()] == []


def test_nothing_is_explained_that_is_not_measured(mill_graph: Dataset) -> None:
    """The catalogue falls behind neither way."""
    found = measure(mill_graph, ["flows"], study="s", everything=True)
    layer = found["layers"][0]
    there = {*_numbers(layer), *_numbers(layer["actors"][0], "actors."), *found, "three_cycles", "broker"}
    assert set(catalogue()) - there == set()


@pytest.mark.parametrize("asked", ["reciprocity.rho", "rho", "RHO", "reciprocity, rho"])
def test_number_is_found_by_its_place_its_last_part_or_its_title(asked: str) -> None:
    """Whoever reads a table knows the title, whoever reads the JSON the place."""
    assert [one.name for one in entries(asked)] == ["reciprocity.rho"]


def test_word_for_several_numbers_explains_each() -> None:
    """`in` is a centralisation and a degree, `reciprocity` a family: the reader chooses."""
    assert [one.name for one in entries("in")] == ["centralisation.in", "actors.in"]
    assert {one.name.partition(".")[0] for one in entries("reciprocity")} == {"reciprocity"}
    text = explained(entries("in"))
    assert "(centralisation.in)" in text
    assert "(actors.in)" in text


def test_unknown_number_is_told_with_the_nearest_and_all_there_are() -> None:
    """The nearest may be none that is meant."""
    with pytest.raises(ParameterError, match=r"'reciprocity\.rho'.*springrank"):
        entries("reciprocity.rhoo")


def test_explanation_says_definition_formula_source_and_reading() -> None:
    """All that a reviewer asks for, in one place."""
    text = explained(entries("arc"))
    assert all(
        word in text
        for word in ("Definition", "2M / (2M + A)", "Range", "Undefined", "Source", "How to read it")
    )


def test_python_on_the_page_runs() -> None:
    """Whoever copies it gets what it says."""
    code = re.findall(r"```python\n(.*?)```", document(), re.DOTALL)
    assert len(code) == 2
    said: dict[str, Any] = {}
    for one in code:
        exec(compile(one, "docs/measures.md", "exec"), said)  # noqa: S102  # our own page
    assert "network" in said


def test_page_of_the_catalogue_has_not_fallen_behind() -> None:
    """`make docs` writes docs/measures.md."""
    assert (Path(__file__).parents[2] / "docs" / "measures.md").read_text("utf-8") == document()
