"""Who there is in the Riverside study, and the sources that they speak in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telling import (
    ACTORS,
    COLUMNS,
    PARTNERSHIPS,
    RANDOM,
    ROSTER,
    VOICES,
    WORLD,
    Actor,
    Voice,
    add,
    day,
    draw,
    period,
    present,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def settle() -> None:
    """Write who there is, who was asked, and the sources that they speak in."""
    for one in PARTNERSHIPS.values():
        add(
            "partnerships",
            id=one.id,
            name=one.name,
            kind=one.kind,
            **{"from": one.start},
            to=one.end,
            host=one.host,
            succeeds=one.succeeds,
            release="open",
        )
    for actor in ACTORS.values():
        guarded = actor.kind == "person" or actor.id in WORLD["small_groups"]
        release = "controlled" if actor.id in WORLD["controlled"] else "safeguarded" if guarded else "open"
        scholar = "yes" if actor.sector == "academia" else "no"
        add(
            "actors",
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            sector=actor.sector,
            part_of=actor.part_of,
            researcher=scholar if actor.kind == "person" else "",
            release=release,
            aliases=WORLD["aliases"].get(actor.id, ""),
        )
    for p, one in PARTNERSHIPS.items():
        for a in present(p):
            asked = f"{p}-" not in a.there
            role = "host" if a.id == one.host else "lead" if a.id in WORLD["leads"] else "member"
            role = "funder" if a.sector == "funder" else "adviser" if a.sector == "" else role
            begin, stop = period(p) if RANDOM.random() < 0.15 else ("", "")
            add(
                "participations",
                partnership=p,
                actor=a.id,
                role=role,
                to=stop,
                asked="yes" if asked or spoken_for(a, p) else "no",
                **{"from": begin},
            )
            kinds = ["survey"] if p == ROSTER else []
            if asked and a.kind in ("person", "group"):
                kinds.append("interview" if a.kind == "person" else "conversation")
            for kind in kinds + (["document"] if f"{p}:{a.id}" in WORLD["documents"] else []):
                converse(kind, p, [a])
    for title, those, speakers in WORLD["across"]:
        converse("conversation", those, [ACTORS[a] for a in speakers.split(";")], title)
    for coder, name in WORLD["coders"].items():
        add("coders", id=coder, name=name)
    for row in WORLD["codes"]["rows"]:
        add("codes", **dict(zip(COLUMNS["codes"], row, strict=True)))


def spoken_for(actor: Actor, partnership: str) -> bool:
    """Whether somebody who belongs to an actor was asked in a partnership."""
    return any(one.part_of == actor.id and partnership in one.there.split(";") for one in ACTORS.values())


def converse(kind: str, those: str, speakers: Sequence[Actor], title: str = "") -> None:
    """Add a source and the voices in it."""
    year = 1 + max(int(PARTNERSHIPS[p].end[:4]) for p in those.split(";"))
    a, one = speakers[0], PARTNERSHIPS[those[:2]]
    titles = {
        "survey": "Roster survey, return by",
        "interview": "Interview with",
        "conversation": "Conversation with",
        "document": "Closing report by",
    }
    guarded = ("open", "open", "open", "safeguarded", "safeguarded", "safeguarded", "controlled")
    release = "open" if a.kind != "person" else draw(guarded) if not title else "safeguarded"
    source = add(
        "sources",
        partnership=those,
        kind=kind,
        release=release,
        title=title or f"{titles[kind]} {a.say}, {one.name}",
        elicitation={"survey": "roster", "document": "document"}.get(kind, "interview"),
        date=day(year, RANDOM.randint(1, 11), RANDOM.randint(0, 2)) if kind != "survey" else "2019-01",
        citation=f"{a.name} ({year}). Closing report. Fictional." if kind == "document" else "",
        consent="not-needed" if kind == "document" else "given",
    )
    VOICES.extend(Voice(source, s.id, those, kind) for s in speakers)
