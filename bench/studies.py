"""Make a study of any number of claims with evidence: fictional, seeded, the same bytes on every run.

A study grows by partnerships of some 2,000 claims each, as corpora do that join many
partnerships; within one, several people speak of the same ties.
"""

from __future__ import annotations

import csv
import random
import sys
import tomllib
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Cells = dict[str, str]

SIZE: Final = 2_000  # claims of a partnership
BASE: Final = "https://example.org/bench/"
SHARES: Final = {  # of a hundred claims; tensions stand before what refers to them
    "flows": 59.5,
    "power_over": 25.0,
    "tensions": 2.0,
    "positions": 2.0,
    "responses": 1.5,
    "power_shared": 2.0,
    "capabilities": 2.0,
    "practices": 2.0,
    "leadership": 1.0,
    "assessments": 1.0,
    "factors": 1.0,
    "causal_claims": 0.5,
}
SAID: Final[dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8")
)
SECTORS: Final = (
    "academia",
    "health-practice",
    "policy",
    "third-sector",
    "public-and-patients",
    "academia",
    "health-practice",
    "third-sector",
)
POLES: Final = {
    "narratives": ("idealistic", "tokenistic", "realistic"),
    "power-and-reciprocity": ("power-differences", "reciprocity"),
    "language": ("excluding", "including"),
    "motivation-and-structure": ("individual-motivation", "structural-issues"),
}
LEVELS: Final = (
    "partnership",
    "consultation",
    "placation",
    "involve",
    "collaborate",
    "sharing-power",
    "spectrum:consult",
)
RESOURCES: Final = (
    "funding",
    "staff-time",
    "knowledge",
    "data",
    "access",
    "training",
    "decision-rights",
    "recognition-and-credit",
    "legitimacy",
    "material-support",
)
MODES: Final = ("", "happened", "planned", "expected", "possible", "should")
CONCEPTS: Final = (
    "principle:reciprocity",
    "principle:sharing-power",
    "cost:personal",
    "rationale:democratic",
    "rationale:technocratic",
    "coproduction:empowering-voices",
    "exchange:reciprocal-direct",
)


