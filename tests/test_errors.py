"""Errors and faults: what happened, and what to do now."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg import errors
from coprod_kg.errors import CoprodError, Fault, nearest

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, CoprodError)]
PLACED = [kind for kind in KINDS if list(inspect.signature(kind).parameters) == ["path"]]
NAMED = [kind for kind in KINDS if list(inspect.signature(kind).parameters) == ["name", "known"]]


def test_the_errors_are_looked_at() -> None:
    """A guard over nothing guards nothing."""
    assert (len(KINDS) >= 14, len(PLACED) >= 5, len(NAMED) >= 4) == (True, True, True)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_says_what_it_is(kind: type[CoprodError]) -> None:
    """Its name ends as errors do, and its docstring is a sentence."""
    assert kind.__name__.endswith("Error")
    assert (kind.__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize("kind", PLACED, ids=lambda kind: kind.__name__)
def test_an_error_about_a_place_names_it(kind: type[CoprodError]) -> None:
    """And has both halves."""
    error = kind(Path("some/where"))
    assert "some/where" in error.what
    assert error.remedy.endswith(".")


@pytest.mark.parametrize("kind", NAMED, ids=lambda kind: kind.__name__)
def test_an_error_about_a_name_says_what_there_is(kind: type[CoprodError]) -> None:
    """A near name, or where to look."""
    error = kind("flwos", ["flows", "power"])
    assert "flwos" in error.what
    assert "flows" in error.remedy
    assert kind("zzzz", ["flows", "power"]).remedy


def test_an_error_is_told_with_both_halves() -> None:
    """What happened first."""
    assert str(CoprodError("It broke.", "Mend it.")) == "It broke. Mend it."


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault("a.csv", 3, "id", "no.", "Do."), "a.csv, row 3, column id: no. Do."),
        (Fault("a.csv", None, None, "no.", "Do."), "a.csv: no. Do."),
        (
            Fault("a.xlsx", 3, "id", "no.", "Do.", sheet="flows"),
            "a.xlsx, sheet flows, row 3, column id: no. Do.",
        ),
        (Fault("a.csv", 3, None, "no.", "Do.", "warning"), "warning: a.csv, row 3: no. Do."),
    ],
)
def test_a_fault_is_one_line_with_its_place(fault: Fault, told: str) -> None:
    """File, sheet, row, column: as far as it has them."""
    assert str(fault) == told


def test_only_errors_stop_a_build() -> None:
    """A warning is something to look at."""
    assert Fault("a", 1, None, "", "").is_error
    assert not Fault("a", 1, None, "", "", "warning").is_error


@pytest.mark.parametrize(
    ("word", "found"), [("flwos", "flows"), ("FLOWS", "flows"), (" flows ", "flows"), ("zzz", None)]
)
def test_the_nearest_word_is_the_one_that_was_meant(word: str, found: str | None) -> None:
    """Or none: a wild guess would mislead."""
    assert nearest(word, ["power", "flows"]) == found


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_the_nearest_word_is_always_a_known_one(word: str, known: list[str]) -> None:
    """Whatever was typed."""
    assert nearest(word, known) in {*known, None}


def test_many_known_words_do_not_make_a_fault_slow() -> None:
    """With a hundred thousand ids only the same word in another case is looked for."""
    known = [f"a{number}" for number in range(100_000)]
    assert nearest("A777", known) == "a777"
    assert nearest("b777", known) is None
