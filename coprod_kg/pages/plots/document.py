"""Panels one below the other as one SVG document that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from coprod_kg.characters import xml_characters
from coprod_kg.pages.plots.census import censuses
from coprod_kg.pages.plots.chance import against_chance
from coprod_kg.pages.plots.change import change
from coprod_kg.pages.plots.panel import WIDTH, label
from coprod_kg.pages.plots.plot import AgainstChance, Censuses, Change, Positions
from coprod_kg.pages.plots.positions import positions
from coprod_kg.pages.templating import environment, file
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_kg.pages.plots.panel import Panel
    from coprod_kg.pages.plots.plot import Plot
    from coprod_kg.pages.wording import Wording

_TEMPLATE: Final = "plots.svg.j2"


def write(plots: Sequence[Plot], title: str | None = None, *, language: str = "en") -> str:
    """Return plots as one SVG document, each a panel, in the order given, to be written as UTF-8.

    It is 720 pixels wide and as high as it has to be. `title` is what the picture is called for those
    who do not see it, by default the titles of the panels. The same plots give the same text.
    """
    texts = wording(language, "plots")
    panels = [_panel(one, texts) for one in plots]
    tops = [round(sum(panel.height for panel in panels[:at]), 1) for at in range(len(panels) + 1)]
    join = texts.say("plot.and")
    return environment(__package__, _finished).get_template(_TEMPLATE).render(
        width=WIDTH,
        height=tops[-1],
        language=texts.language,
        title=label(title) if title else join.join(label(one.title) for one in plots),
        words=" ".join(
            texts.say("plot.described", title=label(one.title), words=panel.words)
            for one, panel in zip(plots, panels, strict=True)
        ),
        panels=list(zip(tops, panels, strict=False)),
        style=Markup(file(__package__, "plots.css")),  # noqa: S704  # our own file
    )  # fmt: skip


def _panel(plot: Plot, texts: Wording) -> Panel:
    match plot:
        case AgainstChance():
            return against_chance(plot, texts)
        case Censuses():
            return censuses(plot, texts)
        case Positions():
            return positions(plot, texts)
        case Change():
            return change(plot, texts)


def _finished(value: object) -> object:
    """Return a value as XML can hold it; what is markup already is our own."""
    return xml_characters(value) if isinstance(value, str) and not isinstance(value, Markup) else value
