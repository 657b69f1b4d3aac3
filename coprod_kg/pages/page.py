"""One map as one HTML file that needs nothing else: no network, no server, no script to be read."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from coprod_kg.errors import ParameterError, meant, nearest
from coprod_kg.network.actors import notation
from coprod_kg.network.policy import Policy
from coprod_kg.pages.drawing import vis_network
from coprod_kg.pages.drawn import Drawn
from coprod_kg.pages.header import header, left_out, policy_lines
from coprod_kg.pages.island import attribution, island
from coprod_kg.pages.key import key
from coprod_kg.pages.picture import picture
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib import Dataset

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.periods import Period
    from coprod_kg.pages.scene import Scene
    from coprod_kg.vocabulary import Vocabulary

KINDS: Final = ("power", "exchange", "tensions", "causes", "whole")


def map_page(  # noqa: PLR0913  # each is an option of the command
    dataset: Dataset,
    kind: str,
    *,
    study: str,
    policy: Policy | None = None,
    partnership: str | None = None,
    by: str | None = None,
    periods: Sequence[Period] = (),
    unit: str | None = None,
    everything: bool = False,
    size: str | None = None,
    still: bool = False,
    release: str = "open",
    dropped: Mapping[str, int] | None = None,
    language: str = "en",
    vocabulary: Vocabulary | None = None,
) -> str:
    """Return a map of a graph as one HTML file, to be written as UTF-8.

    The dataset is the release view itself; `dropped` says what it left out, by kind.
    `partnership` is an id or an IRI, None for all together. `by` partnership or period draws
    parts side by side. Actors are rolled up to `unit`, or, where they are too many for a picture
    and not `everything` is wanted, to what leaves out the least. `size` is a measure of position
    that sizes show. `still` leaves out the script. The same graph, version and options give the
    same text. Raises ParameterError for a kind, partnership, unit, part or measure that is not there.
    """
    if kind not in KINDS:
        raise _unknown("map", kind, KINDS)
    words = wording(language)
    drawn = Drawn(dataset, kind, policy or Policy(), words, vocabulary)
    where = None if partnership is None else _partnership(partnership, drawn.claims.ends)
    drawn.roll_up(unit, everything=everything)
    scene, figures, titles = drawn.scene(where, by, periods, size)
    style, script = _style(scene), _file("map.js")
    scripts = [] if still else [vis_network(), script]
    return (
        _environment()
        .get_template("map.html.j2")
        .render(
            kind=kind,
            study=study,
            say=words.say,
            header=header(
                scene, figures, titles, drawn.claims.ends, where=where, release=release, words=words
            ),
            policy=[*policy_lines(drawn.policy, words), *drawn.notes],
            left_out=left_out(figures, dropped or {}, words),
            scene=scene,
            picture=picture(scene),
            **key(scene, kind, words, size),
            attribution=lambda quotation: attribution(quotation.speaker, quotation.source, words),
            language=words.language,
            data="" if still else island(scene, words),
            style=Markup(style),  # noqa: S704  # our own file
            scripts=[Markup(text) for text in scripts],  # noqa: S704  # not made from data
            style_hash=_hash(style),
            script_hashes=[_hash(text) for text in scripts],
        )
    )


def _unknown(what: str, name: str, known: Sequence[str]) -> ParameterError:
    remedy = meant(nearest(name, known), f"There are: {', '.join(known)}.")
    return ParameterError(f"There is no {what} '{name}'.", remedy)


def _partnership(name: str, ends: Ends) -> str:
    """Return the IRI of a partnership that is named by id or IRI."""
    found = [iri for iri in ends.partnerships if name in {iri, notation(iri)}]
    if not found:
        raise _unknown("partnership", name, [notation(iri) for iri in ends.partnerships])
    return found[0]


@cache
def _environment() -> Environment:
    """Return the templates, in which every value is escaped and none may be missing."""
    return Environment(
        loader=PackageLoader("coprod_kg.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _file(name: str) -> str:
    """Return a file that is written into the page, with the line ends that browsers hash."""
    return resources.files("coprod_kg.pages").joinpath("templates", name).read_text(encoding="utf-8")


def _style(scene: Scene) -> str:
    """Return the style sheet with the colours of the sectors, cards and lines on this map."""
    rules = {
        f".card .mark.{one.sign.name} {{ stroke: {one.sign.colour}; }}\n"
        if one.heading
        else f".mark.{one.sign.name}:not(.hollow) {{ fill: {one.sign.colour}; }}\n"
        for one in scene.actors
    }
    for tie in scene.ties:
        if tie.look.colour:
            name, colour = f".line-{tie.form}", tie.look.colour
            rules.add(f"{name} path {{ stroke: {colour}; }}\n{name} polygon {{ fill: {colour}; }}\n")
    return _file("map.css") + "".join(sorted(rules))


def _hash(text: str) -> str:
    """Return what a content security policy calls a script or style sheet by."""
    return b64encode(sha256(text.encode()).digest()).decode()
