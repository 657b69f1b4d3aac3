"""RDF text: N-Quads, TriG and Turtle, in an order that depends on the graph alone."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from coprod_kg.graph.store import engine
from coprod_kg.vocabulary import CP, RDF, RDFS, SKOS, is_prefix

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from coprod_kg.graph.release import View
    from coprod_kg.study import Study


def prefixes(study: Study) -> dict[str, str]:
    """Return the prefixes of what is written: the terms and the schemes, those of the study among them.

    The study's own addresses are written whole. Their slashes and dots would need escapes
    after a prefix, which not every reader knows (rdflib refuses a name that ends in a dot).
    """
    words = study.vocabulary
    schemes = {one.notation: f"{one.iri}#" for one in words.schemes.values() if is_prefix(one.notation)}
    terms = {name: iri for name, iri in words.namespaces().items() if iri not in schemes.values()}
    return {
        **terms,
        "cp": CP,
        "dcterms": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": RDF,
        "rdfs": RDFS,
        "skos": SKOS,
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        **{f"{name}-scheme": iri for name, iri in sorted(schemes.items())},
    }


def in_order(view: View) -> list[Quad]:
    """Return the quads of a view by graph, subject, predicate and object."""
    return sorted(engine(view.dataset), key=_position)


def _position(quad: Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def nquads(study: Study, view: View, out: IO[bytes]) -> None:
    """Write N-Quads, one statement a line."""
    del study  # N-Quads knows no prefixes
    serialize(in_order(view), out, RdfFormat.N_QUADS)


def trig(study: Study, view: View, out: IO[bytes]) -> None:
    """Write TriG: every named graph."""
    serialize(in_order(view), out, RdfFormat.TRIG, prefixes=prefixes(study))


def turtle(study: Study, view: View, out: IO[bytes]) -> None:
    """Write Turtle: the statements of all graphs as one."""
    triples = {str(quad.triple): quad.triple for quad in engine(view.dataset)}
    ordered = [triples[text] for text in sorted(triples)]
    serialize(ordered, out, RdfFormat.TURTLE, prefixes=prefixes(study))
