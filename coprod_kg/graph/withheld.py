"""What lies above a release level: what is gone, what is hidden, and what may still be said of it.

Extracts above the level are gone, with what hangs on them; so are sources. Actors and
partnerships above it stay, because ties need ends, but under a pseudonym: their sector or
kind and a number. Where no level is stated it is the last one, controlled. Things of another
kind, which a study may have in tables of its own, are gone where they state a level above,
and where their class is below one of ours and they state none.

What may be said of the hidden, and of what rests on withheld evidence, is decided in the
ontology, by `cp:disclosesNobody`. What no row of a table is about is shown only where
something that is shown leads to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, QuerySolutions

from coprod_kg.addresses import GRAPH
from coprod_kg.vocabulary import CP, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad, Store

KINDS: Final = {"actors": "Actor", "partnerships": "Partnership", "sources": "Source", "extracts": "Extract"}
_TYPE: Final = NamedNode(f"{RDF}type")
_PREFIXES: Final = f"PREFIX cp: <{CP}> PREFIX rdfs: <{RDFS}> PREFIX skos: <{SKOS}>\n"
_THINGS: Final = "SELECT DISTINCT ?thing WHERE { ?thing a cp:%s }"
_BELOW: Final = f"""
SELECT DISTINCT ?thing WHERE {{
  VALUES ?ours {{ {" ".join(f"cp:{kind}" for kind in KINDS.values())} }}
  ?kind rdfs:subClassOf+ ?ours .
  ?thing a ?kind
}}
"""
_STATED: Final = "SELECT ?thing ?rank WHERE { ?level cp:rank ?rank . ?thing cp:releaseLevel ?level }"
_ABOUT: Final = "SELECT ?claim ?situation WHERE { ?claim cp:about ?situation }"
_RESTING: Final = "SELECT ?thing ?on WHERE { ?thing cp:evidence|cp:codedExtract|cp:participant ?on }"
_HANGING: Final = "SELECT ?thing ?part WHERE { ?thing <http://www.w3.org/ns/oa#hasSelector> ?part }"
_OF_SOURCE: Final = "SELECT ?extract ?source WHERE { ?extract cp:extractOf ?source }"
_SAFE: Final = "SELECT ?property WHERE { ?property cp:disclosesNobody true }"
_DESCRIBED: Final = "SELECT DISTINCT ?thing WHERE { ?thing ?property ?value }"
_GROUP: Final = """
SELECT ?thing (MIN(?name) AS ?group) WHERE {
  ?thing a ?kind . VALUES ?kind { cp:Actor cp:Partnership }
  OPTIONAL { ?thing cp:inSector/skos:prefLabel ?sector }
  ?kind rdfs:label ?other
  BIND (COALESCE(?sector, ?other) AS ?name)
} GROUP BY ?thing ORDER BY ?thing
"""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What lies above a release level, as IRIs, and what may be said beside it.

    `gone` is not shown at all; `hidden` is shown under a pseudonym; `resting` rests on what is
    withheld. `safe` are the properties that disclose nobody, `described` the things that are
    shown by themselves: any other address is a text like another.
    """

    gone: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    resting: frozenset[str] = frozenset()
    safe: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()
    pseudonyms: dict[str, str] = field(default_factory=dict)

    def shown(self, subject: str, predicate: str, value: str, *, is_iri: bool) -> str | None:
        """Return the value of a triple as it may be shown, or None when it may not."""
        if subject in self.gone or (is_iri and value in self.gone):
            return None
        if predicate in self.safe:
            return value
        leads_on = is_iri and value in self.described
        if subject in self.hidden:
            if predicate == f"{RDFS}label":
                return self.pseudonyms.get(subject)
            return value if leads_on and predicate == _TYPE.value else None
        return value if leads_on or subject not in self.resting else None


def select(store: Store, query: str) -> list[tuple[str, ...]]:
    """Return the values of each row of a query on the union of all graphs."""
    rows = store.query(_PREFIXES + query, use_default_graph_as_union=True)
    if not isinstance(rows, QuerySolutions):
        raise TypeError(query)
    return [tuple(text(term) for term in row) for row in rows]


