"""Claims as sentences that people can read: who says what of whom, in which matter, when."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coprod_kg.network.policy import DENIED
from coprod_kg.pages.facets import Facets, contradicted, facets
from coprod_kg.pages.wording import isolated

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim
    from coprod_kg.network.layers import Tie
    from coprod_kg.pages.evidence import Evidence, Quotation
    from coprod_kg.pages.wording import Wording


@dataclass(frozen=True, slots=True)
class Said:
    """One claim in words, with what it rests on; `coder` is None where nobody is named.

    `against` names the claims that a denial contradicts: "yes", or "possible" where no time is known.
    """

    claim: str
    sentence: str
    denies: bool
    coder: str | None
    quotations: list[Quotation]
    facets: Facets = field(default_factory=Facets)
    against: dict[str, str] = field(default_factory=dict)


class Sentences:
    """Claims in words, for one kind of map."""

    def __init__(  # noqa: PLR0913  # what sentences of all kinds are made of
        self,
        kind: str,
        ends: Ends,
        evidence: Evidence,
        words: Wording,
        *,
        names: Mapping[str, str] | None = None,
        topics: Mapping[str, str] | None = None,
        also: Mapping[str, Sequence[str]] | None = None,
        otherwise: Container[str] = (),
    ) -> None:
        """Keep what names and quotations are looked up in.

        `names` are those of things that are no actors, `topics` the matter of a situation in
        words, `also` what a claim says besides, which stands in brackets. Claims that are
        `otherwise` have a sentence of their own.
        """
        self._kind, self._ends, self._evidence, self._words = kind, ends, evidence, words
        self._names, self._topics, self._also = names or {}, topics or {}, also or {}
        self._otherwise = otherwise

    def name(self, iri: str | None) -> str:
        """Return the name of an actor or another thing as it may stand in a sentence."""
        if not iri:
            return self._words.say("detail.nobody")
        return isolated(self._names.get(iri) or self._ends.actor(iri).label)

    def of_tie(self, tie: Tie) -> list[Said]:
        """Return the claims of a tie in words: those that make it before those that deny it."""
        is_power = self._kind == "power"
        denials = [
            replace(self.said(one), against=contradicted(one, tie, power=is_power)) for one in tie.denials
        ]
        return [*(self.said(one) for one in tie.claims), *denials]

    def said(self, claim: TieClaim) -> Said:
        """Return a claim in words."""
        form = "denied" if claim.stance == DENIED else "reported" if claim.reported_by else "affirmed"
        sentence = self._words.say(
            f"{form}.{self._kind}{'_otherwise' if claim.claim in self._otherwise else ''}",
            giver=self.name(claim.giver),
            receiver=self.name(claim.receiver),
            claimant=self.name(claim.claimant),
            reporter=self.name(claim.reported_by),
            topic=self._topic(claim),
            details=self._details(claim),
        )
        coder = self._evidence.coder(claim)
        return Said(
            claim.claim,
            sentence,
            claim.stance == DENIED,
            coder,
            self._evidence.quotations(claim.extracts),
            facets(claim, self._kind, self._ends, coder),
        )

    def _topic(self, claim: TieClaim) -> str:
        """Return what is given, or the matter in which power is held where one is named."""
        if claim.situation in self._topics:
            return isolated(self._topics[claim.situation])
        if self._kind == "exchange":
            return (
                isolated(self._ends.concept(claim.topic))
                if claim.topic
                else self._words.say("detail.no_topic")
            )
        if self._kind != "power" or not claim.topic:
            return ""
        return self._words.say("detail.matter", matter=isolated(claim.topic))

    def _details(self, claim: TieClaim) -> str:
        """Return bases, strength and period in brackets, as far as they are known."""
        parts = [*map(self._ends.concept, claim.bases), *map(isolated, self._also.get(claim.claim, ()))]
        if claim.strength is not None:
            parts.append(self._words.say("detail.strength", strength=claim.strength))
        start, end = self._evidence.period(claim)
        if start and end:
            parts.append(
                self._words.say(f"detail.{'during' if start == end else 'between'}", start=start, end=end)
            )
        elif start:
            parts.append(self._words.say("detail.since", start=start))
        elif end:
            parts.append(self._words.say("detail.until", end=end))
        return f" ({'; '.join(parts)})" if parts else ""
