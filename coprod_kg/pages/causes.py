"""The map of causes: what is said to help to bring about what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.network.actors import notation
from coprod_kg.network.engine import rows
from coprod_kg.pages.figure import Card, Figure, Thing
from coprod_kg.pages.sentences import Sentences
from coprod_kg.pages.tensions import TENSION
from coprod_kg.pages.two_mode import gathered
from coprod_kg.vocabulary import CP

if TYPE_CHECKING:
    from coprod_kg.pages.evidence import Evidence
    from coprod_kg.pages.two_mode import Told
    from coprod_kg.pages.wording import Wording

CAUSES: Final = """
SELECT ?relation ?cause ?effect
WHERE {
  ?relation cp:cause ?cause .
  ?relation cp:effect ?effect .
}"""
# All that is known of what is a cause or an effect; its words make its name.
KNOWN: Final = """
SELECT DISTINCT ?situation ?property ?value
WHERE {
  { ?relation cp:cause ?situation . }
  UNION
  { ?relation cp:effect ?situation . }
  ?situation ?property ?value .
}"""
DIRECTIONS: Final = "SELECT ?claim ?direction WHERE { ?claim cp:causalDirection ?direction . }"
ROLES: Final = "SELECT ?claim ?role WHERE { ?claim cp:causalRole ?role . }"
CHAINS: Final = "SELECT ?claim ?chain WHERE { ?claim cp:chain ?chain . }"
KINDS: Final = "SELECT ?factor ?kind WHERE { ?factor cp:factorKind ?kind . }"
QUERIES: Final = (CAUSES, KNOWN, DIRECTIONS, ROLES, CHAINS, KINDS)


class Causes:
    """What a graph says of causes and effects, read once for all its parts."""

    def __init__(self, told: Told, evidence: Evidence, words: Wording) -> None:
        """Read causal relations, and the names of what they join."""
        self._told, self._evidence, self._words = told, evidence, words
        dataset, concept = told.dataset, told.ends.concept
        self._causes = [(a or "", b or "", c or "", "") for a, b, c in rows(dataset, CAUSES)]
        self._directions = gathered(dataset, DIRECTIONS)
        roles, chains = gathered(dataset, ROLES), gathered(dataset, CHAINS)
        self._also = {
            claim: [
                *(concept(one) for one in (*self._directions.get(claim, ()), *roles.get(claim, ()))),
                *(words.say("detail.chain", chain=one) for one in chains.get(claim, ())),
            ]
            for claim in {*self._directions, *roles, *chains}
        }
        self._kinds = gathered(dataset, KINDS)
        self._names = self._named()
        schemes = told.ends.words.schemes.values()
        # the first of a scheme need not be said
        self._usual = {scheme.concepts[0].iri for scheme in schemes if scheme.concepts}

    def figure(self, told: Told) -> Figure:
        """Return the causes and effects that are named in a part of a graph."""
        figure = Figure("causes")
        strands = told.strands(self._causes)
        figure.named(self._names.values())
        sentences = Sentences(
            "causes",
            told.ends,
            self._evidence,
            self._words,
            names={iri: thing.label for iri, thing in self._names.items()},
            also=self._also,
            otherwise={claim for claim, ways in self._directions.items() if self._usual.isdisjoint(ways)},
        )
        notes = {}
        for pair, tie in strands.ties.items():
            found = {one for claim in tie.claims for one in self._directions.get(claim.claim, ())}
            notes[pair] = ", ".join(sorted(map(told.ends.concept, found - self._usual)))
        figure.add("causes", strands.ties.values(), sentences, notes)
        figure.deny("causes", strands.denied, sentences)
        figure.left_out(strands.left_out)
        figure.things = list(dict.fromkeys(end for line in figure.lines for end in line.pair))
        return figure

    def _named(self) -> dict[str, Thing]:
        """Return what is a cause or effect by its words, else by its concepts and those who take part."""
        ends = self._told.ends
        texts: dict[str, list[str]] = {}
        others: dict[str, list[str]] = {}
        for iri, property_, value in sorted(rows(self._told.dataset, KNOWN), key=str):
            situation, known = iri or "", value or ""
            if not (property_ or "").startswith(CP):
                continue
            if known in ends.concepts and known not in self._kinds.get(situation, ()):
                others.setdefault(situation, []).append(ends.concept(known))
            elif known in ends.actors:
                others.setdefault(situation, []).append(ends.actor(known).label)
            elif known not in ends.concepts and known not in ends.partnerships and "://" not in known:
                texts.setdefault(situation, []).append(known)
        found = {}
        for iri in sorted({end for _, cause, effect, _ in self._causes for end in (cause, effect)}):
            of = self._told.classes.get(iri, "")
            called = self._words.say("card.tension") if of == TENSION else ends.concept(of)
            heading = ", ".join(map(ends.concept, self._kinds.get(iri, ()))) or called
            label = ", ".join(texts.get(iri) or others.get(iri) or ()) or notation(iri)
            found[iri] = Thing(iri, label, card=Card(of, heading))
        return found
