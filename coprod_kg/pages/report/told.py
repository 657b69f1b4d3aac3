"""The story of a study on a page of its own: each step with its picture and the words it rests on."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from markupsafe import Markup

from coprod_kg.pages.colours import colours
from coprod_kg.pages.drawn import Drawn
from coprod_kg.pages.filters import filters
from coprod_kg.pages.island import attribution
from coprod_kg.pages.key import key
from coprod_kg.pages.page import release_levels
from coprod_kg.pages.part import part
from coprod_kg.pages.passing import passing
from coprod_kg.pages.picture import picture
from coprod_kg.pages.report.document import Account, Link, Page, Picture, Section, Spoken
from coprod_kg.pages.scene import DrawnTie
from coprod_kg.pages.stage import Stage, stage, told
from coprod_kg.pages.templating import environment, file
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_kg.pages.figure import Figure
    from coprod_kg.pages.report.study import Study
    from coprod_kg.pages.scene import Denial, Scene
    from coprod_kg.pages.sentences import Said
    from coprod_kg.pages.story import Step, Story
    from coprod_kg.pages.wording import Wording

# Ties of a step up to which their words stand on the page; of more they stand in the table of the map.
MOST: Final = 12
_IN_A_ROW, _CELL = 3, (230.0, 30.0)  # of the key below a picture
_NAME: Final = "story"


def story_page(study: Study, words: Wording) -> Page | None:
    """Return the page of a study's story, None where it has none to tell at this release level.

    Raises StoryError for a story about what is not there.
    """
    own = study.story and study.story.at(study.release, release_levels(study.vocabulary))
    if not own:
        return None
    shows = cache(lambda kind: _Map(study, own.on(kind), wording(words.language)))
    steps = [
        (shows(step.map), shown)
        for step in own.steps
        for shown in shows(step.map).steps
        if shown.number == step.number
    ]
    if not steps:
        return None
    left_out = own.left_out + len(own.steps) - len(steps)
    return Page(
        _NAME,
        words.say("short.story"),
        own.title,
        " ".join([words.say("lead.story"), *([words.count("story.left_out", left_out)] if left_out else [])]),
        [
            of.section(step, _heading(step, number, len(steps), words), words)
            for number, (of, step) in enumerate(steps, 1)
        ],
    )


def _heading(step: Step, number: int, steps: int, words: Wording) -> str:
    """Return which step it is, and what it is called where it has a title."""
    place = words.say("story.step", number=number, steps=steps)
    return words.say("story.titled", step=place, title=step.title) if step.title else place


class _Map:
    """A kind of map with the steps that are told on it."""

    def __init__(self, study: Study, own: Story, words: Wording) -> None:
        self._words = words
        drawn = Drawn(
            study.dataset, own.steps[0].map, study.policy, words, study.vocabulary, whole=study.whole
        )
        drawn.roll_up(None, everything=False)
        self._scene, (self._figure, *_), _ = drawn.scene(None, None, ())
        whole = study.dataset if study.whole is None else study.whole
        found = told(
            own,
            Stage(self._scene, filters(self._scene, words)),
            lambda: stage(whole, self._scene.kind, words, study.vocabulary),
        )
        self.steps = found.steps if found else ()
        self._rows = {row.id: row for row in self._scene.rows}

    def section(self, step: Step, heading: str, words: Wording) -> Section:
        """Return a step with its picture, the words it rests on, and the way to it on the map."""
        kind = self._scene.kind
        place = [one.number for one in self.steps].index(step.number) + 1
        to_map = Link(
            words.say("story.map", what=words.say(f"map.{kind}")),
            _address(kind, {**step.shows, "step": str(place)}),
        )
        if step.view == "about":
            return Section(f"step-{step.number}", heading, [step.text], links=[to_map])
        kept = self._kept(step)
        many = len(kept) > MOST
        in_table = {name: value for name, value in step.shows.items() if name != "view"}
        return Section(
            f"step-{step.number}",
            heading,
            [step.text],
            pictures=[self._picture(step, kept, words)],
            accounts=[] if many else [self._account(self._rows[id_], said) for id_, said in kept.items()],
            below=[words.say("story.many", number=len(kept))] if many else [],
            links=[
                to_map,
                *(
                    [Link(words.say("story.table"), _address(kind, {**in_table, "view": "table"}))]
                    if many
                    else []
                ),
            ],
        )

    def _kept(self, step: Step) -> dict[str, list[Said]]:
        """Return the claims that a step is about, by tie: what passes its filters, of what it chooses."""
        if step.tie:
            found = passing(self._scene, {**step.filters, "denied": "yes"}, self._words)
            both = {step.tie, step.tie[::-1]}
            return {id_: said for id_, said in found.items() if _ends(self._rows[id_]) in both}
        found = passing(self._scene, step.filters, self._words)
        return {
            id_: said for id_, said in found.items() if not step.actor or step.actor in _ends(self._rows[id_])
        }

    def _picture(self, step: Step, kept: Mapping[str, list[Said]], words: Wording) -> Picture:
        """Return the whole map where a step narrows nothing, else the part it is about."""
        is_whole = not (step.actor or step.tie or step.filters)
        scene = self._scene if is_whole or not kept else part(self._scene, self._figure, kept)
        alternative = words.say(
            "story.picture",
            what=words.say(f"map.{scene.kind}"),
            names=len(scene.actors),
            ties=len(scene.rows if not is_whole else scene.ties),
        )
        drawn = _svg(scene, self._figure, self._words, alternative).encode()
        return Picture(f"data:image/svg+xml;base64,{b64encode(drawn).decode()}", alternative)

    def _account(self, row: DrawnTie | Denial, said: list[Said]) -> Account:
        return Account(
            row.giver.label,
            row.receiver.label,
            "→" if isinstance(row, DrawnTie) else "↛",
            [
                Spoken(
                    one.sentence,
                    [
                        (quotation.text, attribution(quotation.speaker, quotation.source, self._words))
                        for quotation in one.quotations
                    ],
                )
                for one in said
            ],
            self._words.say("details.no_quotation"),
        )


def _ends(row: DrawnTie | Denial) -> tuple[str, str]:
    return row.giver.id, row.receiver.id


def _address(kind: str, shows: Mapping[str, str]) -> str:
    """Return where a map shows something, written as the page itself writes it."""
    named = [
        f"&{name}={quote(value, safe=':!~*()')}" for name, value in shows.items() if name != "view" and value
    ]
    return f"maps/{kind}.html#{shows['view']}{''.join(named)}"


def _svg(scene: Scene, figure: Figure, words: Wording, title: str) -> str:
    """Return the picture of a scene as a file of its own: on white, with the signs of its sectors below."""
    drawn = picture(scene)
    left, top, width, height = map(float, drawn.view_box.split())
    signs = [
        (sign, text or words.say("key.no_sector")) for sign, text in key(scene, figure.kind, words)["key"]
    ]
    width = max(width, min(len(signs), _IN_A_ROW) * _CELL[0])
    placed = [
        (sign, text, left + at % _IN_A_ROW * _CELL[0], top + height + at // _IN_A_ROW * _CELL[1])
        for at, (sign, text) in enumerate(signs)
    ]
    height += -(-len(signs) // _IN_A_ROW) * _CELL[1]
    style = file("coprod_kg.pages", "map/colours.css").partition("@media")[0]
    style += file("coprod_kg.pages", "map/picture.css") + colours(scene)
    return (
        environment("coprod_kg.pages.report")
        .get_template("picture.svg.j2")
        .render(
            title=title,
            view=(left, top, width, height),
            arrows=[arrow for arrow in drawn.arrows if arrow.is_denied or not arrow.is_out],
            marks=drawn.marks,
            key=placed,
            style=Markup(style),  # noqa: S704  # our own files and colours
        )
    )
