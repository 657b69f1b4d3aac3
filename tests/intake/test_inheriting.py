"""What an empty cell takes from elsewhere, and what is never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import studies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_kg.errors import Fault
    from coprod_kg.intake.records import Values

    Faults = Callable[..., list[Fault]]
    Rows = Callable[..., dict[str, Values]]

SOURCES = "id,partnership\ns1,p1\ns2,p2\ns3,p1;p2\ns4,p2; p1\ns5,\n"
EXTRACTS = "id,source,speaker\nx1,s1,a1\nx2,s1,a1\nx3,s1,a2\nx4,s1,\nx5,s2,a1\nx6,s3,a1\nx7,s4,a1\nx8,s5,a1\n"


def _flow(extracts: str, *, partnership: str = "", claimant: str = "", coder: str = "") -> dict[str, str]:
    return {
        "sources": SOURCES,
        "extracts": EXTRACTS,
        "coders": "id,name\nc1,One\nc2,Two\n",
        "flows": "id,partnership,giver,receiver,resource,extracts,claimant,coder\n"
        f"f1,{partnership},a1,a2,data,{extracts},{claimant},{coder}\n",
    }


@pytest.mark.parametrize("extracts", ["x1", "x1;x2"])
def test_an_empty_claimant_is_the_one_speaker(rows: Rows, extracts: str) -> None:
    """Whoever is quoted is whose account it is, in two passages too."""
    assert rows("flows", **_flow(extracts))["f1"]["claimant"] == ("a1",)


def test_two_speakers_leave_the_claimant_open(faults: Faults) -> None:
    """Whose account it is must be said, not guessed."""
    (fault,) = faults(**_flow("x1;x3"))
    assert (fault.row, fault.column) == (2, "claimant")
    assert fault.message == "the cell is empty, and the row's extracts give more than one speaker."


def test_no_speaker_leaves_the_claimant_open(faults: Faults) -> None:
    """A document speaks for nobody until the analyst says so."""
    (fault,) = faults(**_flow("x4"))
    assert fault.message == "the cell is empty, and the row's extracts give no speaker."
    assert fault.remedy == "Fill in the claimant."


def test_no_extract_leaves_claimant_and_partnership_open(faults: Faults) -> None:
    """Nothing to inherit from: both are asked for, in one run."""
    assert {fault.column for fault in faults(**_flow(""))} == {"claimant", "partnership"}


def test_a_claimant_that_is_given_wins(rows: Rows) -> None:
    """Reported speech has a claimant who is not the speaker."""
    assert rows("flows", **_flow("x1;x3", claimant="a3"))["f1"]["claimant"] == ("a3",)


@pytest.mark.parametrize(
    ("extracts", "partnership"), [("x1", ("p1",)), ("x6", ("p1", "p2")), ("x6;x7", ("p1", "p2"))]
)
def test_an_empty_partnership_is_that_of_the_source(
    rows: Rows, extracts: str, partnership: tuple[str, ...]
) -> None:
    """Of one, or of a set, in whatever order the sources list it."""
    assert rows("flows", **_flow(extracts))["f1"]["partnership"] == partnership


@pytest.mark.parametrize(
    ("extracts", "what"), [("x1;x5", "more than one"), ("x1;x6", "more than one"), ("x8", "no")]
)
def test_sources_that_do_not_agree_leave_the_partnership_open(
    faults: Faults, extracts: str, what: str
) -> None:
    """Two interviews in two partnerships: of which it is said is the analyst's to tell."""
    (fault,) = faults(**_flow(extracts))
    assert (fault.column, fault.message) == (
        "partnership",
        f"the cell is empty, and the row's extracts give {what} partnership.",
    )


def test_an_empty_coder_is_that_of_the_settings(rows: Rows) -> None:
    """One person coded most of a study."""
    assert rows("flows", **_flow("x1"))["f1"]["coder"] == ("c1",)


def test_a_coder_that_is_given_wins(rows: Rows) -> None:
    """The second coder says so in the row."""
    assert rows("flows", **_flow("x1", coder="c2"))["f1"]["coder"] == ("c2",)


def test_without_a_coder_in_the_settings_an_empty_one_is_a_fault(tmp_path: Path) -> None:
    """Who coded it is part of what a claim rests on."""
    settings = studies.SETTINGS.replace('coder = "c1"\n', "")
    _, (fault,) = studies.read(studies.write(tmp_path, settings, **_flow("x1")))
    assert (fault.column, fault.remedy) == ("coder", "Fill it in, or set coder in study.toml.")


def test_a_wrong_extract_is_not_blamed_on_the_claimant(faults: Faults) -> None:
    """One fault at its cause, not three."""
    assert [fault.column for fault in faults(**_flow("x99"))] == ["extracts"]


@pytest.mark.parametrize(
    ("study", "row", "told"),
    [("c1", "", []), ("c9", "", ["study.toml"]), ("c9", "c1", [])],
    ids=["known", "made up", "not asked"],
)
def test_the_coder_of_the_study_is_one_of_the_coders(tmp_path, study: str, row: str, told: list[str]) -> None:
    """A slip in study.toml would make somebody up, and spoil every comparison of coders."""
    settings = studies.SETTINGS.replace('"c1"', f'"{study}"')
    tables = _flow("x1", coder=row) | {"coders": "id,name\nc1,One\n"}
    _, faults = studies.read(studies.write(tmp_path, settings, **tables))
    assert [fault.file for fault in faults if fault.column == "coder"] == told
