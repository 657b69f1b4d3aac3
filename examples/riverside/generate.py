"""Write the coded tables of the Riverside study, the same bytes on every run.

Who there is and what is planted stands in world.toml, what people say in phrases.toml.
Edit those two and run this file again; never edit the tables in coded/.
"""

from __future__ import annotations

import csv

from cast import settle
from telling import (
    ACTORS,
    BROKER,
    BROKERED,
    COLUMNS,
    HERE,
    PARTNERSHIPS,
    PHRASES,
    RANDOM,
    SAID,
    TABLES,
    VOICES,
    WORLD,
    Row,
    Voice,
    add,
    claim,
    draw,
    maybe,
    period,
    polish,
    present,
    side,
    take,
    tell,
    voices,
)
from ties import decide, exchange, flow, power


def ability(p: str) -> None:
    """Write what was decided together, and who found that they could."""
    here = [a.id for a in present(p) if a.sector not in ("", "funder")]
    for voice in take(voices(p), 4):
        who = sorted({voice.speaker, *RANDOM.sample(here, RANDOM.randint(1, 3))} | {here[0], here[-1]})
        who = [a for a in who if ACTORS[a].sector != "funder" and a != ACTORS[voice.speaker].part_of]
        matter = draw(SAID["shared"]["matters"])
        made = tell(
            "power_shared",
            voice,
            SAID["shared"]["quotes"],
            "warm",
            who,
            who=";".join(who),
            matter=matter,
            _matter=matter,
        )
        PHRASES[made] = f"deciding together on {matter}"
    gained = [a.id for a in present(p) if a.sector in ("public-and-patients", "third-sector")]
    for number, able in enumerate(RANDOM.choices(gained, k=6)):
        expression = ("to", "within")[number % 2]
        kind = SAID["capabilities"][expression]
        text = draw(kind["texts"])
        voice = RANDOM.choice(side(able, p, ties=False) or voices(p))
        tell(
            "capabilities",
            voice,
            kind["quotes"],
            "warm",
            [able],
            actor=able,
            capability=text,
            expression=expression,
            _text=text,
        )


def tensions(p: str) -> None:
    """Write the four tensions, who stands where in them, and what was done about it."""
    for tension, said in SAID["tension"].items():
        first = ""
        for voice in take(voices(p), RANDOM.choice((1, 1, 2))):
            effect = draw(["productive", "productive", "unproductive", "unclear"])
            mood = "warm" if effect == "productive" else "sour"
            made = tell("tensions", voice, said["quotes"], mood, [], tension=tension, effect=effect)
            first = first or made
        poles = [pole for pole in said if pole != "quotes"]
        for pole, voice in zip(poles, take(voices(p), len(poles)), strict=True):
            tell("positions", voice, said[pole], "warm", [], tension=first, pole=pole, held_by=voice.speaker)
        if f"{p}:{tension}" in WORLD["unanswered"]:
            continue
        for text, strategy in RANDOM.sample(SAID["responses"][tension], RANDOM.choice((1, 1, 2))):
            by = RANDOM.choice([a.id for a in present(p) if a.sector != "funder"])
            tell(
                "responses",
                RANDOM.choice(voices(p)),
                SAID["responses"]["quotes"],
                "warm",
                [by],
                to=first,
                practice=text,
                by=by,
                strategy=strategy,
                _text=text,
            )


