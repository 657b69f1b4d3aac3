"""Put a query to a graph and take in the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from oxrdflib.store import OxigraphStore
from pyoxigraph import QueryBoolean, QueryTriples, Store
from rdflib import XSD, BNode, Literal, URIRef

from coprod_kg.ask.engine import for_engine, ordered
from coprod_kg.ask.terms import read, rows
from coprod_kg.errors import QueryError
from coprod_kg.graph.store import engine
from coprod_kg.tokens import check_harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from rdflib import Dataset

    from coprod_kg.ask.terms import Row, Term

    Triple = tuple[Term, Term, Term]

_PLACE: Final = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>.*)", re.DOTALL)
_LONG: Final = 160


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: rows under columns, or yes or no, or triples."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool | None = None
    triples: tuple[Triple, ...] | None = field(default=None)

    def __len__(self) -> int:
        """Return how many rows or triples the answer has; yes counts 1, no 0."""
        if self.boolean is not None:
            return int(self.boolean)
        return len(self.rows if self.triples is None else self.triples)

    def records(self) -> Iterator[dict[str, Term]]:
        """Yield each row as a mapping from column to value; what is unbound is left out."""
        for row in self.rows:
            yield {name: term for name, term in zip(self.columns, row, strict=True) if term is not None}


def answer(dataset: Dataset, query: str) -> Answer:
    """Return the answer of a graph to a query of one's own.

    Raises QueryError when it is no SPARQL query, would change the graph, or reaches out of it.
    """
    check_harmless(query)
    if isinstance(dataset.store, OxigraphStore):
        return _from_engine(engine(dataset), query, union=bool(dataset.default_union))
    _from_engine(Store(), query, union=True)  # the engine says best where a query is wrong
    return _from_rdflib(dataset, query)


def asked(dataset: Dataset, question: str, bind: Callable[[str], str], given: Container[str]) -> Answer:
    """Return the answer of a graph to a question of the library, its parameters bound last."""
    if not isinstance(dataset.store, OxigraphStore):
        return answer(dataset, bind(question))
    query, order = for_engine(question, given)
    found = answer(dataset, bind(query))
    return replace(found, rows=ordered(found.rows, found.columns, order)) if order else found


def _from_engine(store: Store, query: str, *, union: bool) -> Answer:
    try:
        result = store.query(query, use_default_graph_as_union=union)
        if isinstance(result, QueryBoolean):
            return Answer(boolean=bool(result))
        if isinstance(result, QueryTriples):
            return _graph(tuple(read(str(part)) for part in triple) for triple in result)
        return Answer(tuple(variable.value for variable in result.variables), rows(result))
    except SyntaxError as error:
        raise _syntax(str(error)) from error
    except UnicodeEncodeError as error:
        raise QueryError("The query holds half a character.", "Write it anew in UTF-8.") from error
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"The query cannot be answered: {error}.", "Ask it in plain SPARQL 1.1.") from error


def _from_rdflib(dataset: Dataset, query: str) -> Answer:
    try:
        result = dataset.query(query)
        if result.type == "ASK":
            return Answer(boolean=bool(result.askAnswer))
        if result.type in ("CONSTRUCT", "DESCRIBE"):
            return _graph(tuple(map(_plain, triple)) for triple in result.graph or ())
        columns = tuple(map(str, result.vars or ()))
        rows = [tuple(_plain(found.get(name)) for name in result.vars or ()) for found in result.bindings]
        return Answer(columns, tuple(rows))
    except Exception as error:
        what = " ".join(str(error).split())[:_LONG]
        raise QueryError(f"The query cannot be answered: {what}.", "Ask it in plain SPARQL 1.1.") from error


def _graph(triples: Iterable[tuple[Term | None, ...]]) -> Answer:
    whole = {(s, p, o) for s, p, o in triples if s is not None and p is not None and o is not None}
    return Answer(triples=tuple(sorted(whole, key=lambda triple: [term.n3() for term in triple])))


def _syntax(message: str) -> QueryError:
    found = _PLACE.search(message)
    if found is None:
        return QueryError(f"This is no SPARQL query: {message}.", "Compare it with a file of queries/.")
    what = " ".join(found["what"].split())
    what = "a prefix has no PREFIX line" if "Prefix not found" in what else what
    if len(what) > _LONG:
        what = f"{what[:_LONG]}…"
    return QueryError(
        f"This is no SPARQL query: line {found['line']}, column {found['column']}: {what}.",
        "Mend it there; the files of queries/ show how a query is written.",
    )


def _plain(term: object) -> Term | None:
    """Return a term of rdflib, a text without a datatype where it is a plain one."""
    if isinstance(term, Literal) and term.datatype == XSD.string:
        return Literal(str(term))
    return term if isinstance(term, URIRef | Literal | BNode) else None
