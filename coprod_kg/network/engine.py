"""Run a SELECT on the engine itself, without turning each term into one of rdflib's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions
from rdflib.query import ResultRow

from coprod_kg.graph import store
from coprod_kg.vocabulary import CP, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Dataset

Row = tuple[str | None, ...]
PREFIXES: Final = "".join(
    f"PREFIX {prefix}: <{namespace}>\n"
    for prefix, namespace in {
        "cp": CP,
        "dcterms": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "rdfs": RDFS,
        "skos": SKOS,
    }.items()
)
_TERMS: Final = (NamedNode, Literal, BlankNode)


def rows(dataset: Dataset, query: str) -> Iterator[Row]:
    """Yield the rows of a SELECT as texts, None for what is not bound, in no order.

    A dataset that Oxigraph is not behind is asked through rdflib.
    """
    try:
        engine = store.engine(dataset)
    except (AttributeError, TypeError):
        for row in dataset.query(PREFIXES + query):
            if isinstance(row, ResultRow):
                yield tuple(None if term is None else str(term) for term in row)
        return
    solutions = engine.query(PREFIXES + query, use_default_graph_as_union=True)
    if isinstance(solutions, QuerySolutions):
        for solution in solutions:
            yield tuple(term.value if isinstance(term, _TERMS) else None for term in solution)
