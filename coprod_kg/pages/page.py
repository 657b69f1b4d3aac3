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
from coprod_kg.network import claims as tie_claims
from coprod_kg.network.actors import notation
from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name
from coprod_kg.network.policy import Policy
from coprod_kg.pages.drawing import vis_network
from coprod_kg.pages.evidence import Evidence
from coprod_kg.pages.header import header, left_out, policy_lines
from coprod_kg.pages.island import attribution, island
from coprod_kg.pages.picture import Mark, mark_of_sector, picture
from coprod_kg.pages.scene import Scene, scene
from coprod_kg.pages.sentences import Sentences
from coprod_kg.pages.signs import NO_SECTOR, Sign
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib import Dataset

    from coprod_kg.network.actors import Ends
    from coprod_kg.vocabulary import Vocabulary

# The kinds of map, and the layer that each draws.
KINDS: Final = {"power": "power", "exchange": "flows"}


def map_page(  # noqa: PLR0913  # each is an option of the command
    dataset: Dataset,
    kind: str,
    *,
    study: str,
    policy: Policy | None = None,
    partnership: str | None = None,
    release: str = "open",
    dropped: Mapping[str, int] | None = None,
    language: str = "en",
    vocabulary: Vocabulary | None = None,
) -> str:
    """Return a map of a graph as one HTML file, to be written as UTF-8.

    The dataset is the release view itself; `dropped` says what it left out, by kind.
    `partnership` is an id or an IRI, None for all together. The same graph, version and
    options give the same text. Raises ParameterError for a kind or partnership that is
    not there.
    """
    if kind not in KINDS:
        raise _unknown("map", kind, KINDS)
    claims = tie_claims.read(dataset, vocabulary)
    words = wording(language)
    where = None if partnership is None else _partnership(partnership, claims.ends)
    made = layer(claims, layer_name(KINDS[kind], claims), policy or Policy(), where)
    drawn = scene(kind, made, Sentences(kind, claims.ends, Evidence(dataset, claims.ends), words))
    style, script = _style(drawn), _file("map.js")
    return (
        _environment()
        .get_template("map.html.j2")
        .render(
            kind=kind,
            study=study,
            say=words.say,
            header=header(drawn, made, release, words),
            policy=policy_lines(made, words),
            left_out=left_out(made, dropped or {}, words),
            scene=drawn,
            picture=picture(drawn),
            key=_key(drawn),
            attribution=lambda quotation: attribution(quotation.speaker, quotation.source, words),
            language=words.language,
            data=island(drawn, words),
            style=Markup(style),  # noqa: S704  # our own file
            scripts=[Markup(text) for text in (vis_network(), script)],  # noqa: S704  # not made from data
            style_hash=_hash(style),
            script_hashes=[_hash(vis_network()), _hash(script)],
        )
    )


def _unknown(what: str, name: str, known: Mapping[str, object] | list[str]) -> ParameterError:
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


def _signs(drawn: Scene) -> dict[Sign, str | None]:
    """Return the signs on a map with the sector each stands for, in the order of the palette."""
    found = {actor.sign: actor.sector for actor in drawn.actors}
    return dict(
        sorted(found.items(), key=lambda item: (item[0] == NO_SECTOR, len(item[0].name), item[0].name))
    )


def _style(drawn: Scene) -> str:
    """Return the style sheet with the colours of the sectors on this map."""
    rules = "".join(f".mark.{sign.name}:not(.hollow) {{ fill: {sign.colour}; }}\n" for sign in _signs(drawn))
    return _file("map.css") + rules


def _key(drawn: Scene) -> list[tuple[Mark, str | None]]:
    """Return the sign of each sector on the map with the sector's name, None for those without."""
    return [(mark_of_sector(sign), sector) for sign, sector in _signs(drawn).items()]


def _hash(text: str) -> str:
    """Return what a content security policy calls a script or style sheet by."""
    return b64encode(sha256(text.encode()).digest()).decode()
