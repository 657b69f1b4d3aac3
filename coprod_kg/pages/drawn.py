"""From a graph to a scene: which claims, which parts, and what of each is drawn where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.network import claims as tie_claims
from coprod_kg.network.actors import notation
from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name
from coprod_kg.network.parts import parts
from coprod_kg.network.policy import AFFIRMED
from coprod_kg.network.units import SECTOR, rolled_up, units
from coprod_kg.pages.causes import Causes
from coprod_kg.pages.chains import chains
from coprod_kg.pages.evidence import Evidence
from coprod_kg.pages.figure import Figure, of_layer
from coprod_kg.pages.homes import homes
from coprod_kg.pages.looks import Looks
from coprod_kg.pages.panels import places, side_by_side
from coprod_kg.pages.scene import Scene, add
from coprod_kg.pages.sentences import Sentences
from coprod_kg.pages.sizes import sizes
from coprod_kg.pages.tensions import Tensions
from coprod_kg.pages.two_mode import Told
from coprod_kg.pages.whole import whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib import Dataset

    from coprod_kg.network.claims import TieClaims
    from coprod_kg.network.periods import Period
    from coprod_kg.network.policy import Policy
    from coprod_kg.pages.layout import Point
    from coprod_kg.pages.panels import Panel
    from coprod_kg.pages.wording import Wording
    from coprod_kg.vocabulary import Vocabulary

# Actors up to which each is drawn by itself unless it is asked for.
EACH: Final = 1500
# The kinds of map that show ties among actors alone, and the layer that each draws.
LAYERS: Final = {"power": "power", "exchange": "flows"}


class Drawn:
    """A graph as a kind of map draws it."""

    def __init__(  # noqa: PLR0913  # what is drawn, and how
        self,
        dataset: Dataset,
        kind: str,
        policy: Policy,
        words: Wording,
        vocabulary: Vocabulary | None = None,
        *,
        whole: Dataset | None = None,
    ) -> None:
        """Read claims and evidence, each once for all parts."""
        self.kind, self.policy, self.words = kind, policy, words
        self.claims: TieClaims = tie_claims.read(dataset, vocabulary, whole)
        self.notes: list[str] = []
        self._evidence = Evidence(dataset, self.claims.ends)
        if kind in {"tensions", "causes", "whole"}:
            self._told = Told(dataset, self.claims.ends, policy)
            self._tensions = Tensions(self._told, self._evidence, words)
            self._causes = Causes(self._told, self._evidence, words)
            if policy.claims != AFFIRMED:
                self.notes.append(words.say("about.accounts"))

    def roll_up(self, unit: str | None, *, everything: bool) -> None:
        """Roll actors up to a unit; without one to the finest that fits, where they are too many."""
        many = self._actors(self.claims)
        if unit is None and not everything and many > EACH:
            unit = self._fitting_unit()
            self.notes.append(self.words.say("about.too_many", actors=many, unit=unit))
        if unit is not None:
            self.claims = rolled_up(self.claims, unit)
            self.notes.append(self.words.say("about.unit", unit=unit))

    def _fitting_unit(self) -> str:
        """Return the unit that leaves out the fewest claims, of these the finest that there is room for."""
        found = {}
        for unit in units(self.claims.ends.words):
            rolled = rolled_up(self.claims, unit)
            many = self._actors(rolled)
            if 1 < many <= EACH:
                found[unit] = (sum(map(len, rolled.claims.values())), many, unit)
        return max(found, key=found.__getitem__, default=SECTOR)

    @staticmethod
    def _actors(claims: TieClaims) -> int:
        return len({end for said in claims.claims.values() for claim in said for end in claim.pair})

    def scene(
        self,
        partnership: str | None,
        by: str | None,
        periods: Sequence[Period],
        measure: str | None = None,
    ) -> tuple[Scene, list[Figure], list[str]]:
        """Return the scene with the figures in it, and the title of each where they are side by side.

        Sizes show a measure of position, or the number of ties.
        """
        titles: list[str] = []
        ids: list[str] = []
        if by is None and not periods:
            figures = [self._figure(self.claims, partnership, None)]
        else:
            found = parts(self.claims, [by] if by else [], periods)
            figures = [
                self._figure(part.claims, part.partnership or partnership, part.period) for part in found
            ]
            if len(found) > 1:
                titles = [
                    part.period.text if part.period else str(part.names()["partnership_label"])
                    for part in found
                ]
                ids = [
                    part.period.text if part.period else notation(part.partnership or "") for part in found
                ]
        looks = Looks(figures, self.claims.ends.words)
        scene = Scene(self.kind)
        sectors = self.claims.ends.concepts
        by_measure = sizes(figures, measure) if measure else [None] * len(figures)
        partnerships = {iri: one.label for iri, one in self.claims.ends.partnerships.items()}
        if titles:
            scene.panels, placed = side_by_side(titles, figures, steady=by == "period")
        else:
            scene.panels, at = self._placed(figures[0], partnerships)
            placed = [at]
        parts_ = zip(titles or [""], ids or [""], figures, placed, by_measure, strict=True)
        for title, id_, figure, at, shares in parts_:
            add(
                scene,
                figure,
                at,
                looks,
                sectors,
                panel=title,
                panel_id=id_,
                sizes=shares,
                homes=homes(figure, partnerships),
            )
        return scene, figures, titles

    def _placed(
        self, figure: Figure, partnerships: Mapping[str, str]
    ) -> tuple[list[Panel], Mapping[str, Point]]:
        """Return where things stand that are of one part; chains of causes in frames by partnership."""
        is_chained = figure.kind == "causes"
        found = chains(figure, partnerships, self.words.say("card.everywhere")) if is_chained else {}
        if len(found) < 2:
            return [], places(figure)
        frames, placed = side_by_side(list(found), list(found.values()), steady=False)
        return frames, {iri: point for at in placed for iri, point in at.items()}

    def _figure(self, claims: TieClaims, partnership: str | None, period: Period | None) -> Figure:
        """Return what a part of the graph shows."""
        ties = [
            of_layer(
                kind,
                layer(claims, layer_name(name, claims), self.policy, partnership),
                Sentences(kind, claims.ends, self._evidence, self.words),
            )
            for kind, name in LAYERS.items()
            if self.kind in {kind, "whole"}
        ]
        if self.kind in LAYERS:
            return ties[0]
        told = self._told.at(partnership, period)
        if self.kind == "tensions":
            return self._tensions.figure(told)
        if self.kind == "causes":
            return self._causes.figure(told)
        return whole([*ties, self._tensions.figure(told, people=True), self._causes.figure(told)])
