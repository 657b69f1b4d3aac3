"""One map as one HTML file that needs nothing else: no network, no server, no script to be read."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from coprod_kg.errors import ParameterError, meant, nearest
from coprod_kg.network.actors import notation
from coprod_kg.network.policy import Policy
from coprod_kg.pages.colours import colours
from coprod_kg.pages.drawing import vis_network
from coprod_kg.pages.drawn import Drawn
from coprod_kg.pages.filters import filters
from coprod_kg.pages.grid import grid
from coprod_kg.pages.header import header, left_out, policy_lines
from coprod_kg.pages.island import attribution, island
from coprod_kg.pages.key import key
from coprod_kg.pages.picture import picture
from coprod_kg.pages.stage import Stage, stage, told
from coprod_kg.pages.templating import environment, file
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib import Dataset

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.periods import Period
    from coprod_kg.pages.story import Story
    from coprod_kg.vocabulary import Vocabulary

# The files of the page, in the order in which it holds them.
SCRIPTS: Final = (
    *("words", "filter", "address", "files", "names", "heads", "lettering"),
    *("drawing", "details", "lists", "controls", "takeaway", "story", "main"),
)
_STYLES: Final = ("colours", "picture", "page", "parts", "print")
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
    story: Story | None = None,
    release: str = "open",
    dropped: Mapping[str, int] | None = None,
    language: str = "en",
    vocabulary: Vocabulary | None = None,
    whole: Dataset | None = None,
) -> str:
    """Return a map of a graph as one HTML file, to be written as UTF-8.

    The dataset is the release view itself; `dropped` says what it left out, by kind, and `whole` is
    the graph that it is a view of.
    `partnership` is an id or an IRI, None for all together. `by` partnership or period draws
    parts side by side. Actors are rolled up to `unit`, or, where they are too many for a picture
    and not `everything` is wanted, to what leaves out the least. `size` is a measure of position
    that sizes show. `still` leaves out the script, as does a map on which nothing stands. `story` is
    told as far as its release levels and the map allow. The same graph, version and options give the
    same text. Raises ParameterError for a kind, partnership, unit, part or measure that is not there,
    StoryError for a story about what is not there.
    """
    if kind not in KINDS:
        raise _unknown("map", kind, KINDS)
    words = wording(language)
    drawn = Drawn(dataset, kind, policy or Policy(), words, vocabulary, whole=whole)
    where = None if partnership is None else _partnership(partnership, drawn.claims.ends)
    drawn.roll_up(unit, everything=everything)
    scene, figures, titles = drawn.scene(where, by, periods, size)
    chosen = filters(scene, words)
    own = story and story.on(kind).at(release, release_levels(drawn.claims.ends.words))
    steps = own and told(
        own,
        Stage(scene, chosen),
        lambda: stage(dataset if whole is None else whole, kind, words, vocabulary),
    )
    styles = {name: file(__package__, f"map/{name}.css") for name in _STYLES}
    styles["picture"] += colours(scene)
    still = still or not scene.actors
    scripts = [] if still else [vis_network(), _script()]
    return (
        environment(__package__)
        .get_template("map.html.j2")
        .render(
            kind=kind,
            study=study,
            say=words.say,
            count=words.count,
            of_kind=words.of_kind,
            relation=lambda form: words.say(f"relation.{form}") if words.has("relation", form) else form,
            several_forms=len({tie.form for tie in scene.rows}) > 1,
            header=header(
                scene, figures, titles, drawn.claims.ends, where=where, release=release, words=words
            ),
            policy=[*policy_lines(drawn.policy, words), *drawn.notes],
            left_out=left_out(figures, dropped or {}, words),
            scene=scene,
            filters=chosen,
            grid=grid(scene),
            places={one.id: at for at, one in enumerate(scene.rows, 1)},
            story=steps,
            picture=picture(scene),
            **key(scene, kind, words, size),
            attribution=lambda quotation: attribution(quotation.speaker, quotation.source, words),
            language=words.language,
            data="" if still else island(scene, words, steps.steps if steps else ()),
            styles={name: Markup(style) for name, style in styles.items()},  # noqa: S704  # our own files
            scripts=[Markup(text) for text in scripts],  # noqa: S704  # not made from data
            style_hashes=[_hash(text) for text in styles.values()],
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


def _script() -> str:
    """Return our scripts as one, in which nothing is seen from outside."""
    return (
        '(() => {\n"use strict";\n'
        + "\n".join(file(__package__, f"map/{name}.js") for name in SCRIPTS)
        + "})();\n"
    )


def release_levels(words: Vocabulary) -> list[str]:
    """Return the release levels by their notations, the most open first."""
    scheme = words.scheme("release")
    return [concept.notation for concept in scheme.concepts] if scheme else []


def _hash(text: str) -> str:
    """Return what a content security policy calls a script or style sheet by."""
    return b64encode(sha256(text.encode()).digest()).decode()