class Writer:
    """The tables of a study being written."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        """Open every table of the vocabulary in a folder and write its header."""
        self.columns: dict[str, list[str]] = {}
        self._rows: dict[str, Any] = {}
        for table in vocabulary().tables.values():
            out = stack.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            self.columns[table.name] = columns = [column.name for column in table.cells]
            self._rows[table.name] = csv.DictWriter(out, columns, restval="", lineterminator="\n")
            self._rows[table.name].writeheader()

    def add(self, table: str, cells: Cells) -> str:
        """Write one row and return its id."""
        self._rows[table].writerow(cells)
        return cells["id"]


@dataclass
class Partnership:
    """One partnership while its claims are made up; who is in it, and what was said so far."""

    number: int
    chance: random.Random
    years: tuple[int, int]
    organisations: list[str] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)  # with what each is part of
    names: dict[str, str] = field(default_factory=dict)
    sources: list[tuple[str, list[str]]] = field(default_factory=list)  # with who speaks in each
    said: dict[str, list[str]] = field(default_factory=dict)  # ids by table
    tensions: dict[str, str] = field(default_factory=dict)  # the type of each row
    stances: dict[tuple[str, ...], str] = field(default_factory=dict)  # a claimant keeps to what it said
    extracts: int = 0

    @property
    def id(self) -> str:
        """Return the id of the partnership."""
        return f"p{self.number}"

    def maybe(self, share: float, text: str) -> str:
        """Return a text in a share of all cases, else an empty cell."""
        return text if self.chance.random() < share else ""

    def some(self, among: Sequence[str], least: int, most: int) -> str:
        """Return a list cell with a few of many."""
        return ";".join(sorted(self.chance.sample(among, self.chance.randint(least, most))))

    def date(self, year: int) -> str:
        """Return a year, a month or a day in a year."""
        month, day = self.chance.randint(1, 12), self.chance.randint(1, 28)
        return self.chance.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"))

    def period(self) -> tuple[str, str]:
        """Return from and to, within the years of the partnership, either or both left out at times."""
        first = self.chance.randint(*self.years)
        last = self.chance.randint(first, self.years[1])
        start = self.date(first) if last > first else str(first)
        end = self.date(last) if last > first else str(last)
        return self.maybe(0.7, start), self.maybe(0.5, end)


def _settle(one: Partnership, writer: Writer, shared: Sequence[str]) -> None:
    """Write a partnership, its actors, who takes part, and the sources in which they speak."""
    chance, pid = one.chance, one.id
    place = SAID["places"][one.number % len(SAID["places"])]
    for number, sector in enumerate(SECTORS):
        kind = "group" if sector == "public-and-patients" else "organisation"
        name = f"{place} {kind} {one.number}.{number}"
        _actor(one, writer, {"id": f"{pid}o{number}", "name": name, "kind": kind, "sector": sector})
    board = f"{place} Board {one.number}"
    _actor(one, writer, {"id": f"{pid}b", "name": board, "kind": "governance body", "sector": "policy"})
    one.organisations = [*one.names, *chance.sample(shared, 1)]
    one.names |= {shared_id: f"National Fund {shared_id[1:]}" for shared_id in one.organisations[-1:]}
    for number in range(40):
        home, sector = f"{pid}o{number % len(SECTORS)}", SECTORS[number % len(SECTORS)]
        name = f"{chance.choice(SAID['forenames'])} {chance.choice(SAID['surnames'])} {one.number}.{number}"
        key = f"{pid}a{number}"
        one.people[key] = home
        cells = {"id": key, "name": name, "kind": "person", "sector": sector, "part_of": home}
        _actor(one, writer, cells)
    first, last = one.years
    writer.add(
        "partnerships",
        {
            "id": pid,
            "name": f"{place} Partnership {one.number}",
            "kind": chance.choice(SAID["kinds"]),
            "from": str(first),
            "to": str(last),
            "host": f"{pid}o0",
            "succeeds": f"p{one.number - 1}" if one.number % 10 == 9 else "",
            "release": "open",
        },
    )
    _take_part(one, writer)
    for number, speaker in enumerate(one.people):
        kind = ("interview", "conversation", "survey")[number % 3]
        _source(one, writer, kind, [speaker] if number % 3 else [speaker, f"{pid}a{(number + 8) % 40}"])
    for speaker in one.organisations[:4]:
        _source(one, writer, "document", [speaker])


def _actor(one: Partnership, writer: Writer, cells: Cells) -> None:
    """Write an actor with the rest of its cells."""
    scholar = "yes" if cells["sector"] == "academia" else "no"
    writer.add(
        "actors",
        {
            "researcher": scholar if cells["kind"] == "person" else "",
            "aliases": one.maybe(0.2, f"{cells['id']} as others call it"),
            "release": one.chance.choice(("open", "safeguarded", "controlled")),
            **cells,
        },
    )
    one.names[cells["id"]] = cells["name"]


def _take_part(one: Partnership, writer: Writer) -> None:
    for number, actor in enumerate((*one.organisations, *one.people)):
        role = "host" if number == 0 else "funder" if actor.startswith("n") else "member"
        asked = "no" if actor.startswith("n") or one.chance.random() < 0.2 else "yes"
        writer.add(
            "participations",
            {
                "id": f"{one.id}e{number}",
                "partnership": one.id,
                "actor": actor,
                "role": role,
                "from": str(one.years[0]),
                "to": str(one.years[1]),
                "asked": asked,
            },
        )


def _source(one: Partnership, writer: Writer, kind: str, speakers: list[str]) -> None:
    asked = {"survey": "roster", "document": "document"}.get(kind, "interview")
    key = f"{one.id}s{len(one.sources)}"
    writer.add(
        "sources",
        {
            "id": key,
            "partnership": one.id,
            "title": f"{kind.capitalize()} {len(one.sources)} of {one.id}",
            "kind": kind,
            "elicitation": asked,
            "date": one.date(one.years[1]),
            "citation": f"Fictional {kind} ({one.years[1]})." if kind == "document" else "",
            "consent": "not needed" if kind == "document" else "given",
            "release": one.chance.choice(("open", "safeguarded", "controlled")),
        },
    )
    one.sources.append((key, speakers))


def _extract(one: Partnership, writer: Writer, about: Sequence[str]) -> tuple[str, str]:
    """Write a passage in which somebody speaks of actors; return its id and the speaker."""
    chance = one.chance
    source, speakers = chance.choice(one.sources)
    speaker = chance.choice(speakers)
    a, b = (one.names[key] for key in (*about, *chance.sample(one.organisations, 2))[:2])
    words = [chance.choice(SAID[part]) for part in ("openings", "middles", "endings")]
    text = " ".join(words).format(a=a, b=b)
    begin = chance.randint(0, 90_000)
    with_place = chance.random() < 0.5
    one.extracts += 1
    cells = {
        "id": f"{one.id}x{one.extracts}",
        "source": source,
        "text": text,
        "start": str(begin) if with_place else "",
        "end": str(begin + len(text)) if with_place else "",
        "speaker": speaker,
        "third_party": one.maybe(0.2, "yes"),
        "release": chance.choice(("open", "safeguarded", "controlled")),
    }
    return writer.add("extracts", cells), speaker


def _claim(one: Partnership, writer: Writer, table: str, cells: Cells, about: Sequence[str] = ()) -> str:
    """Write a statement with the extract it rests on, told or reported by somebody; both coders, at times."""
    chance = one.chance
    extract, speaker = _extract(one, writer, about)
    others = [key for key in one.organisations if key != speaker]
    claimant = chance.choice(others) if chance.random() < 0.06 else speaker
    start, end = ("", "") if cells.get("response_to") else one.period()
    said = one.said.setdefault(table, [])
    row = {
        "partnership": one.maybe(0.3, one.id),
        "extracts": extract,
        "claimant": "" if claimant == speaker else claimant,
        "reported_by": "" if claimant == speaker else speaker,
        "coder": chance.choice(("", "c1", "c2", "c2")),
        "stance": _stance(one, (table, *sorted(about), claimant)),
        "mode": chance.choices(MODES, (40, 40, 8, 4, 4, 4))[0],
        "from": start,
        "until" if table == "responses" else "to": end,
        "strength": one.maybe(0.6, str(chance.randint(1, 5))),
        "confidence": one.maybe(0.8, str(chance.randint(2, 5))),
        "concepts": one.maybe(0.25, one.some(CONCEPTS, 1, 2)),
        "note": one.maybe(0.1, chance.choice(SAID["remarks"])),
        **cells,
    }
    if "resource" in row and row["stance"] == "denied" and chance.random() < 0.1:
        row["resource"] = "anything"
    said.append(writer.add(table, {"id": _key(one, table), **row}))
    if chance.random() < 0.03:  # the same words read by the other coder
        row |= {"coder": "c1" if row["coder"] == "c2" else "c2", "strength": str(chance.randint(1, 5))}
        said.append(writer.add(table, {"id": _key(one, table), **row}))
    return said[-1]


def _key(one: Partnership, table: str) -> str:
    """Return the id of the next row of a statement table, which no other table has."""
    return f"{one.id}{table[:2]}{table[-1]}{len(one.said[table]) + 1}"


def _stance(one: Partnership, key: tuple[str, ...]) -> str:
    """Return the stance that a claimant takes whenever it speaks of the same."""
    if key not in one.stances:
        one.stances[key] = one.chance.choices(("", "affirmed", "denied", "uncertain"), (50, 36, 10, 4))[0]
    return one.stances[key]


def _flow(one: Partnership, writer: Writer) -> None:
    """Write a claim about one of the ties of a partnership, some of which many speak of."""
    chance = one.chance
    actors = [*one.organisations, *list(one.people)[:16]]
    at = int(chance.random() ** 2 * 400)  # the first ties are spoken of most
    tie = random.Random(f"{one.number}/{at}")  # noqa: S311  # a tie is the same whenever it is spoken of
    giver, receiver = tie.sample(actors, 2)
    if at % 3 == 1:  # the way back of the tie before
        receiver, giver = random.Random(f"{one.number}/{at - 1}").sample(actors, 2)  # noqa: S311  # as above
    cells = {"giver": giver, "receiver": receiver, "resource": tie.choice(RESOURCES)}
    if chance.random() < 0.05:
        cells["exchange"] = f"{one.id} exchange {chance.randint(1, 30)}"
    if one.said.get("flows"):
        cells["response_to"] = one.maybe(0.05, chance.choice(one.said["flows"]))
    _claim(one, writer, "flows", cells, (giver, receiver))


def _power_over(one: Partnership, writer: Writer) -> None:
    chance = one.chance
    tie = random.Random(f"{one.number}/power/{int(chance.random() ** 2 * 150)}")  # noqa: S311  # as in _flow
    holder, over = tie.sample([*one.organisations, *list(one.people)[:8]], 2)
    cells = {
        "holder": holder,
        "over": over,
        "matter": tie.choice(SAID["matters"]),
        "basis": one.maybe(0.7, chance.choice(("coercive", "reward", "legitimate", "expert", "referent"))),
        "form": one.maybe(0.5, chance.choice(("visible", "hidden", "invisible"))),
        "space": one.maybe(0.5, chance.choice(("closed", "invited", "claimed"))),
        "level": one.maybe(0.5, chance.choice(("local", "national"))),
        "formality": one.maybe(0.5, chance.choice(("formal", "informal"))),
    }
    _claim(one, writer, "power_over", cells, (holder, over))


def _tension(one: Partnership, writer: Writer) -> None:
    tension = one.chance.choice(list(POLES))
    effect = one.maybe(0.6, one.chance.choice(("productive", "unproductive", "unclear")))
    key = _claim(one, writer, "tensions", {"partnership": one.id, "tension": tension, "effect": effect})
    one.tensions[key] = tension


def _position(one: Partnership, writer: Writer) -> None:
    key = one.chance.choice(list(one.tensions))
    pole = one.chance.choice(POLES[one.tensions[key]])
    held_by = one.some(one.organisations, 1, 2)
    _claim(one, writer, "positions", {"tension": key, "pole": pole, "held_by": held_by}, held_by.split(";"))


def _response(one: Partnership, writer: Writer) -> None:
    chance = one.chance
    cells = {
        "to": chance.choice(list(one.tensions)[: len(one.tensions) // 2 + 1]),
        "practice": chance.choice(SAID["practices"]),
        "by": one.some(one.organisations, 1, 3),
        "strategy": one.maybe(0.7, chance.choice(("compromise", "adjusting", "synthesis", "splitting"))),
    }
    _claim(one, writer, "responses", cells)


def _power_shared(one: Partnership, writer: Writer) -> None:
    who = one.some(one.organisations, 2, 4)
    cells = {"who": who, "matter": one.chance.choice(SAID["matters"])}
    _claim(one, writer, "power_shared", cells, who.split(";"))


def _capability(one: Partnership, writer: Writer) -> None:
    actor = one.chance.choice([*one.organisations, *one.people])
    ability, expression = one.chance.choice(SAID["abilities"]), one.chance.choice(("to", "within"))
    cells = {"actor": actor, "capability": ability, "expression": expression}
    _claim(one, writer, "capabilities", cells, (actor,))


def _practice(one: Partnership, writer: Writer) -> None:
    cells = {
        "practice": one.chance.choice(SAID["practices"]),
        "by": one.some(one.organisations, 1, 3),
        "kind": one.maybe(0.6, one.chance.choice(SAID["practice_kinds"])),
    }
    _claim(one, writer, "practices", cells)


def _leadership(one: Partnership, writer: Writer) -> None:
    cells = {
        "leadership_mode": one.chance.choice(("strategic", "distributed", "facilitative")),
        "viewpoint": one.maybe(0.5, one.chance.choice(("vision", "equality", "creativity", "outcomes"))),
        "led_by": one.some(one.organisations, 1, 3),
    }
    _claim(one, writer, "leadership", cells)


def _assessment(one: Partnership, writer: Writer) -> None:
    actor = one.chance.choice(one.organisations)
    level = "ladder:partnership" if (level := one.chance.choice(LEVELS)) == "partnership" else level
    activity = one.chance.choice(SAID["activities"])
    _claim(one, writer, "assessments", {"level": level, "actor": actor, "activity": activity}, (actor,))


def _factor(one: Partnership, writer: Writer) -> None:
    cells = {
        "kind": one.chance.choice(("vision", "context", "structure", "motivation", "outcome")),
        "label": one.chance.choice(SAID["factors"]),
        "whose": one.maybe(0.5, one.chance.choice(one.organisations)),
        "valued_as": one.maybe(0.3, one.chance.choice(SAID["values"])),
    }
    _claim(one, writer, "factors", cells)


def _cause(one: Partnership, writer: Writer) -> None:
    chance = one.chance
    causes, effects = chance.sample(one.said["factors"], 2), chance.sample(one.said["practices"], 1)
    cells = {
        "causes": ";".join(causes[: chance.randint(1, 2)]),
        "effects": f"practices:{effects[0]}" if chance.random() < 0.3 else effects[0],
        "direction": chance.choice(("+", "-")),
        "role": chance.choice(("enables", "required", "contributes", "determines")),
        "chain": one.maybe(0.6, chance.choice(SAID["chains"])),
    }
    _claim(one, writer, "causal_claims", cells)


def _advice(one: Partnership, writer: Writer) -> None:
    cells = {
        "partnership": one.chance.choice(("general", one.id, "")),
        "text": f"{one.chance.choice(SAID['advice'])}, as {one.names[one.organisations[0]]} came to do.",
        "addresses": one.some(list(POLES), 1, 2),
        "for_whom": one.maybe(0.5, one.chance.choice(SAID["audiences"])),
        "mode": "should",
    }
    _claim(one, writer, "recommendations", cells)


MAKERS: Final[dict[str, Callable[[Partnership, Writer], None]]] = {
    "flows": _flow,
    "power_over": _power_over,
    "tensions": _tension,
    "positions": _position,
    "responses": _response,
    "power_shared": _power_shared,
    "capabilities": _capability,
    "practices": _practice,
    "leadership": _leadership,
    "assessments": _assessment,
    "factors": _factor,
    "causal_claims": _cause,
}


def _tell(one: Partnership, writer: Writer, claims: int) -> None:
    """Write the claims of a partnership, and codes on a part of its extracts."""
    for table, share in SHARES.items():
        while len(one.said.get(table, ())) < max(2, int(claims * share / 100)):
            MAKERS[table](one, writer)
    while sum(map(len, one.said.values())) < claims:
        _advice(one, writer)
    for number in range(claims // 4):
        coding = {
            "id": f"{one.id}i{number}",
            "extract": f"{one.id}x{one.chance.randint(1, one.extracts)}",
            "code": f"b{one.chance.randint(1, len(SAID['codes']))}",
            "coder": one.chance.choice(("", "c2")),
            "date": one.date(2021),
            "memo": one.maybe(0.1, one.chance.choice(SAID["remarks"])),
        }
        writer.add("codings", coding)


def _common(writer: Writer, partnerships: int) -> list[str]:
    """Write what all partnerships share: coders, codes, national funds; return the funds."""
    for key, name in (("c1", "First Coder"), ("c2", "Second Coder")):
        writer.add("coders", {"id": key, "name": name})
    for number, label in enumerate(SAID["codes"], start=1):
        parent = f"b{number // 2}" if number > 1 else ""
        writer.add("codes", {"id": f"b{number}", "label": label, "parent": parent})
    writer.add("actors", {"id": "k1", "name": "Academics in general", "kind": "category", "release": "open"})
    funds = [f"n{number}" for number in range(2 + partnerships // 20)]
    for key in funds:
        name = f"National Fund {key[1:]}"
        cells = {"id": key, "name": name, "kind": "organisation", "sector": "funder", "release": "open"}
        writer.add("actors", cells)
    return funds


def make(folder: Path, claims: int) -> Path:
    """Make a study of a number of claims in a folder, unless it is there; return the folder."""
    done = folder / "study.toml"
    if done.is_file():
        return folder
    coded = folder / "coded"
    coded.mkdir(parents=True, exist_ok=True)
    sizes = [SIZE] * (claims // SIZE) + ([claims % SIZE] if claims % SIZE else [])
    with ExitStack() as stack:
        writer = Writer(coded, stack)
        funds = _common(writer, len(sizes))
        for number, size in enumerate(sizes):
            chance = random.Random(f"partnership {number}")  # noqa: S311  # a study needs a seed, not secrecy
            first = chance.randint(2008, 2014)
            one = Partnership(number, chance, (first, first + chance.randint(3, 5)))
            _settle(one, writer, funds)
            _tell(one, writer, size)
    done.write_text(
        f'format = 1\ntitle = "{claims} made-up claims"\nbase = "{BASE}"\ninputs = ["coded"]\ncoder = "c1"\n',
        encoding="utf-8",
    )
    return folder


if __name__ == "__main__":
    print(make(Path(sys.argv[2]), int(sys.argv[1])))
