"""All faults in one run: none hides another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import studies

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = {
    "partnerships": "id,name,from,colour\np1,The Mill,2012-13,red\np1,The Boathouse,,\n,Nameless,2014,\n",
    "actors": "id,name,kind,sector\na1,Ann,persn,policy\na2,,person,polcy\na3,Choir,group,\n",
    "sources": b"\xff\xfei\0d\0",
    "coders": "name\nOne\n",
    "codes": "",
    "flows": "id,partnership,giver,receiver,resource,claimant,strength,to\n"
    "f1,p9,a1,a9,dta,a1,9,2011-02-29\n"
    "f1,p1,a1,a2,data,a1,,\n"
    "f2,p1,a1,a2,data,a1,,,spare\n"
    "f3,,a1,a2,data,,,\n"
    'f4,p1,a1,a2,data,a1,,2012\nf5,p1,"a1,a2,data,a1,,\n',
    "flow": "id\n",
}
PLACES = [
    ("coded/actors.csv", 2, "kind"),
    ("coded/actors.csv", 3, "name"),
    ("coded/actors.csv", 3, "sector"),
    ("coded/coders.csv", 1, "id"),
    ("coded/codes.csv", None, None),
    ("coded/flow.csv", None, None),
    ("coded/flows.csv", 2, "partnership"),
    ("coded/flows.csv", 2, "receiver"),
    ("coded/flows.csv", 2, "resource"),
    ("coded/flows.csv", 2, "strength"),
    ("coded/flows.csv", 2, "to"),
    ("coded/flows.csv", 3, "id"),
    ("coded/flows.csv", 4, None),
    ("coded/flows.csv", 5, "claimant"),
    ("coded/flows.csv", 5, "partnership"),
    ("coded/flows.csv", 7, None),
    ("coded/partnerships.csv", 1, "colour"),
    ("coded/partnerships.csv", 2, "from"),
    ("coded/partnerships.csv", 3, "id"),
    ("coded/partnerships.csv", 4, "id"),
    ("coded/sources.csv", None, None),
]


def test_every_fault_is_told_in_one_run(tmp_path: Path) -> None:
    """Whoever mends a study should not have to come back for each."""
    _, faults = studies.read(studies.write(tmp_path, **BROKEN))
    found = {(one.file, one.row, one.column) for one in faults}
    assert found == set(PLACES)


def test_no_fault_is_told_twice(tmp_path: Path) -> None:
    """A list of faults is a list of things to do."""
    _, faults = studies.read(studies.write(tmp_path, **BROKEN))
    assert len(faults) == len(set(faults))


def test_every_fault_says_what_to_do(tmp_path: Path) -> None:
    """Two halves: what happened, what to do now; both are sentences."""
    _, faults = studies.read(studies.write(tmp_path, **BROKEN))
    assert len(faults) > 15
    for fault in faults:
        assert fault.message.endswith("."), fault
        assert fault.remedy.endswith((".", "?")), fault


def test_a_faulty_row_keeps_its_other_cells(tmp_path: Path) -> None:
    """So that what refers to it is not blamed too."""
    records, _ = studies.read(studies.write(tmp_path, actors="id,name,kind\na1,Ann,persn\n"))
    (actor,) = [one for one in records if one.table.name == "actors"]
    assert actor.values == {"id": ("a1",), "name": ("Ann",), "release": ("controlled",)}
