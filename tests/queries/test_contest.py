"""Who contests a tie, who confirms it, who leads: small cases that the mill does not hold."""

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


def _rows(  # noqa: PLR0913  # one argument a part of the small world
    folder,
    flows: str,
    name: str,
    actors: str = studies.WORLD["actors"],
    *,
    extracts: str = EXTRACTS,
    header: str = HEADER,
    world: dict[str, str] | None = None,
    **given: str,
) -> list[dict]:
    tables = {"sources": SOURCES, "extracts": extracts, "coders": CODERS, "actors": actors}
    study = studies.write(folder, **(tables | {"flows": header + flows} | (world or {})))
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


def test_a_third_party_confirms_nothing(tmp_path) -> None:
    """Confirmed is what both ends say; who only looked on adds no claim to it."""
    actors = "id,name,kind\na1,Ann,person\na2,Ben,person\na3,Eve,person\n"
    flows = "f1,a1,a2,data,x1,c1,affirmed\nf2,a1,a2,data,x2,c1,affirmed\nf3,a1,a2,data,x3,c1,affirmed\n"
    extracts = EXTRACTS + "x3,s1,I saw it.,a3\n"
    (row,) = _rows(tmp_path, flows, "who-gives-what", actors, extracts=extracts, claims="confirmed")
    assert (int(row["claims"]), int(row["claimants"])) == (2, 2)


@pytest.mark.parametrize(
    ("partnership", "contested"), [("p1", "true"), ("p1;p2", "true"), ("general", "true"), ("p2", "false")]
)
def test_a_denial_reaches_as_far_as_what_it_is_said_of(tmp_path, partnership, contested) -> None:
    """'They gave us nothing, anywhere' contests a gift here; 'nothing over there' does not."""
    flows = f"f1,a1,a2,data,x1,c1,affirmed,p1\nf2,a1,a2,data,x2,c1,denied,{partnership}\n"
    header = HEADER.strip() + ",partnership\n"
    world = {"partnerships": "id,name\np1,One\np2,Two\n"}
    rows = _rows(tmp_path, flows, "who-gives-what", header=header, world=world)
    assert [str(row["contested"]) for row in rows] == [contested]


def _leading(folder, rows: str) -> list[dict]:
    leadership = "id,partnership,leadership_mode,extracts,coder,from,to\n" + rows
    return _rows(folder, "", "leadership-shifts", world={"leadership": leadership})


def test_leading_that_has_no_end_has_none_beside_one_that_has(tmp_path) -> None:
    """Somebody's 'until 2011' does not end what somebody else says goes on."""
    rows = "l1,p1,strategic,x1,c1,2010,2011\nl2,p1,strategic,x2,c1,2010,\nl3,p1,distributed,x1,c1,2012,2013\n"
    (row,) = _leading(tmp_path, rows)
    assert "earlierTo" not in row
    assert str(row["laterTo"]) == "2013-12-31"


def test_who_led_once_had_the_office(tmp_path) -> None:
    """A member who came to lead has not held power without a leading role."""
    world = {
        "participations": (
            "id,partnership,actor,role,from,to\ne1,p1,a1,member,2008,2010\ne2,p1,a1,lead,2011,2018\n"
        ),
        "power_over": "id,holder,over,extracts,coder\nw1,a1,a2,x2,c1\n",
    }
    assert _rows(tmp_path, "", "power-and-office", world=world) == []


def test_what_is_said_of_two_partnerships_is_no_disagreement(tmp_path) -> None:
    """One recommends it here, another warns of it there."""
    world = {
        "partnerships": "id,name\np1,One\np2,Two\n",
        "recommendations": (
            "id,partnership,text,extracts,coder,stance,mode\n"
            "v1,p1,Meet.,x1,c1,affirmed,happened\nv2,p2,Meet.,x2,c1,denied,happened\n"
        ),
    }
    assert _rows(tmp_path, "", "partner-disagreement", world=world) == []


