"""A story: what the author of a study shows of a map step by step, from its `story.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.errors import CoprodError, meant, nearest
from coprod_kg.pages.filters import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path


FILE: Final = "story.toml"
FORMAT: Final = 1
VIEWS: Final = ("map", "grid", "table", "about")
_OF_STORY: Final = ("format", "title", "release", "steps")
_OF_STEP: Final = ("map", "title", "text", "release", "view", "actor", "tie", "filters")
_TYPES: Final[dict[str, type]] = {
    "format": int,
    **dict.fromkeys(("title", "release", "map", "text", "view", "actor"), str),
    **dict.fromkeys(("steps", "tie"), list),
    "filters": dict,
}


class StoryError(CoprodError):
    """A story.toml cannot be read, says something that cannot be, or names what is not there."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its number in the file, the map it is about, its text, and what it shows there.

    `title` is its heading, empty where it has none. `release` is the lowest level whose pages may hold
    it; `shows` is what the address of a page holds: the view, the actor or tie, and filters by name.
    """

    number: int
    map: str
    text: str
    release: str
    title: str = ""
    view: str = "map"
    actor: str | None = None
    tie: tuple[str, str] | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
    shows: Mapping[str, str] = field(default_factory=dict)

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors that it names."""
        return self.tie or ((self.actor,) if self.actor else ())


@dataclass(frozen=True, slots=True)
class Story:
    """The steps of a story in their order; `release` is the lowest level whose pages may hold its title.

    `left_out` counts the steps that a page does not tell.
    """

    path: Path
    title: str
    release: str
    steps: tuple[Step, ...]
    left_out: int = 0

    def on(self, kind: str) -> Story:
        """Return what is told on a kind of map."""
        return replace(self, steps=tuple(step for step in self.steps if step.map == kind))

    def at(self, level: str, levels: Sequence[str]) -> Story | None:
        """Return what pages of a release level may tell, None where that is nothing.

        `levels` run from the most open to the least.
        """
        may_be_told = levels[: levels.index(level) + 1]
        return self.of(step for step in self.steps if {self.release, step.release} <= set(may_be_told))

    def of(self, steps: Iterable[Step]) -> Story | None:
        """Return the story with these of its steps alone, None where there are none."""
        kept = tuple(steps)
        left_out = self.left_out + len(self.steps) - len(kept)
        return replace(self, steps=kept, left_out=left_out) if kept else None


def read(folder: Path, kinds: Iterable[str], levels: Iterable[str]) -> Story | None:
    """Return the story of a study's folder, None where it has none.

    `kinds` are the kinds of map, `levels` the release levels. Raises StoryError with all that is wrong.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StoryError(
            f"{path} cannot be read: {error}.", "Mend that line; texts stand in double quotes."
        ) from error
    except OSError as error:
        raise StoryError(f"{path} cannot be read: {error.strerror}.", "Check the file.") from error
    refuse(path, list(_faults(said, tuple(kinds), tuple(levels))))
    return Story(
        path,
        said["title"],
        said["release"],
        tuple(_step(number, step, said["release"]) for number, step in enumerate(said["steps"], 1)),
    )


def _step(number: int, said: Mapping[str, Any], release: str) -> Step:
    """Return a step whose form has been checked; it is as open as its story where it does not say."""
    start, end = said.get("tie", (None, None))
    return Step(
        number,
        said["map"],
        said["text"],
        said.get("release", release),
        title=said.get("title", ""),
        view=said.get("view", "map"),
        actor=said.get("actor"),
        tie=(start, end) if start and end else None,
        filters=said.get("filters", {}),
    )


def refuse(path: Path, faults: list[tuple[str, str]]) -> None:
    """Raise StoryError with all faults, if there are any."""
    if faults:
        *others, (what, remedy) = faults
        told = "".join(f"{path}: {one} {mend}\n" for one, mend in others)
        raise StoryError(f"{told}{path}: {what}", remedy)


def _faults(
    said: Mapping[str, Any], kinds: tuple[str, ...], levels: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the form of a story, and what to do."""
    yield from _form(said, _OF_STORY, _OF_STORY, "")
    if type(said.get("format")) is int and said["format"] != FORMAT:
        yield f"it is written in format {said['format']}.", f"This version reads format {FORMAT}."
    yield from _one_of("release", said, levels, "")
    steps = said.get("steps")
    for number, step in enumerate(steps if isinstance(steps, list) else [], 1):
        where = f"step {number}: "
        if not isinstance(step, dict):
            yield f"{where}it is no table.", "Begin each step with a line [[steps]]."
            continue
        yield from _form(step, _OF_STEP, ("map", "text"), where)
        yield from _one_of("map", step, kinds, where)
        yield from _one_of("release", step, levels, where)
        yield from _one_of("view", step, VIEWS, where)
        if "actor" in step and "tie" in step:
            yield f"{where}it names an actor and a tie.", "Name one of them; a tie shows both of its ends."
        if isinstance(step.get("tie"), list) and not _is_pair(step["tie"]):
            yield f"{where}'tie' does not name two actors.", 'Write tie = ["from", "to"] with their ids.'
        yield from _filter_faults(step.get("filters"), where)


def _is_pair(tie: object) -> bool:
    """Return whether a tie names two actors by their ids."""
    return isinstance(tie, list) and len(tie) == 2 and all(isinstance(end, str) and end for end in tie)


def _filter_faults(filters: object, where: str) -> Iterator[tuple[str, str]]:
    for name, value in (filters if isinstance(filters, dict) else {}).items():
        if name not in NAMES:
            yield (
                f"{where}there is no filter '{name}'.",
                meant(nearest(name, NAMES), f"There are: {', '.join(NAMES)}."),
            )
        elif not isinstance(value, str):
            yield f"{where}the filter '{name}' is no text.", f'Write {name} = "…".'


def _form(
    said: Mapping[str, Any], known: tuple[str, ...], needed: tuple[str, ...], where: str
) -> Iterator[tuple[str, str]]:
    """Yield what is unknown, of the wrong kind or missing."""
    for key, value in said.items():
        if key not in known:
            yield (
                f"{where}there is no setting '{key}'.",
                meant(nearest(key, known), f"There are: {', '.join(known)}."),
            )
        elif not isinstance(value, _TYPES[key]) or isinstance(value, bool):
            yield f"{where}'{key}' is of the wrong kind.", "See docs/maps.md for a story that is right."
    for key in needed:
        if key not in said:
            yield f"{where}'{key}' is missing.", "See docs/maps.md for a story that is right."


def _one_of(
    key: str, said: Mapping[str, Any], known: tuple[str, ...], where: str
) -> Iterator[tuple[str, str]]:
    value = said.get(key)
    if isinstance(value, str) and value not in known:
        yield (
            f"{where}there is no {key} '{value}'.",
            meant(nearest(value, known), f"There are: {', '.join(known)}."),
        )