def text(term: object) -> str:
    """Return the text of an IRI or literal."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def things(store: Store) -> dict[str, set[str]]:
    """Return all that has a release level by itself, by kind."""
    return {name: {thing for (thing,) in select(store, _THINGS % kind)} for name, kind in KINDS.items()}


def above(store: Store, found: dict[str, set[str]], allowed: int) -> tuple[dict[str, set[str]], set[str]]:
    """Return the things above a rank, by kind, and those of a study's own kinds."""
    stated = [(thing, int(rank) <= allowed) for thing, rank in select(store, _STATED)]
    within = {thing for thing, is_allowed in stated if is_allowed}
    beyond = {thing for thing, is_allowed in stated if not is_allowed}
    kinds = {name: those - (within - beyond) for name, those in found.items()}
    kinds["extracts"] |= {
        extract for extract, source in select(store, _OF_SOURCE) if source in kinds["sources"]
    }
    below = {thing for (thing,) in select(store, _BELOW)}
    return kinds, (beyond | (below - within)).difference(*found.values())


def withheld(store: Store, kinds: dict[str, set[str]], others: set[str]) -> Withheld:
    """Return what is to be withheld where things of ours, by kind, and of a study's own are above a level."""
    hidden = kinds["actors"] | kinds["partnerships"]
    gone = kinds["extracts"] | kinds["sources"] | others
    data = _Data(store)
    gone |= {part for thing, part in select(store, _HANGING) if thing in gone}
    gone |= data.below(gone | hidden)
    safe = frozenset(property_ for (property_,) in select(store, _SAFE))
    described = frozenset(thing for (thing,) in select(store, _DESCRIBED)) - data.rowless
    resting = {thing for thing, on in select(store, _RESTING) if on in gone or on in hidden}
    resting = _with_situations(store, resting, gone)
    found = Withheld(
        frozenset(gone), frozenset(hidden), frozenset(resting), safe, described, _pseudonyms(store, hidden)
    )
    nobodys = data.nobodys(found)
    return replace(found, gone=found.gone | nobodys, described=described | (data.rowless - nobodys))


def _with_situations(store: Store, resting: set[str], gone: set[str]) -> set[str]:
    """Return what rests on what is withheld, with the situations of which nobody else tells."""
    about = select(store, _ABOUT)
    told = {situation for claim, situation in about if claim not in resting and claim not in gone}
    return resting | ({situation for _, situation in about} - told)


def _pseudonyms(store: Store, hidden: set[str]) -> dict[str, str]:
    """Return what the hidden are called: numbered in the order of their IRIs."""
    counts: dict[str, int] = {}
    pseudonyms = {}
    for thing, group in select(store, _GROUP):
        if thing in hidden:
            counts[group] = counts.get(group, 0) + 1
            pseudonyms[thing] = f"{group} {counts[group]}"
    return pseudonyms


class _Data:
    """What the tables of a study speak of, and which of it is no row of a table."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._subjects: set[str] = set()
        rows: set[str] = set()
        for graph in store.named_graphs():
            is_shared = text(graph).endswith(f"{GRAPH}/situations")  # said by several rows
            if is_shared or f"{GRAPH}/input/" in text(graph):
                self._subjects |= _subjects(store.quads_for_pattern(None, None, None, graph))
                if not is_shared:
                    rows |= _subjects(store.quads_for_pattern(None, _TYPE, None, graph))
        self.rowless: frozenset[str] = frozenset(self._subjects - rows)

    def below(self, things: set[str]) -> set[str]:
        """Return what is addressed as a part of some things."""
        return {
            subject
            for subject in self._subjects
            if any(start.rstrip("/#") in things for start in _starts(subject))
        }

    def nobodys(self, withheld: Withheld) -> frozenset[str]:
        """Return what is no row of a table, and to which nothing that is shown leads."""
        left = set(self.rowless - withheld.gone)
        leading = {thing: self._leading(thing) for thing in left}
        while found := {
            thing
            for thing in left
            if any(
                subject not in left and withheld.shown(subject, property_, thing, is_iri=True)
                for subject, property_ in leading[thing]
            )
        }:
            left -= found
        return frozenset(left)

    def _leading(self, thing: str) -> list[tuple[str, str]]:
        """Return subject and property of each triple that leads to a thing."""
        quads = self._store.quads_for_pattern(None, None, NamedNode(thing))
        return [(text(quad.subject), quad.predicate.value) for quad in quads]


def _subjects(quads: Iterable[Quad]) -> set[str]:
    return {text(quad.subject) for quad in quads}


def _starts(iri: str) -> Iterable[str]:
    """Return an address up to each sign after which a part of it begins, the last one left out."""
    return list(accumulate(re.findall("[^/#]*[/#]", iri)))
