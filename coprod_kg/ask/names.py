"""Names for things and things for names: ids and labels to IRIs, and IRIs to labels."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from rdflib import RDF, RDFS, SKOS, Literal, URIRef

from coprod_kg.errors import ParameterError, nearest
from coprod_kg.question import CLAIM
from coprod_kg.vocabulary import CP, fold, vocabulary
from coprod_kg.vocabulary import RDF as RDF_NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Dataset

    from coprod_kg.vocabulary import Table, Vocabulary

_SHOWN: Final = 12
_DEPTH: Final = 2  # of names within names
_WITHIN: Final = f"{CP}withinPartnership"


class Names:
    """The names of one graph: what its ids, labels and IRIs stand for."""

    def __init__(self, dataset: Dataset, base: str, words: Vocabulary | None = None) -> None:
        """Look names up in a graph whose own IRIs begin with the base of its study."""
        self.dataset = dataset
        self.base = base
        self.vocabulary = words or vocabulary()
        self._labels: dict[str, str] = self.vocabulary.labels()
        self._classes = dict(_kinds(self.vocabulary))

    @property
    def kinds(self) -> list[str]:
        """Return the kinds of things that have ids: partnership, actor, source, … claim."""
        return [*self._classes, CLAIM]

    def label(self, iri: str) -> str:
        """Return what people call a thing; a situation by its table and all that makes it the one it is.

        Where nobody calls it anything, the last parts of its IRI.
        """
        if (label := self._labels.get(iri)) is None:
            label = self._labels[iri] = self._found(iri, _DEPTH)
        return label

    def _found(self, iri: str, depth: int) -> str:
        known = self._labels.get(iri) or self._label_in_graph(iri)
        return known or self._in_words(iri, depth) or self._path(iri)

    def _in_words(self, iri: str, depth: int) -> str:
        """Return a situation in words, nothing for what is none.

        Names stand in names to a depth only: each of two may be a cause of the other.
        """
        name, parted, _ = iri.removeprefix(self.base).partition("/")
        table = self.vocabulary.tables.get(name)
        if not (depth and parted and table and table.is_statement and iri.startswith(self.base)):
            return ""
        said = [
            (column.predicate == _WITHIN, value)
            for column in map(table.column, table.identity)
            if column.about == table.situation
            for property_ in filter(None, (column.predicate, column.several_as))
            for value in sorted(self.dataset.objects(URIRef(iri), URIRef(property_)), key=str)
        ]
        places = [self.id(str(value)) for is_place, value in said if is_place]
        words = [
            self._found(str(value), depth - 1) if isinstance(value, URIRef) else str(value)
            for is_place, value in said
            if not is_place
        ]
        where = f" ({', '.join(places)})" if places else ""
        return f"{table.title}: {', '.join(words)}{where}" if words else ""

    def _label_in_graph(self, iri: str) -> str | None:
        for property_ in (RDFS.label, SKOS.prefLabel):
            found = sorted(map(str, self.dataset.objects(URIRef(iri), property_)))
            if found:
                return found[0]
        return None

    def _path(self, iri: str) -> str:
        if not iri.startswith(self.base) or iri == self.base:
            return iri
        parts = iri.removeprefix(self.base).split("/")
        return " ".join(unquote(part) for part in parts if part)

    def find(self, kind: str, text: str) -> str:
        """Return the IRI of the thing that an id, an IRI or a label of one thing names.

        Raises ParameterError when there is no such thing, or more than one.
        """
        wanted = text.strip()
        for iri in self._candidates(kind, wanted):
            if self._is_there(kind, iri):
                return iri
        if kind == CLAIM:
            raise self._no_claim(wanted)
        called = self._called(kind)
        found = sorted(called.get(fold(wanted), ()))
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(self.id(iri) for iri in found)
            raise ParameterError(f"More than one {kind} is called '{wanted}'.", f"Give one of the ids {ids}.")
        raise self._unknown(kind, wanted, called)

    def _candidates(self, kind: str, text: str) -> Iterator[str]:
        if kind != CLAIM:
            yield f"{self.base}{kind}/{quote(text, safe='')}"
        else:
            yield from self._claims(text)
        if ":" in text:
            yield text.removeprefix("<").removesuffix(">")

    def _claims(self, text: str) -> list[str]:
        """Return the IRIs of claims of that id; `table:id` names one table."""
        tables = [table.name for table in self.vocabulary.tables.values() if table.is_statement]
        for mark in (":", "/"):
            table, found, key = text.partition(mark)
            if found and table in tables:
                return [f"{self.base}claim/{table}/{quote(key, safe='')}"]
        claims = [f"{self.base}claim/{table}/{quote(text, safe='')}" for table in tables]
        claims = [iri for iri in claims if self._is_there(CLAIM, iri)]
        if len(claims) > 1:
            found_in = [iri.removeprefix(f"{self.base}claim/").partition("/")[0] for iri in claims]
            raise ParameterError(
                f"The id '{text}' stands in several tables: {', '.join(found_in)}.",
                f"Write the table too, as in {found_in[0]}:{text}.",
            )
        return claims

    def _no_claim(self, text: str) -> ParameterError:
        return ParameterError(
            f"There is no claim '{text}' in the graph.",
            "Give the id of a row of a statement table, with the table where ids repeat, as in flows:f1.",
        )

    def _is_there(self, kind: str, iri: str) -> bool:
        try:
            thing = URIRef(iri)
            return (thing, RDF.type, URIRef(self._class(kind))) in self.dataset
        except ValueError:
            return False

    def _class(self, kind: str) -> str:
        return self._classes.get(kind, f"{self.vocabulary_namespace}Claim")

    @property
    def vocabulary_namespace(self) -> str:
        """Return the namespace of the ontology's own terms."""
        return next(iter(self._classes.values())).rpartition("#")[0] + "#"

    def _called(self, kind: str) -> dict[str, set[str]]:
        """Return the IRIs of all things of a kind by their folded labels and aliases."""
        called: dict[str, set[str]] = defaultdict(set)
        for thing in set(self.dataset.subjects(RDF.type, URIRef(self._class(kind)))):
            called[fold(self.id(str(thing)))].add(str(thing))
            for property_ in (RDFS.label, SKOS.altLabel):
                for label in self.dataset.objects(thing, property_):
                    if isinstance(label, Literal):
                        called[fold(str(label))].add(str(thing))
        return called

    def id(self, iri: str) -> str:
        """Return the id of a thing, the last part of its IRI."""
        return unquote(iri.rpartition("/")[2])

    def _unknown(self, kind: str, text: str, called: dict[str, set[str]]) -> ParameterError:
        near = nearest(fold(text), called)
        if near is not None:
            iri = min(called[near])
            remedy = f"Did you mean '{self.id(iri)}' ({self.label(iri)})?"
        else:
            ids = sorted({self.id(iri) for iris in called.values() for iri in iris})
            more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
            remedy = f"The graph has: {', '.join(ids[:_SHOWN])}{more}." if ids else "The graph has none."
        return ParameterError(f"There is no {kind} '{text}' in the graph.", remedy)


def _kinds(words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield each kind of thing that has ids, with its class, from the tables."""
    for table in words.tables.values():
        if not table.is_statement:
            yield table.kind, _class_of(table)


def _class_of(table: Table) -> str:
    """Return the class that every row of a table makes a thing of."""
    for column in table.columns:
        if column.virtual and column.predicate == f"{RDF_NAMESPACE}type" and column.about == table.about:
            return column.value or ""
    raise ValueError(f"the table {table.name} does not say what its rows are")
