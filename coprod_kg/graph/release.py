"""What may be shown: a view of a graph at a release level.

A view is a dataset of its own. Extracts above the level are gone, with what hangs on
them; so are sources. Actors and partnerships above it stay, because ties need ends, but
under a pseudonym: their sector or kind and a number. Where no level is stated it is the
last one, controlled. Things of another kind, which a study may have in tables of its own,
are gone where they state a level above, and where their class is below one of ours and
they state none; a claim takes with it what nobody else claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from coprod_kg.graph.store import behind_dataset, engine
from coprod_kg.vocabulary import CP, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Dataset

_KINDS: Final = {"actors": "Actor", "partnerships": "Partnership", "sources": "Source", "extracts": "Extract"}
_PREFIXES: Final = f"PREFIX cp: <{CP}> PREFIX rdfs: <{RDFS}> PREFIX skos: <{SKOS}>\n"
_THINGS: Final = "SELECT DISTINCT ?thing WHERE { ?thing a cp:%s }"
_BELOW: Final = f"""
SELECT DISTINCT ?thing WHERE {{
  VALUES ?ours {{ {" ".join(f"cp:{kind}" for kind in _KINDS.values())} }}
  ?kind rdfs:subClassOf+ ?ours .
  ?thing a ?kind
}}
"""
_HOW_MANY: Final = "SELECT (COUNT(DISTINCT ?thing) AS ?many) WHERE { ?thing a cp:%s }"
_LEVELS: Final = """
SELECT ?notation ?rank WHERE {
  ?level cp:rank ?rank ; skos:inScheme/skos:notation 'release' ; skos:notation ?notation
}
"""
_STATED: Final = "SELECT ?thing ?rank WHERE { ?level cp:rank ?rank . ?thing cp:releaseLevel ?level }"
_ABOUT: Final = "SELECT ?claim ?situation WHERE { ?claim cp:about ?situation }"
_RESTING: Final = "SELECT ?thing ?extract WHERE { ?thing cp:evidence|cp:codedExtract ?extract }"
_HANGING: Final = (
    "SELECT ?extract ?part WHERE { ?extract a cp:Extract ; <http://www.w3.org/ns/oa#hasSelector> ?part }"
)
_OF_SOURCE: Final = "SELECT ?extract ?source WHERE { ?extract cp:extractOf ?source }"
_GROUP: Final = """
SELECT ?thing (MIN(?name) AS ?group) WHERE {
  ?thing a ?kind . VALUES ?kind { cp:Actor cp:Partnership }
  OPTIONAL { ?thing cp:inSector/skos:prefLabel ?sector }
  ?kind rdfs:label ?other
  BIND (COALESCE(?sector, ?other) AS ?name)
} GROUP BY ?thing ORDER BY ?thing
"""
_NAMING: Final = frozenset({f"{RDFS}label", f"{SKOS}altLabel", f"{CP}partOf"})
_HINTS: Final = frozenset({f"{CP}note", f"{CP}memo"})


@dataclass(frozen=True, slots=True)
class Withheld:
    """What lies above a release level, as IRIs.

    `gone` is not shown at all; `hidden` is shown under a pseudonym; `resting` are claims and
    codings whose remarks may quote what is gone.
    """

    gone: frozenset[str]
    hidden: frozenset[str]
    resting: frozenset[str]
    pseudonyms: dict[str, str]

    def shown(self, subject: str, predicate: str, value: str, *, is_iri: bool) -> str | None:
        """Return the value of a triple as it may be shown, or None when it may not."""
        if subject in self.gone or (is_iri and value in self.gone):
            return None
        if predicate in _HINTS and subject in self.resting:
            return None
        if subject in self.hidden and predicate in _NAMING:
            return self.pseudonyms[subject] if predicate == f"{RDFS}label" else None
        return value


@dataclass(frozen=True, slots=True)
class View:
    """A graph at a release level, with what it leaves out: how many of how many, by kind."""

    dataset: Dataset
    level: str
    left_out: dict[str, int]
    totals: dict[str, int]
    withheld: Withheld


def view(dataset: Dataset, level: str | None = None) -> View:
    """Return a graph as it may be shown at a release level (a notation of that scheme), or whole.

    Cost grows with the number of quads, except at the last level, which leaves out nothing.
    Raises ValueError when the graph knows no such level.
    """
    store = engine(dataset)
    ranks = {notation: int(rank) for notation, rank in _select(store, _LEVELS)}
    level = level or max(ranks, key=ranks.__getitem__)
    if level not in ranks:
        raise ValueError(level)
    if ranks[level] == max(ranks.values()):
        none: frozenset[str] = frozenset()
        totals = {name: int(_select(store, _HOW_MANY % kind)[0][0]) for name, kind in _KINDS.items()}
        return View(dataset, level, dict.fromkeys(_KINDS, 0), totals, Withheld(none, none, none, {}))
    things = {name: {thing for (thing,) in _select(store, _THINGS % kind)} for name, kind in _KINDS.items()}
    totals = {name: len(found) for name, found in things.items()}
    within, beyond = _stated(store, ranks[level])
    above = {name: found - (within - beyond) for name, found in things.items()}
    above["extracts"] |= {
        extract for extract, source in _select(store, _OF_SOURCE) if source in above["sources"]
    }
    left_out = {name: len(found) for name, found in above.items()}
    below = {thing for (thing,) in _select(store, _BELOW)}
    others = (beyond | (below - within)).difference(*things.values())
    withheld = _withheld(store, above, others)
    if withheld.gone or withheld.hidden:
        shown = Store()
        shown.bulk_extend(_shown(store, withheld))
        dataset = behind_dataset(shown)
    return View(dataset, level, left_out, totals, withheld)


def _select(store: Store, query: str) -> list[tuple[str, ...]]:
    """Return the values of each row of a query on the union of all graphs."""
    rows = store.query(_PREFIXES + query, use_default_graph_as_union=True)
    if not isinstance(rows, QuerySolutions):
        raise TypeError(query)
    return [tuple(_value(term) for term in row) for row in rows]


def _value(term: object) -> str:
    """Return the text of an IRI or literal."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _stated(store: Store, allowed: int) -> tuple[set[str], set[str]]:
    """Return the things that state a level that is allowed, and those that state one that is not."""
    stated = [(thing, int(rank) <= allowed) for thing, rank in _select(store, _STATED)]
    return {thing for thing, is_allowed in stated if is_allowed}, {
        thing for thing, is_allowed in stated if not is_allowed
    }


