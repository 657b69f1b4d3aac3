"""How people are drawn, quoted and written down in the Riverside study."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
WORLD: dict[str, Any] = tomllib.loads((HERE / "world.toml").read_text(encoding="utf-8"))
SAID: dict[str, Any] = tomllib.loads((HERE / "phrases.toml").read_text(encoding="utf-8"))
RANDOM = Random(2008)
ROSTER = "p4"
LEVELS = ("open", "safeguarded", "controlled")
BROKER: str = WORLD["broker"]["id"]
BROKERED = ("p1", "p3", "p4")
Row = dict[str, str]
CLAIM: list[str] = WORLD["claims"]["columns"].split()
COLUMNS: dict[str, list[str]] = {table: columns.split() for table, columns in WORLD["columns"].items()}
for table in WORLD["concepts"]:
    # in responses "to" names the tension, so the period ends in "until"
    ending = [("until" if name == "to" and table == "responses" else name) for name in CLAIM]
    COLUMNS[table] = ["id", "partnership", *COLUMNS[table][1:], *ending]


@dataclass(frozen=True)
class Actor:
    """Somebody in the fictional world, and how others speak of them."""

    id: str
    name: str
    kind: str
    sector: str
    part_of: str
    say: str
    there: str


@dataclass(frozen=True)
class Partnership:
    """One of the five, with the order in which gifts run between its sectors."""

    id: str
    name: str
    kind: str
    start: str
    end: str
    host: str
    succeeds: str
    order: str


@dataclass(frozen=True)
class Voice:
    """A speaker in a source: whose words an extract holds."""

    source: str
    speaker: str
    partnership: str
    kind: str


ACTORS = {row[0]: Actor(*row) for row in WORLD["actors"]}
PARTNERSHIPS = {row[0]: Partnership(*row) for row in WORLD["partnerships"]}
TABLES: dict[str, list[Row]] = {table: [] for table in COLUMNS}
VOICES: list[Voice] = []
QUOTED: set[str] = set()
PHRASES: dict[str, str] = {}
DECKS: dict[tuple[str, ...], list[str]] = {}
STANCES: dict[tuple[str, ...], dict[str, str]] = {}


def draw(cards: Sequence[str]) -> str:
    """Take the next of the shuffled cards, so that none returns before all were seen."""
    deck = DECKS.setdefault(tuple(cards), [])
    if not deck:
        deck.extend(cards)
        RANDOM.shuffle(deck)
    return deck.pop()


def maybe(chance: float, value: str) -> str:
    """Return the value with this chance, else an empty cell."""
    return value if RANDOM.random() < chance else ""


def add(table: str, **cells: str) -> str:
    """Add a row and return its id."""
    prefix = WORLD["prefix"].get(table, "")
    row = dict.fromkeys(COLUMNS[table], "") | {"id": f"{prefix}{len(TABLES[table]) + 1:03d}"} | cells
    TABLES[table].append(row)
    return row["id"]


def present(partnership: str) -> list[Actor]:
    """Return who takes part in the partnership."""
    return [a for a in ACTORS.values() if partnership in a.there.replace("-", "").split(";")]


def day(year: int, month: int, precision: int, *, last: bool = False) -> str:
    """Write a date as a year, a month or a day."""
    of_month = monthrange(year, month)[1] if last else 1 + (year * month) % 27
    return (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{of_month:02d}")[precision]


def years(partnership: str) -> tuple[int, int]:
    """Return the first and the last year that lie wholly inside the partnership."""
    here = PARTNERSHIPS[partnership]
    first, last = int(here.start[:4]), int(here.end[:4])
    return first + (here.start[4:] not in ("", "-01-01")), last - (here.end[4:] not in ("", "-12"))


def period(partnership: str, low: float = 0.0, high: float = 1.0) -> tuple[str, str]:
    """Return a period within a share of the partnership's years, in one of three precisions."""
    first, last = years(partnership)
    start = first + round((last - first) * low)
    end = max(start, first + round((last - first) * high))
    begin = RANDOM.randint(start, max(start, end - 1))
    stop = RANDOM.randint(begin, end)
    one, two = RANDOM.choice((0, 0, 1, 2)), RANDOM.choice((0, 0, 1, 2))
    return day(begin, RANDOM.randint(1, 5), one), day(stop, RANDOM.randint(6, 12), two, last=True)


def speech(role: str, who: Sequence[str], voice: Voice) -> dict[str, str]:
    """Return the words for a party as this speaker uses them: I, we, or what it is called."""
    mine = ACTORS[voice.speaker]
    selves = [a for a in who if a in (mine.id, mine.part_of)] if voice.kind != "document" else []
    names = [ACTORS[a].say for a in who if a not in selves]
    single = mine.id in selves and mine.kind == "person"
    subject = names + ([("I" if single else "we")] if selves else [])
    objects = names + ([("me" if single else "us")] if selves else [])

    def joined(words: list[str]) -> str:
        return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)

    return {
        role: joined(subject),
        f"{role}_o": joined(objects),
        f"{role}_their": ("my" if single else "our") if selves else "their",
        f"{role}_be": "was" if len(subject) == 1 and subject != ["we"] else "were",
    }


