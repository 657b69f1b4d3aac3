"""coprod-kg check."""

from __future__ import annotations

import json

KEYS = {"file", "sheet", "row", "column", "message", "remedy", "severity"}


def _break_mill(folder) -> None:
    path = folder / "coded" / "flows.csv"
    text = path.read_text(encoding="utf-8")
    header, first, *rest = text.splitlines()
    assert ",a1," in first
    path.write_text("\n".join([header, first.replace(",a1,", ",A99,", 1), *rest]) + "\n", encoding="utf-8")


def test_fault_is_named_by_place_and_remedy(run, mill_copy) -> None:
    """An analyst can go to the cell and knows what to do there."""
    _break_mill(mill_copy)
    result = run("check", "--study", mill_copy)
    assert result.exit_code == 1
    assert "coded/flows.csv, row 2, column giver: there is no 'A99' in actors." in result.stdout


def test_one_mistake_gives_one_fault(run, mill_copy) -> None:
    """What only follows from a fault is not reported beside it."""
    _break_mill(mill_copy)
    result = run("check", "--study", mill_copy, "--format", "json")
    faults = json.loads(result.stdout)["faults"]
    assert [(fault["row"], fault["column"]) for fault in faults] == [(2, "giver")]


def test_json_has_the_keys_of_the_contract(run, mill_copy) -> None:
    """Other programs read faults by these keys."""
    _break_mill(mill_copy)
    found = json.loads(run("check", "--study", mill_copy, "--format", "json").stdout)
    assert set(found) == {"faults", "checked"}
    assert all(set(fault) == KEYS for fault in found["faults"])
    assert found["checked"]["flows"] > 0


def test_check_changes_nothing(run, mill_copy) -> None:
    """A check may be run on data that nobody wants touched."""
    before = {path: path.read_bytes() for path in mill_copy.rglob("*") if path.is_file()}
    run("check", "--study", mill_copy)
    assert {path: path.read_bytes() for path in mill_copy.rglob("*") if path.is_file()} == before


def test_current_folder_within_a_study_will_do(run, mill_copy, monkeypatch) -> None:
    """Commands work wherever in the study one stands."""
    monkeypatch.chdir(mill_copy / "coded")
    assert run("check").exit_code == 0