def _unclaimed(store: Store, gone: set[str]) -> set[str]:
    """Return the situations that are claimed by what is gone, and by nothing else."""
    about = _select(store, _ABOUT) if gone else []
    return {situation for claim, situation in about if claim in gone} - {
        situation for claim, situation in about if claim not in gone
    }


def _withheld(store: Store, above: dict[str, set[str]], others: set[str]) -> Withheld:
    gone = above["extracts"] | above["sources"] | others | _unclaimed(store, others)
    gone |= {part for extract, part in _select(store, _HANGING) if extract in above["extracts"]}
    hidden = above["actors"] | above["partnerships"]
    resting = {thing for thing, extract in _select(store, _RESTING) if extract in gone}
    counts: dict[str, int] = {}
    pseudonyms = {}
    for thing, group in _select(store, _GROUP):
        if thing in hidden:  # numbered in the order of IRIs
            counts[group] = counts.get(group, 0) + 1
            pseudonyms[thing] = f"{group} {counts[group]}"
    return Withheld(frozenset(gone), frozenset(hidden), frozenset(resting), pseudonyms)


def _shown(store: Store, withheld: Withheld) -> Iterator[Quad]:
    """Yield the quads of a view."""
    for quad in store:
        is_iri = isinstance(quad.object, NamedNode)
        value = _value(quad.object)
        shown = withheld.shown(_value(quad.subject), quad.predicate.value, value, is_iri=is_iri)
        if shown == value:
            yield quad
        elif shown is not None:
            yield Quad(quad.subject, quad.predicate, Literal(shown), quad.graph_name)
