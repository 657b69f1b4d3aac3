"""Ids: unique in a table over all inputs, and what refers to them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import studies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_kg.errors import Fault
    from coprod_kg.intake.records import Values

    Faults = Callable[..., list[Fault]]
    Rows = Callable[..., dict[str, Values]]

FLOW = "id,partnership,giver,receiver,resource,claimant\n"
TENSION = "id,partnership,tension,claimant\n"
CAUSAL = "id,partnership,causes,effects,claimant\n"


def test_a_duplicate_id_names_both_rows(faults: Faults) -> None:
    """Whoever mends it must see the two."""
    (fault,) = faults(coders="id,name\nc1,One\nc2,Two\nc1,Three\n")
    assert (fault.row, fault.column) == (4, "id")
    assert "row 2" in fault.message


def test_each_later_row_of_an_id_is_a_fault(faults: Faults) -> None:
    """None is hidden behind another, and each names the first."""
    found = faults(coders="id,name\nc1,One\nc1,Two\nc1,Three\n")
    assert [(one.row, "row 2" in one.message) for one in found] == [(3, True), (4, True)]


def test_ids_are_unique_over_two_inputs(tmp_path: Path) -> None:
    """Two coders who both call an extract x1 would merge two passages."""
    study = studies.write(tmp_path, studies.SETTINGS + 'inputs = ["coded", "more"]\n')
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "actors.csv").write_text("id,name,kind\na9,Dee,person\na2,Eve,person\n")
    _, (fault,) = studies.read(study)
    assert (fault.file, fault.row, fault.column) == ("more/actors.csv", 3, "id")
    assert "row 3 of coded/actors.csv" in fault.message


def test_ids_of_different_tables_may_be_the_same(faults: Faults) -> None:
    """An actor 1 and a coder 1 are different things."""
    assert faults(coders="id,name\na1,One\n") == []


def test_ids_tell_upper_from_lower_case(rows: Rows) -> None:
    """Analysts who write a1 and A1 mean two."""
    assert set(rows("coders", coders="id,name\nc1,One\nC1,Two\n")) == {"c1", "C1"}


def test_an_unknown_id_is_a_fault_with_the_nearest_known(faults: Faults) -> None:
    """The message of the contract: no such actor, add it, or did you mean."""
    (fault,) = faults(flows=FLOW + "f1,p1,A1,a2,data,a1\n")
    assert (fault.row, fault.column) == (2, "giver")
    assert fault.message == "there is no 'A1' in actors."
    assert fault.remedy == "Add it to actors, or did you mean 'a1'?"


def test_each_unknown_id_of_a_list_cell_is_refused(faults: Faults) -> None:
    """A list with one wrong item is not half taken."""
    (fault,) = faults(power_shared="id,partnership,who,claimant\nh1,p1,a1; zz,a1\n")
    assert (fault.column, "'zz'" in fault.message) == ("who", True)


def test_ids_are_found_wherever_their_rows_stand(faults: Faults) -> None:
    """Rows refer forward and to tables that are read later."""
    table = "id,name,kind,part_of\na1,Ann,person,a2\na2,Ben,person,\na3,Choir,group,a1; a2\n"
    assert faults(actors=table) == []


def test_an_id_with_a_control_character_is_a_fault(faults: Faults) -> None:
    """A line break in an id is a slip of the keyboard; it would make addresses nobody can type."""
    found = faults(coders='id,name\n"c\n9",One\n')
    assert [(one.row, one.column) for one in found] == [(2, "id")]


def test_a_faulty_id_takes_nothing_else_down(faults: Faults) -> None:
    """A row that refers to it is a fault too, and no traceback."""
    found = faults(
        tensions=TENSION + '"t\x01",p1,language,a1\n',
        positions="id,partnership,tension,pole,claimant\no1,p1,t\x01,idealistic,a1\n",
        causal_claims=CAUSAL + "z1,p1,t\x01,t\x01,a1\n",
    )
    assert sorted((one.file, one.column) for one in found) == [
        ("coded/causal_claims.csv", "causes"),
        ("coded/causal_claims.csv", "effects"),
        ("coded/positions.csv", "tension"),
        ("coded/tensions.csv", "id"),
    ]


def test_a_message_quotes_a_cell_on_one_short_line(faults: Faults) -> None:
    """A fault is one line, whatever was pasted into the cell."""
    (fault,) = faults(flows=FLOW + 'f1,p1,"' + "long\ntext\x07 " * 900 + '",a2,data,a1\n')
    assert len(str(fault)) < 250
    assert str(fault).isprintable()


def test_a_statement_is_found_by_its_id_alone(rows: Rows) -> None:
    """Where one table has it, its name need not be said."""
    found = rows(
        "causal_claims",
        flows=FLOW + "f1,p1,a1,a2,data,a1\n",
        tensions=TENSION + "t1,p1,language,a1\n",
        causal_claims=CAUSAL + "z1,p1,flows:f1,t1,a1\n",
    )
    assert (found["z1"]["causes"], found["z1"]["effects"]) == (("f1",), ("t1",))


def test_a_statement_id_of_two_tables_must_be_told_apart(faults: Faults) -> None:
    """Never guessed: the fault says what to write."""
    found = faults(
        flows=FLOW + "s1,p1,a1,a2,data,a1\n",
        tensions=TENSION + "s1,p1,language,a1\n",
        causal_claims=CAUSAL + "z1,p1,s1,tensions:s1,a1\n",
    )
    (fault,) = found
    assert (fault.column, fault.remedy) == ("causes", "Write 'flows:s1' or 'tensions:s1'.")


def test_a_statement_of_a_named_table_keeps_the_name_where_it_is_needed(rows: Rows) -> None:
    """So that the two stay two situations."""
    found = rows(
        "causal_claims",
        flows=FLOW + "s1,p1,a1,a2,data,a1\n",
        tensions=TENSION + "s1,p1,language,a1\n",
        causal_claims=CAUSAL + "z1,p1,flows:s1,tensions:s1,a1\n",
    )
    assert (found["z1"]["causes"], found["z1"]["effects"]) == (("flows:s1",), ("tensions:s1",))


def test_a_tension_is_looked_for_among_tensions_only(faults: Faults) -> None:
    """A position in a flow makes no sense."""
    (fault,) = faults(
        flows=FLOW + "f1,p1,a1,a2,data,a1\n",
        positions="id,partnership,tension,pole,claimant\no1,p1,f1,idealistic,a1\n",
    )
    assert fault.message == "there is no 'f1' in tensions."


def test_the_coder_of_the_settings_needs_no_row(rows: Rows) -> None:
    """A study coded by one person has no table of coders."""
    assert rows("coders") == {"c1": {"id": ("c1",), "name": ("c1",)}}


def test_the_table_of_coders_says_more_of_the_coder_of_the_settings(rows: Rows) -> None:
    """The same coder is not there twice."""
    assert rows("coders", coders="id,name\nc1,Marged Lyle\n") == {
        "c1": {"id": ("c1",), "name": ("Marged Lyle",)}
    }


def test_a_column_of_unknown_ids_is_told_in_good_time(faults: Faults) -> None:
    """Whoever forgot to rename four thousand actors should not wait for four thousand guesses."""
    actors = "id,name,kind\n" + "".join(f"actor{number},Ann,person\n" for number in range(4_000))
    flows = FLOW + "".join(f"f{number},p1,acter{number},actor1,data,actor1\n" for number in range(4_000))
    start = time.process_time()
    found = faults(actors=actors, flows=flows)
    assert len(found) == 4_000
    assert time.process_time() - start < 60
    assert "did you mean 'actor0'" in found[0].remedy
    assert found[-1].remedy == "Add it to actors."
