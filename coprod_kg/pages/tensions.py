"""The map of tensions: which show in which partnership, between which poles, and what meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.network.engine import rows
from coprod_kg.pages.figure import Card, Figure, Thing, actor
from coprod_kg.pages.sentences import Sentences
from coprod_kg.pages.two_mode import GENERAL, gathered
from coprod_kg.vocabulary import CP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_kg.pages.evidence import Evidence
    from coprod_kg.pages.two_mode import Strands, Told
    from coprod_kg.pages.wording import Wording

TENSIONS: Final = """
SELECT ?manifestation ?tension
WHERE { ?manifestation cp:tension ?tension . }"""
POSITIONS: Final = """
SELECT ?position ?manifestation ?pole
WHERE {
  ?position cp:inTension ?manifestation .
  ?position cp:takesPole ?pole .
}"""
HOLDERS: Final = "SELECT ?position ?holder WHERE { ?position cp:heldBy ?holder . }"
RESPONSES: Final = "SELECT ?response ?manifestation WHERE { ?response cp:respondsTo ?manifestation . }"
PRACTICES: Final = "SELECT ?situation ?practice WHERE { ?situation cp:practice ?practice . }"
ENACTORS: Final = "SELECT ?situation ?actor WHERE { ?situation cp:enactedBy ?actor . }"
STRATEGIES: Final = """
SELECT ?response ?strategy
WHERE {
  ?claim cp:about ?response .
  ?claim cp:strategy ?strategy .
}"""
TENSION: Final = f"{CP}TensionManifestation"
# What else a claim says, as concepts.
OF_CLAIMS: Final = """
SELECT ?claim ?concept
WHERE {
  { ?claim cp:strategy ?concept . }
  UNION
  { ?claim cp:tensionEffect ?concept . }
}"""
QUERIES: Final = (
    TENSIONS,
    POSITIONS,
    HOLDERS,
    RESPONSES,
    PRACTICES,
    ENACTORS,
    STRATEGIES,
    OF_CLAIMS,
)


class Tensions:
    """What a graph says of tensions, read once for all its parts."""

    def __init__(self, told: Told, evidence: Evidence, words: Wording) -> None:
        """Read tensions, poles and responses."""
        dataset = told.dataset
        self._told, self._evidence, self._words = told, evidence, words
        self._tensions = gathered(dataset, TENSIONS)
        self._positions = [(a or "", b or "", c or "") for a, b, c in rows(dataset, POSITIONS)]
        self._responses = [(a or "", b or "") for a, b in rows(dataset, RESPONSES)]
        self._holders, self._enactors = gathered(dataset, HOLDERS), gathered(dataset, ENACTORS)
        self._practices, self._strategies = gathered(dataset, PRACTICES), gathered(dataset, STRATEGIES)
        ends = told.ends
        self._also = {
            claim: [ends.concept(concept) for concept in concepts]
            for claim, concepts in gathered(dataset, OF_CLAIMS).items()
        }

    def figure(self, told: Told, *, people: bool = False) -> Figure:
        """Return the tensions that show in a part of a graph; with `people`, those who act in them too."""
        figure = Figure("tensions")
        shows = told.strands(
            (manifestation, place, manifestation, tension)
            for manifestation, tensions in self._tensions.items()
            for place in told.partnerships(manifestation)
            for tension in tensions
        )
        poles = told.strands(
            (position, manifestation, self._pole(manifestation, pole), self._holder(position))
            for position, manifestation, pole in self._positions
        )
        responses = told.strands(
            (response, manifestation, self._practice(response, manifestation), self._enactor(response))
            for response, manifestation in self._responses
        )
        met = {manifestation for manifestation, _ in responses.ties}
        self._name(figure, met)
        self._add(figure, "shows", shows)
        self._add(figure, "takes", poles, self._holders)
        self._add(figure, "meets", responses, self._enactors)
        if people:
            self._add(
                figure,
                "holds",
                told.strands(
                    (position, holder, self._pole(manifestation, pole), "")
                    for position, manifestation, pole in self._positions
                    for holder in self._holders.get(position, ())
                ),
            )
            self._add(
                figure,
                "does",
                told.strands(
                    (response, doer, self._practice(response, manifestation), "")
                    for response, manifestation in self._responses
                    for doer in self._enactors.get(response, ())
                ),
            )
        figure.things = list(dict.fromkeys(end for line in figure.lines for end in line.pair))
        return figure

    def _add(
        self, figure: Figure, form: str, strands: Strands, who: Mapping[str, list[str]] | None = None
    ) -> None:
        ends = self._told.ends
        figure.named(
            actor(ends, iri)
            for pair in (*strands.ties, *strands.denied)
            for iri in pair
            if iri not in figure.names
        )
        sentences = Sentences(
            form,
            ends,
            self._evidence,
            self._words,
            names={iri: thing.label for iri, thing in figure.names.items()},
            topics={
                situation: self._words.say(
                    "detail.by", names=", ".join(ends.actor(one).label for one in ones)
                )
                for situation, ones in (who or {}).items()
            },
            also=self._also,
        )
        figure.add(form, strands.ties.values(), sentences, {})
        figure.deny(form, strands.denied, sentences)
        figure.left_out(strands.left_out)

    def _pole(self, manifestation: str, pole: str) -> str:
        """Return what a pole is called where it is taken: it is another in each tension that shows."""
        return f"{manifestation} {pole}"

    def _practice(self, response: str, manifestation: str) -> str:
        """Return what a practice is called: the same words in one partnership are one practice."""
        done = self._practices.get(response) or self._strategies.get(response) or [response]
        return " ".join([*self._told.partnerships(manifestation), *done])

    def _holder(self, position: str) -> str:
        return " ".join(self._holders.get(position, ()))

    def _enactor(self, response: str) -> str:
        return " ".join(self._enactors.get(response, ()))

    def _name(self, figure: Figure, met: set[str]) -> None:
        """Name partnerships, tensions, poles and practices, each on a card of its own kind."""
        ends, say = self._told.ends, self._words.say
        figure.named(
            Thing(iri, one.label, card=Card(f"{CP}Partnership", say("card.partnership")))
            for iri, one in ends.partnerships.items()
        )
        figure.named([Thing(GENERAL, say("card.everywhere"), card=Card(GENERAL, say("card.general")))])
        figure.named(
            Thing(
                iri,
                ", ".join(ends.concept(one) for one in tensions),
                card=Card(
                    TENSION,
                    say("card.tension" if iri in met else "card.tension_open"),
                    is_open=iri not in met,
                ),
            )
            for iri, tensions in self._tensions.items()
        )
        figure.named(
            Thing(self._pole(where, pole), ends.concept(pole), card=Card(f"{CP}Pole", say("card.pole")))
            for _, where, pole in self._positions
        )
        figure.named(
            Thing(
                self._practice(response, where),
                self._done(response),
                card=Card(f"{CP}Response", say("card.response")),
            )
            for response, where in self._responses
        )

    def _done(self, response: str) -> str:
        """Return what is done in words, or else by which strategy."""
        found = self._practices.get(response)
        concepts = [self._told.ends.concept(one) for one in self._strategies.get(response, ())]
        return "; ".join(found or concepts) or self._words.say("card.unnamed")
