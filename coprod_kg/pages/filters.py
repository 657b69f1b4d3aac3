"""What a map can be narrowed by: each filter with the values that are on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.facets import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_kg.pages.scene import Scene
    from coprod_kg.pages.sentences import Said
    from coprod_kg.pages.wording import Wording

SEARCH: Final = "search"
# What is on or off: claims without a time while a period is chosen, denied pairs drawn, weak ties drawn.
SWITCHES: Final = ("undated", "denied", "weaker")
_ON: Final = "yes"


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name as it stands in links and stories, and what can be chosen."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """All filters of a page that have something to choose from, in the order of the page."""

    selects: tuple[Filter, ...]
    switches: tuple[str, ...]

    def accepts(self, name: str, value: str) -> bool:
        """Whether a filter takes a value on this page."""
        return value in self.values(name) or (name == SEARCH and bool(value.strip()))

    def values(self, name: str) -> list[str]:
        """Return what can be chosen of a filter by its short form; nothing where it is not on the page."""
        if name in self.switches:
            return [_ON]
        return [choice.value for one in self.selects if one.name == name for choice in one.choices]

    @property
    def names(self) -> list[str]:
        """The names of the filters on this page."""
        return [SEARCH, *(one.name for one in self.selects), *self.switches]


NAMES: Final = (
    SEARCH,
    *("sector", "layer", "strength", "direction", "contested", "claimants", "coder", "from", "to"),
    *SWITCHES,
)


def filters(scene: Scene, words: Wording) -> Filters:
    """Return the filters of a map; one with fewer than two values would change nothing, and is left out."""
    said = [one for tie in scene.rows for one in tie.said]
    facets = [one.facets for one in said]
    years = [Choice(year, year) for year in _years(said)]
    mutual = {tie.mutual for tie in scene.ties}
    contested = {tie.contested != "no" for tie in scene.ties}
    found = {
        "sector": _sorted(
            Choice(actor.sector_id, actor.sector or actor.sector_id) if actor.sector_id else None
            for actor in scene.actors
        ),
        "layer": _layers(scene, words),
        "strength": [
            Choice(str(strength), words.say("filters.strength_of", strength=strength))
            for strength in sorted({one.strength for one in facets if one.strength is not None})
        ],
        "direction": _words("direction", ("mutual", "one-way"), words) if len(mutual) > 1 else [],
        "contested": _words("contested", ("yes", "no"), words) if len(contested) > 1 else [],
        "claimants": _sorted(one.sector for one in facets),
        "coder": _sorted(one.coder for one in facets),
        "from": years,
        "to": years,
    }
    selects = tuple(Filter(name, tuple(choices)) for name, choices in found.items() if len(choices) > 1)
    switches = {
        "undated": len(years) > 1 and any(one.since is None and one.until is None for one in facets),
        "denied": any(denial.is_placed for denial in scene.denials),
        "weaker": scene.rest > 0,
    }
    return Filters(selects, tuple(name for name in SWITCHES if switches[name]))


def _sorted(choices: Iterable[Choice | None]) -> list[Choice]:
    """Return each choice once, by its label."""
    return sorted({one for one in choices if one}, key=lambda one: (one.label.casefold(), one.value))


def _words(name: str, values: Iterable[str], words: Wording) -> list[Choice]:
    return [Choice(value, words.say(f"filters.{name}_is.{value}")) for value in values]


def _layers(scene: Scene, words: Wording) -> list[Choice]:
    """Return the sorts of ties on a map, each before its parts; one that is alone needs no choice."""
    forms = sorted({tie.form for tie in scene.rows})
    found: list[Choice] = []
    for form in forms:
        parts = _sorted(
            part for tie in scene.rows if tie.form == form for one in tie.said for part in one.facets.layers
        )
        if len(forms) == 1:
            return parts
        label = words.say(f"relation.{form}") if words.has("relation", form) else form
        found.append(Choice(form, label))
        found += [Choice(part.value, f"{label}: {part.label}") for part in parts]
    return found


def _years(said: Iterable[Said]) -> Iterator[str]:
    """Yield each calendar year from the first to the last that a claim names."""
    named = [int(day[:4]) for one in said for day in (one.facets.since, one.facets.until) if day]
    if named:
        yield from (f"{year:04}" for year in range(min(named), max(named) + 1))
