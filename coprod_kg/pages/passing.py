"""Which ties and denials pass filters, by the rules of the page's own script (filter.js).

Layer, strength, claimant's sector, coder and period choose claims: a tie is there when a claim
that makes it is, and is mutual or contested by the claims that are. Direction, contested, sector
and search then choose among these ties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from coprod_kg.pages.island import attribution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_kg.pages.scene import Denial, DrawnTie, Scene
    from coprod_kg.pages.sentences import Said
    from coprod_kg.pages.wording import Wording

    Row = DrawnTie | Denial
    Chosen = Mapping[str, str]


def passing(scene: Scene, chosen: Chosen, words: Wording) -> dict[str, list[Said]]:
    """Return the claims that pass, by the ids of the ties and denials that do, in the order of the table.

    Denials pass where they are asked for. Strong and weak ties are among them alike.
    """
    kept_of = {tie.id: (tie, _kept(tie, chosen)) for tie in scene.ties}
    there = {id_: (tie, kept) for id_, (tie, kept) in kept_of.items() if any(not one.denies for one in kept)}
    pairs = {(tie.form, tie.giver.id, tie.receiver.id) for tie, _ in there.values()}
    found = {}
    for id_, (tie, kept) in there.items():
        mutual = (tie.form, tie.receiver.id, tie.giver.id) in pairs
        if (
            _is(chosen.get("direction"), "mutual", what=mutual)
            and _is(chosen.get("contested"), "yes", what=_contested(kept))
            and _is_sought(tie, kept, chosen, words)
        ):
            found[id_] = kept
    if chosen.get("denied") and not chosen.get("direction") and not chosen.get("contested"):
        for denial in scene.denials:
            kept = _kept(denial, chosen)
            if kept and _is_sought(denial, kept, chosen, words):
                found[denial.id] = kept
    return found


def _is(choice: str | None, yes: str, *, what: bool) -> bool:
    """Whether something is as it was chosen to be; anything is where nothing was chosen."""
    return not choice or (choice == yes) == what


def _kept(row: Row, chosen: Chosen) -> list[Said]:
    """Return the claims of a tie that pass."""
    return [one for one in row.said if _passes(one, row, chosen)]


def _passes(one: Said, row: Row, chosen: Chosen) -> bool:
    layer, strength = chosen.get("layer"), chosen.get("strength")
    facets = one.facets
    return (
        (
            not layer
            or row.form == layer
            or layer in {of.value for of in facets.layers}
            or (one.denies and facets.in_all)
        )
        and (not strength or one.denies or (facets.strength or 0) >= int(strength))
        and all(
            not chosen.get(name) or (value is not None and value.value == chosen[name])
            for name, value in (("claimants", facets.sector), ("coder", facets.coder))
        )
        and _holds(one, chosen)
    )


def _holds(one: Said, chosen: Chosen) -> bool:
    """Whether a claim holds within the years chosen; one that names no time, where that is asked for."""
    start, end = chosen.get("from"), chosen.get("to")
    if not start and not end:
        return True
    since, until = one.facets.since, one.facets.until
    if not since and not until:
        return chosen.get("undated") == "yes"
    return (since or "0000-01-01") <= f"{end or '9999'}-12-31" and f"{start or '0000'}-01-01" <= (
        until or "9999-12-31"
    )


def _contested(kept: list[Said]) -> bool:
    """Whether any of some claims is denied by another of them, for sure or perhaps."""
    there = {one.claim for one in kept}
    return any(claim in there for one in kept for claim in one.against)


def _is_sought(row: Row, kept: list[Said], chosen: Chosen, words: Wording) -> bool:
    ends = (row.giver, row.receiver)
    sector, sought = chosen.get("sector"), _folded(chosen.get("search", "").strip())
    if sector and all(end.sector_id != sector for end in ends):
        return False
    return (
        not sought
        or any(sought in _folded(end.label) for end in ends)
        or sought in _folded(" ".join(_texts(kept, words)))
    )


def _texts(kept: list[Said], words: Wording) -> list[str]:
    """Return what the table says of some claims."""
    found = []
    for one in kept:
        found += [one.sentence, words.say("details.coded", coder=one.coder) if one.coder else ""]
        for quotation in one.quotations:
            found += [quotation.text, attribution(quotation.speaker, quotation.source, words)]
        if not one.quotations:
            found.append(words.say("details.no_quotation"))
    return found


def _folded(text: str) -> str:
    return normalize("NFKC", text).lower()