def polish(text: str) -> str:
    """Make sentences start with a capital and mend what templates cannot know."""
    text = re.sub(r"(^|[.?!] )([a-z])", lambda m: m[1] + m[2].upper(), text)
    text = re.sub(r"\b(with|to) we\b", r"\1 us", text)
    return text.replace(";;", ";").replace("..", ".")


def quote(
    templates: Sequence[str], voice: Voice, mood: str, words: dict[str, str], unlike: float = 0.5
) -> str:
    """Compose something nobody has said before, often with an afterthought of the sector."""
    sector = ACTORS[voice.speaker].sector or "policy"
    mark, other = ("><", "<>")[sector not in ("public-and-patients", "third-sector")]
    fitting = [text for text in templates if not text.startswith(f"{other} ")]
    for _ in range(400):
        text = draw(fitting).format(**words).removeprefix(f"{mark} ")
        if voice.kind != "document" and (RANDOM.random() < unlike or text in QUOTED):
            text += " " + draw(SAID["tails"][sector][mood])
        text = polish(text)
        if text not in QUOTED:
            QUOTED.add(text)
            return text
    raise RuntimeError(f"Nothing new left to say by {voice.speaker}: add templates to phrases.toml.")


def extract(voice: Voice, text: str, about: Sequence[str]) -> str:
    """Add an extract, at least as protected as its source."""
    level = LEVELS.index(next(s["release"] for s in TABLES["sources"] if s["id"] == voice.source))
    level = min(2, level + (RANDOM.random() < 0.08))
    unasked = [a for a in about if ACTORS[a].kind == "person" and f"{voice.partnership}-" in ACTORS[a].there]
    third = "yes" if unasked else "no"
    level = max(level, 1) if unasked else level
    return add(
        "extracts",
        source=voice.source,
        text=text,
        speaker=voice.speaker,
        third_party=third,
        release=LEVELS[level],
    )


def claim(table: str, voice: Voice, texts: Sequence[str], about: Sequence[str] = (), **cells: str) -> str:
    """Add a claim with its extracts; what intake can infer is now and then left empty."""
    one = PARTNERSHIPS.get(voice.partnership)
    row = {
        "extracts": ";".join(extract(voice, text, about) for text in texts),
        "claimant": "" if RANDOM.random() < 0.35 else voice.speaker,
        "partnership": "" if one and RANDOM.random() < 0.25 else voice.partnership,
        "coder": "c2" if int(voice.source[1:]) % 5 == 0 else maybe(0.5, "c1"),
        "stance": maybe(0.5, "affirmed"),
        "mode": maybe(0.5, "happened"),
        "strength": maybe(0.75, str(RANDOM.choice((2, 3, 3, 4, 4, 5)))),
        "confidence": maybe(0.6, str(RANDOM.choice((3, 4, 4, 5)))),
        "concepts": maybe(0.3, RANDOM.choice(WORLD["concepts"][table])),
    }
    if one and "from" not in cells and RANDOM.random() < 0.5:
        row["from"], row["until" if table == "responses" else "to"] = period(voice.partnership)
    return add(table, **{**row, **cells})


def voices(partnership: str, *, ties: bool = False) -> list[Voice]:
    """Return who speaks there; on ties in the roster's partnership only its returns do."""
    here = [v for v in VOICES if v.partnership == partnership]
    if ties:
        return [v for v in here if v.kind == "survey"] if partnership == ROSTER else here
    return [v for v in here if v.kind in ("interview", "conversation")]


def side(end: str, partnership: str, *, ties: bool = True) -> list[Voice]:
    """Return the voices of an actor and of those who are part of it."""
    return [v for v in voices(partnership, ties=ties) if end in (v.speaker, ACTORS[v.speaker].part_of)]


def consistent(tie: tuple[str, ...], speaker: str, stance: str) -> bool:
    """Say whether the speaker has not said the opposite of this tie, and remember the stance."""
    return STANCES.setdefault(tie, {}).setdefault(speaker, stance) == stance


def take(choices: Sequence[Voice], number: int) -> list[Voice]:
    """Choose up to so many voices of different speakers."""
    chosen = {v.speaker: v for v in RANDOM.sample(list(choices), len(choices))}
    return list(chosen.values())[:number]


def tell(
    table: str, voice: Voice, templates: Sequence[str], mood: str, of: Sequence[str], **cells: str
) -> str:
    """Add one claim about some actors in the words of a template; cells named _x serve the words only."""
    words = speech("w", of, voice) | {k[1:]: v for k, v in cells.items() if k.startswith("_")}
    kept = {k: v for k, v in cells.items() if not k.startswith("_")}
    return claim(table, voice, [quote(templates, voice, mood, words, 0.1)], of, **kept)