def test_a_denial_of_all_power_disagrees_in_each_matter(tmp_path) -> None:
    """'They decide nothing' and 'they decide the budget' cannot both be so."""
    world = {
        "power_over": (
            "id,holder,over,matter,extracts,coder,stance\n"
            "w1,a1,a2,budget,x1,c1,affirmed\nw2,a1,a2,,x2,c1,denied\n"
        )
    }
    assert len(_rows(tmp_path, "", "partner-disagreement", world=world)) == 1


def test_nothing_given_denies_what_was_promised(tmp_path) -> None:
    """A promise of data and 'they gave us nothing' belong in one row."""
    header = HEADER.strip() + ",mode\n"
    flows = "f1,a1,a2,data,x1,c1,affirmed,planned\nf2,a1,a2,anything,x2,c1,denied,happened\n"
    rows = _rows(tmp_path, flows, "promised-flows", header=header)
    assert [int(row["denials"]) for row in rows] == [1]


@pytest.mark.parametrize("name", ["behind-an-actor", "behind-a-tie"])
def test_the_first_ten_are_those_of_the_partnership(tmp_path, name) -> None:
    """Ten actors of another partnership would leave an empty answer where there is one."""
    actors = "id,name,kind\n" + "".join(f"a{n:02},Actor {n},person\n" for n in range(1, 14))
    world = {
        "actors": actors,
        "partnerships": "id,name\np1,One\np2,Two\n",
        "extracts": "id,source,text,speaker\nx1,s1,So.,a01\nx2,s1,So.,a13\n",
    }
    header = HEADER.strip() + ",partnership\n"
    flows = "".join(f"f{n},a01,a{n:02},data,x1,c1,affirmed,p1\n" for n in range(2, 12))
    flows += "f20,a12,a13,data,x2,c1,affirmed,p2\n"
    rows = _rows(tmp_path, flows, name, header=header, world=world, partnership="p2")
    assert {str(row["claim"]).rpartition("/")[2] for row in rows} == {"f20"}


def test_one_voice_within_both_ends_confirms_nothing(tmp_path) -> None:
    """Who belongs to the giver and to the receiver is one witness, not two."""
    actors = "id,name,kind,part_of\na1,Ann,group,\na2,Ben,group,\na3,Eve,person,a1;a2\na4,Una,person,a2\n"
    extracts = "id,source,text,speaker\nx1,s1,So.,a3\nx2,s1,So.,a4\n"
    alone = "f1,a1,a2,data,x1,c1,affirmed\n"
    both = alone + "f2,a1,a2,data,x2,c1,affirmed\n"
    asked = {"actors": actors, "extracts": extracts, "claims": "confirmed"}
    assert _rows(tmp_path / "one", alone, "who-gives-what", **asked) == []
    assert len(_rows(tmp_path / "two", both, "who-gives-what", **asked)) == 1


def test_statements_about_two_scopes_are_two_rows(tmp_path) -> None:
    """What is said in general and what is said of two partnerships are not one tie with two supports."""
    world = {
        "partnerships": "id,name\np1,One\np2,Two\n",
        "power_over": (
            "id,partnership,holder,over,extracts,coder\nw1,general,a1,a2,x2,c1\nw2,p1;p2,a1,a2,x2,c1\n"
        ),
    }
    assert [int(row["claims"]) for row in _rows(tmp_path, "", "over-whom", world=world)] == [1, 1]


@pytest.mark.parametrize(("asked", "counts"), [("yes", (1, 0, 0)), ("no", (0, 0, 1))])
def test_who_was_not_asked_did_not_fail_to_return(tmp_path, asked, counts) -> None:
    """Silence of the one who was never asked is no sign that nothing came back."""
    world = {
        "participations": (f"id,partnership,actor,asked\ne1,p1,a1,yes\ne2,p1,a2,{asked}\ne3,p1,a3,yes\n"),
        "actors": "id,name,kind,sector\na1,Ann,person,academia\na2,Ben,person,policy\na3,Eve,person,\n",
    }
    (row,) = _rows(tmp_path, "f1,a1,a2,data,x1,c1,affirmed\n", "between-sectors", world=world)
    assert tuple(int(row[name]) for name in ("ties", "returned", "notAsked")) == counts