def work(p: str) -> None:
    """Write practices, what stood behind them, and who led: at first from above, later many."""
    here = present(p)
    rows = SAID["practices"]["rows"]
    for text, kind, *quotes in [rows[1], *RANDOM.sample(rows[:1] + rows[2:], 5)]:
        by = RANDOM.choice([a.id for a in here if a.sector != "funder"])
        for voice in take(voices(p), RANDOM.choice((1, 1, 2))):
            PHRASES[tell("practices", voice, quotes, "warm", [by], practice=text, by=by, kind=kind)] = text
    for kind, label, *quotes in [
        *SAID["factors"]["rows"][6:8],
        SAID["factors"]["rows"][12],
        *RANDOM.sample(SAID["factors"]["rows"], 7),
    ]:
        voice = RANDOM.choice(voices(p))
        whose = RANDOM.choice([voice.speaker, RANDOM.choice(here).id])
        mood = "sour" if kind == "context" else "warm"
        PHRASES[
            tell(
                "factors",
                voice,
                quotes,
                mood,
                [whose],
                kind=kind,
                label=label,
                whose=whose,
                valued_as=maybe(0.4, draw(SAID["factors"]["valued"])),
            )
        ] = label
    head = next((a.id for a in here if a.id in WORLD["leads"]), "")
    able = [a.id for a in here if a.sector not in ("funder", "")]
    plan = ["strategic"] * 3 + ["distributed"] * 4 + ["facilitative", "planned", "doubted"]
    for number, mode in enumerate(plan):
        many = sorted(RANDOM.sample(able, RANDOM.randint(3, 5)))
        who = (
            many
            if mode in ("distributed", "planned", "doubted")
            else [head if number < 2 else PARTNERSHIPS[p].host]
        )
        if mode == "facilitative":
            who = [BROKER if p in BROKERED else RANDOM.choice(able)]
        voice = RANDOM.choice([v for v in voices(p) if mode == "distributed" or v.speaker not in who])
        begin, stop = period(p, *((0.0, 0.3) if mode == "strategic" else (0.65, 1.0)))
        cells = {"mode": "planned" if mode == "planned" else "happened"}
        cells |= {"stance": "denied"} if mode == "doubted" else {}
        named = "distributed" if mode in ("planned", "doubted") else mode
        tell(
            "leadership",
            voice,
            SAID["leadership"][mode],
            "sour" if mode == "doubted" else "warm",
            who,
            to=stop,
            leadership_mode=named,
            led_by=";".join(who),
            **{"from": begin},
            **cells,
            viewpoint=maybe(0.6, draw(["creativity", "outcomes", "vision", "equality"])),
        )


def promises(p: str) -> None:
    """Write what level of participation was promised, and what was delivered."""
    high = {
        "ladder": ["partnership", "delegated-power", "citizen-control"],
        "spectrum": ["collaborate", "empower"],
    }
    low = {"ladder": ["consultation", "informing", "placation"], "spectrum": ["consult", "inform", "involve"]}
    groups = [
        a.id for a in present(p) if a.sector in ("public-and-patients", "third-sector") and a.kind != "person"
    ]
    activities = RANDOM.sample(SAID["assessments"]["activities"], 6)
    told = SAID["assessments"]
    for number, activity in enumerate(activities):
        actor = groups[number % len(groups)]
        scheme = "spectrum" if number == 2 else "principle" if number > 3 else "ladder"
        kept = number == 3 and p in ("p3", "p4")
        if number < 4:
            level = draw(high[scheme])
            others = [v for v in voices(p) if v.speaker != actor]
            tell(
                "assessments",
                RANDOM.choice(others),
                told["promised"],
                "warm",
                [actor],
                level=f"{scheme}:{level}",
                actor=actor,
                activity=activity,
                mode="planned",
                _text=SAID["levels"][scheme][level],
                _activity=activity,
            )
        for voice in take(side(actor, p, ties=False), 1) + take(voices(p), 1 if RANDOM.random() < 0.6 else 0):
            delivered = (
                level if number < 4 and kept else draw(low.get(scheme, list(SAID["levels"]["principle"])))
            )
            mood = "warm" if kept or number > 3 else "sour"
            tell(
                "assessments",
                voice,
                told["delivered"],
                mood,
                [actor],
                level=f"{scheme}:{delivered}",
                actor=actor,
                activity=activity,
                mode="happened",
                _text=SAID["levels"][scheme][delivered],
                _activity=activity,
            )


def causes(p: str) -> None:
    """Write the chain from structures to credible practice, and what else is said to have led to what."""
    mine = {
        table: [r["id"] for r in TABLES[table] if home(r) == p]
        for table in ("factors", "power_shared", "practices")
    }
    factors, shared, practices = mine["factors"], mine["power_shared"], mine["practices"]
    links = [(factors[0], shared[0]), (shared[0], practices[0]), (practices[0], factors[2])]
    for step, (cause, effect) in enumerate([*links, (practices[-1], factors[2]), (factors[1], shared[0])]):
        minus = step == 4
        voice = RANDOM.choice(voices(p))
        tell(
            "causal_claims",
            voice,
            SAID["causal"]["minus" if minus else "plus"],
            "sour" if minus else "warm",
            [],
            causes=cause,
            effects=effect,
            direction="decreases" if minus else "increases",
            role="contributes" if minus else ("enables", "enables", "contributes", "contributes")[step],
            chain="structures to credible practice" if step < 3 else "",
            _cause=PHRASES[cause],
            _effect=PHRASES[effect],
        )


