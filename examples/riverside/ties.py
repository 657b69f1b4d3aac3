"""Who gave what to whom, and who is said to decide, in the Riverside study."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING

from telling import (
    ACTORS,
    BROKER,
    BROKERED,
    PARTNERSHIPS,
    RANDOM,
    ROSTER,
    SAID,
    STANCES,
    VOICES,
    WORLD,
    Voice,
    claim,
    consistent,
    draw,
    maybe,
    period,
    present,
    quote,
    side,
    speech,
    take,
    voices,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def gifts(p: str) -> Iterator[tuple[str, str, bool]]:
    """Say who gives to whom and whether it is returned: within sectors it is, across them it is not."""
    here, order = [a for a in present(p) if a.sector], PARTNERSHIPS[p].order.split(";")
    ring = WORLD["cycle"]["members"] if p == WORLD["cycle"]["partnership"] else ["", "", ""]
    for a, b in combinations(here, 2):
        if (
            a.sector == b.sector
            and a.id != b.part_of
            and b.id != a.part_of
            and RANDOM.random() < (0.6 if p == "p3" else 0.85)
        ):
            kept = p in BROKERED and a.sector in ("academia", "public-and-patients")
            yield a.id, b.id, kept or RANDOM.random() < 0.9
    for a, b in permutations(here, 2):
        if order.index(a.sector) >= order.index(b.sector) or a.id == ring[0] or b.id == ring[2]:
            continue
        apart = {a.sector, b.sector} == {"academia", "public-and-patients"} or BROKER in (a.id, b.id)
        if not (p in BROKERED and apart) and RANDOM.random() < (0.15 if p == ROSTER else 0.1):
            yield a.id, b.id, p == "p2" and RANDOM.random() < 0.2
    if p in BROKERED:
        yield from ((a.id, BROKER, False) for a in here if a.id in WORLD["broker"]["takes"])
        yield from ((BROKER, a.id, False) for a in here if a.id in WORLD["broker"]["gives"])
    if ring[0]:
        yield from ((a, b, False) for a, b in zip(ring, ring[1:] + ring[:1], strict=True))


def flow(voice: Voice, pair: tuple[str, str], resource: str, templates: str, mood: str, **cells: str) -> str:
    """Add one account of one gift, if it does not contradict what the same claimant said."""
    g, r = pair
    who, stance = cells.get("claimant") or voice.speaker, cells.get("stance") or "affirmed"
    if not consistent((voice.partnership, g, r), who, stance):
        return ""
    kinds = SAID["things"][ACTORS[g].sector]
    words = speech("g", [g], voice) | speech("r", [r], voice) | speech("c", [who], voice)
    for role, end in (("g", g), ("r", r)):
        if "claimant" in cells and end == who:
            words |= {role: "they", f"{role}_o": "them"}
    count = 1 if stance == "denied" or RANDOM.random() > 0.07 else 2
    texts = [
        quote(SAID["flows"][templates], voice, mood, {**words, "thing": draw(kinds.get(resource, [""]))})
        for _ in range(count)
    ]
    return claim("flows", voice, texts, pair, giver=g, receiver=r, resource=resource, **cells)


def exchange(p: str) -> None:
    """Write who gave what to whom, by several accounts, and what did not come back."""
    arcs, ring = list(gifts(p)), WORLD["cycle"]
    for g, r, mutual in arcs:
        in_ring = p == ring["partnership"] and g in ring["members"] and r in ring["members"]
        first, label = "", f"{p}-{g}-{r}" if mutual else "going-round" if in_ring else ""
        for a, b, low, high in ((g, r, 0.0, 0.3), (r, g, 0.6, 1.0))[: 1 + mutual]:
            own, other = side(a, p) + side(b, p), voices(p, ties=True)
            papers = [v for v in own if v.kind == "document"]
            own = papers if papers and RANDOM.random() < 0.4 else own
            tellers = take(own or other, 2 if RANDOM.random() < 0.35 else 1)
            resource = ring["resource"] if in_ring else draw(list(SAID["things"][ACTORS[a].sector]))
            for voice in tellers:
                kind = {"survey": "survey", "document": "document"}.get(voice.kind, "happened")
                begin, stop = period(p, low, high) if mutual else period(p)
                answers = first if a == r and RANDOM.random() < 0.7 else ""
                made = flow(
                    voice,
                    (a, b),
                    resource,
                    kind,
                    "warm",
                    exchange=label,
                    response_to=answers,
                    mode="happened",
                    to=stop,
                    **{"from": begin},
                )
                first = first or (made if a == g else "")
    oneway = [
        (g, r)
        for g, r, mutual in arcs
        if not mutual and not (p == ring["partnership"] and g in ring["members"])
    ]
    panels = [a.id for a in present(p) if a.sector == "public-and-patients" and a.kind == "group"]
    silent = [(g, PARTNERSHIPS[p].host) for g in panels] + [arc for arc in oneway if RANDOM.random() < 0.3]
    for g, r in silent:
        reported = RANDOM.random() < 0.15
        heard = [v for v in voices(p, ties=True) if v.kind != "document" and v.speaker not in (g, r)]
        for voice in take(heard if reported else [v for v in side(g, p) if v.kind != "document"], 1):
            said = {"claimant": g, "reported_by": voice.speaker} if reported else {}
            begin, stop = period(p)
            flow(
                voice,
                (r, g),
                "anything",
                "reported_nothing" if reported else "nothing",
                "sour",
                stance="denied",
                mode="happened",
                to=stop,
                **{"from": begin},
                **said,
            )
    moods = ("planned", "expected", "possible", "should", "denied", "reported") * 2
    for mode, (g, r) in zip(moods, RANDOM.sample(oneway, min(12, len(oneway))), strict=False):
        back = mode in ("possible", "should")
        a, b = (r, g) if back else (g, r)
        resource = draw(list(SAID["things"][ACTORS[a].sector]))
        pool = (
            side(b, p) if mode == "denied" else [v for v in voices(p, ties=True) if v.speaker not in (g, r)]
        )
        for voice in take([v for v in pool if v.kind != "document"], 1):
            begin, stop = period(p)
            said = {"claimant": b, "reported_by": voice.speaker} if mode == "reported" else {}
            said |= {"stance": "denied"} if mode == "denied" else {}
            flow(
                voice,
                (a, b),
                resource,
                mode,
                "sour",
                to=stop,
                **{"from": begin},
                **said,
                mode="happened" if mode in ("denied", "reported") else mode,
            )


def power(p: str) -> None:
    """Write who is said to decide: funder and host by reward, and they see it otherwise."""
    here, host = present(p), PARTNERSHIPS[p].host
    fund = next(a.id for a in here if a.sector == "funder" and a.kind == "organisation")
    others = [a.id for a in here if a.sector not in ("academia", "funder", "") and a.kind != "person"]
    strong = [(fund, host), (fund, host)] + [(host, o) for o in RANDOM.sample(others, 5)]
    strong += [(fund, o) for o in RANDOM.sample(others, 3)]
    weak = [pair for pair in permutations(others, 2) if ACTORS[pair[0]].sector != ACTORS[pair[1]].sector]
    for h, o in strong + RANDOM.sample(weak, 3):
        matter = draw(SAID["power"]["matters"])
        plain = "reward" if (h, o) in strong and RANDOM.random() < 0.8 else ""
        own = side(h, p, ties=True)
        below = side(o, p, ties=True) if RANDOM.random() < 0.6 else []
        for voice in take(below, 1) + take([v for v in voices(p, ties=True) if v not in own + below], 1):
            basis = plain or draw(["legitimate", "expert", "informational", "referent", "coercive"])
            basis = plain or "legitimate" if voice.kind == "document" else basis
            kind = voice.kind if voice.kind in ("survey", "document") else "affirmed"
            decide(voice, (h, o), matter, kind, basis, stance="affirmed")
        denials = take([v for v in own if v.kind != "document"], 1) if (h, o) in strong else []
        for voice in denials:
            decide(voice, (h, o), matter, "denied", "", stance="denied")
        if RANDOM.random() < 0.3:
            told = {v.speaker for v in VOICES if v.speaker in STANCES.get((p, h, o, matter), {})}
            mood = draw(["uncertain", "should"])
            free = [v for v in voices(p, ties=True) if v.speaker not in told and v.kind != "document"]
            cells = {"stance": "uncertain"} if mood == "uncertain" else {"mode": "should"}
            decide(RANDOM.choice(free), (h, o), matter, mood, "", **cells)


def decide(voice: Voice, pair: tuple[str, str], matter: str, kind: str, basis: str, **cells: str) -> None:
    """Add one account of who had the last word over whom."""
    h, o = pair
    stance = cells.get("stance", "affirmed")
    if not consistent((voice.partnership, h, o, matter), voice.speaker, stance):
        return
    words = speech("h", [h], voice) | speech("o", [o], voice) | {"matter": matter}
    reason = "document" if kind == "document" else basis
    words["why"] = draw(SAID["why"][reason]).format(**words) if reason else ""
    text = quote(SAID["power"][kind], voice, "sour", words, 0.4)
    if voice.partnership in PARTNERSHIPS:
        cells["from"], cells["to"] = period(voice.partnership)
    claim(
        "power_over",
        voice,
        [text],
        pair,
        holder=h,
        over=o,
        matter=matter,
        basis=basis,
        form=maybe(0.5, draw(["visible", "visible", "hidden", "invisible"])),
        level=maybe(0.4, draw(["local", "local", "national"])),
        space=maybe(0.6, draw(["closed", "closed", "invited", "claimed"])),
        formality=maybe(0.4, draw(["formal", "informal"])),
        **cells,
    )
