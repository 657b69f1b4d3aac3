"""Who contests a tie, and who confirms it: small cases that the mill does not hold."""

from __future__ import annotations

import pytest
import studies

from coprod_kg import build
from coprod_kg.ask import Library, Names, ask

SETTINGS = studies.SETTINGS
SOURCES = "id,partnership\ns1,p1\n"
EXTRACTS = "id,source,text,speaker\nx1,s1,So it was.,a1\nx2,s1,So it was not.,a2\n"
CODERS = "id,name\nc1,One\nc2,Two\n"
HEADER = "id,giver,receiver,resource,extracts,coder,stance\n"


def _rows(folder, flows: str, name: str, actors: str = studies.WORLD["actors"], **given: str) -> list[dict]:
    study = studies.write(
        folder, sources=SOURCES, extracts=EXTRACTS, coders=CODERS, actors=actors, flows=HEADER + flows
    )
    names = Names(build.in_memory(study.folder), study.base)
    return list(ask(Library().find(name), names, given).records())


@pytest.mark.parametrize(
    ("denial", "contested"),
    [("f2,a1,a2,data,x1,c2,denied\n", "false"), ("f2,a1,a2,data,x2,c1,denied\n", "true")],
)
def test_only_another_account_contests_a_tie(tmp_path, denial, contested) -> None:
    """Two coders who read one passage differently disagree with each other, not with the speaker."""
    (row,) = _rows(tmp_path, "f1,a1,a2,data,x1,c1,affirmed\n" + denial, "who-gives-what")
    assert str(row["contested"]) == contested


@pytest.mark.parametrize(("second", "count"), [("", 0), ("f2,a1,a3,data,x2,c1,affirmed\n", 1)])
def test_a_member_confirms_only_for_itself(tmp_path, second, count) -> None:
    """One voice is not both ends, though the giver belongs to the receiver."""
    actors = "id,name,kind,part_of\na1,Ann,person,a3\na2,Ben,person,a3\na3,Choir,group,\n"
    flows = "f1,a1,a3,data,x1,c1,affirmed\n" + second
    found = _rows(tmp_path, flows, "who-gives-what", actors, claims="confirmed")
    assert len(found) == count


def test_who_is_part_of_a_part_speaks_for_the_whole(tmp_path) -> None:
    """A nurse of a ward of a hospital speaks for the hospital, as the measures have it."""
    actors = (
        "id,name,kind,part_of\na1,Ann,person,b1\nb1,Ward,group,b2\n"
        "b2,Clinic,group,b3\nb3,Hospital,organisation,\na2,Ben,person,\n"
    )
    found = _rows(tmp_path, "f1,b3,a2,data,x1,c1,affirmed\n", "who-gives-what", actors, claims="giver")
    assert len(found) == 1


def test_an_account_is_not_that_of_the_other_end(tmp_path) -> None:
    """Who gives to its own choir tells of itself; the choir has said nothing of it yet."""
    actors = "id,name,kind,part_of\na1,Ann,person,a3\na2,Ben,person,\na3,Choir,group,\n"
    found = _rows(
        tmp_path,
        "f1,a1,a3,data,x1,c1,affirmed\nf2,a3,a1,access,x1,c1,affirmed\n",
        "one-way-by-one-account",
        actors,
    )
    assert {str(row["account"]).rpartition("/")[2] for row in found} <= {"a1"}