def home(row: Row) -> str:
    """Return the partnership a row's evidence comes from."""
    source = next(r["source"] for r in TABLES["extracts"] if r["id"] == row["extracts"].split(";")[0])
    return next(r["partnership"] for r in TABLES["sources"] if r["id"] == source)


def in_general() -> None:
    """Write what the leaders say of all five, of co-production as such, and of whole categories."""
    leaders = [v for v in VOICES if ";" in v.partnership and v.source == VOICES[-8].source]
    for text, addresses, audience, words in SAID["recommendations"]["rows"]:
        claim(
            "recommendations",
            RANDOM.choice(leaders),
            [polish(words)],
            text=text,
            addresses=addresses,
            for_whom=audience,
            partnership=RANDOM.choice(["general", leaders[0].partnership]),
            mode="should",
        )
    general = [Voice(v.source, v.speaker, "general", v.kind) for v in leaders]
    decide(general[0], ("a74", "a76"), "the agenda", "affirmed", "expert")
    decide(general[1], ("a75", "a74"), "the budget", "affirmed", "reward")
    flow(general[2], ("a76", "a74"), "knowledge", "happened", "warm")
    flow(general[3], ("a74", "a76"), "anything", "nothing", "sour", stance="denied")


def second_coder() -> None:
    """Let the second coder code a part of the same extracts, and now and then see something else."""
    other = {
        "power_over": ("basis", ["legitimate", "reward", "informational"]),
        "tensions": ("effect", ["unclear", "productive"]),
        "leadership": ("viewpoint", ["equality", "outcomes"]),
        "responses": ("strategy", ["compromise", "adjusting"]),
        "flows": ("resource", ["knowledge", "access"]),
        "capabilities": ("expression", ["to", "within"]),
        "assessments": ("strength", ["1", "2"]),
        "positions": ("strength", ["2", "4"]),
        "practices": ("kind", ["routine"]),
    }
    for table, (column, values) in other.items():
        ours = [r for r in TABLES[table] if r["coder"] != "c2" and r["stance"] != "denied"]
        for row in RANDOM.sample(ours, len(ours) // 7):
            row["coder"] = "c1"
            seen = {column: draw(values)} if RANDOM.random() < 0.5 else {"strength": draw(["2", "3", "4"])}
            again = {k: v for k, v in row.items() if k not in ("id", "concepts")} | {"coder": "c2", **seen}
            again["note"] = draw(
                ["", "", "Read together with the passage before it.", "Could also be coded as a wish."]
            )
            add(table, **again)
    for table, fitting in WORLD["codes"]["fit"].items():
        seen_before: set[str] = set()
        for row in TABLES[table]:
            quoted = row["extracts"].split(";")[0]
            if quoted in seen_before or RANDOM.random() > 0.5:
                continue
            seen_before.add(quoted)
            memo = maybe(0.06, "Compare with what the others in this partnership say.")
            add(
                "codings",
                extract=quoted,
                code=fitting[RANDOM.random() < 0.2],
                coder="c1",
                date="2019-02",
                memo=memo,
            )
            if RANDOM.random() < 0.3:
                add(
                    "codings",
                    extract=quoted,
                    code=fitting[RANDOM.random() < 0.35],
                    coder="c2",
                    date=f"2019-03-{RANDOM.randint(1, 28):02d}",
                )


def write() -> None:
    """Write every table as UTF-8 with plain line ends."""
    for table, rows in TABLES.items():
        with (HERE / "coded" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS[table], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def main() -> None:
    """Make the study."""
    settle()
    for p in PARTNERSHIPS:
        for part in (exchange, power, ability, tensions, work, promises, causes):
            part(p)
    in_general()
    second_coder()
    write()


if __name__ == "__main__":
    main()
