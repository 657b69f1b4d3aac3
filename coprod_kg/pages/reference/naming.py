"""What things are called on a page, and the links that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from coprod_kg.pages.reference import places
from coprod_kg.pages.reference.document import Code, Link
from coprod_kg.pages.reference.statements import SH, XSD
from coprod_kg.vocabulary import RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

    from coprod_kg.pages.reference.places import Places
    from coprod_kg.pages.reference.sources import Sources
    from coprod_kg.pages.reference.statements import Statements


class Names:
    """Short names, labels and links."""

    def __init__(self, sources: Sources, shapes: Statements, where: Places) -> None:
        """Take the prefixes of the ontology's files; a scheme's notation is the prefix of its concepts."""
        self._labels = {**sources.foreign, **sources.vocabulary.labels()}
        for iri in shapes.subjects():
            for label in shapes.texts(iri, f"{SH}name", f"{RDFS}label")[:1]:
                self._labels.setdefault(iri, label)
        self._where = where
        schemes = {scheme.notation: f"{scheme.iri}#" for scheme in sources.vocabulary.schemes.values()}
        spaces = {**schemes, **sources.prefixes}
        self._spaces = sorted(spaces.items(), key=lambda item: (-len(item[1]), item[0]))

    def prefixed(self, iri: str) -> str | None:
        """Return an IRI as `prefix:name`, or None where no prefix fits."""
        for prefix, namespace in self._spaces:
            name = iri.removeprefix(namespace)
            if name != iri and name.replace("-", "").replace("_", "").isalnum():
                return f"{prefix}:{name}"
        return None

    def short(self, iri: str) -> str:
        """Return an IRI as `prefix:name`, or in brackets where no prefix fits."""
        return self.prefixed(iri) or f"<{iri}>"

    def spaces(self) -> list[tuple[str, str]]:
        """Return the short names with the namespaces they stand for."""
        return sorted(self._spaces)

    def label(self, iri: str) -> str:
        """Return the label of something, or its short name where it has none here."""
        return self._labels.get(iri, self.short(iri))

    def picture(self, iri: str) -> str:
        """Return the label of something of our own; a foreign term's short name, which says whose it is."""
        return self.label(iri) if self._where.has(iri) else self.short(iri)

    def link(self, iri: str) -> Link | Code:
        """Return a link with the label of something as its words; a foreign term with its short name."""
        if self._where.has(iri):
            return Link(self.label(iri), iri)
        if iri in self._labels:
            return Link(f"{self._labels[iri]} ({self.short(iri)})", iri)
        if iri.startswith("http"):
            return Link(self.short(iri).strip("<>"), iri, is_code=True)
        return Code(self.short(iri))

    def links(self, iris: Iterable[str]) -> list[Link | Code]:
        """Return a link to each of several things, each once."""
        return [self.link(iri) for iri in dict.fromkeys(iris)]

    def column(self, table: str, name: str) -> Link:
        """Return a link to a column."""
        return Link(name, places.table(table, name), is_code=True)

    def table(self, name: str) -> Link:
        """Return a link to a table."""
        return Link(name, places.table(name), is_code=True)

    def turtle(self, triples: Iterable[Triple], base: str) -> str:
        """Return triples as Turtle, one a line; what is the study's is shown relative to its base."""
        blocks: dict[str, list[str]] = {}
        for triple in triples:
            predicate = "a" if triple.predicate.value == f"{RDF}type" else self._term(triple.predicate, base)
            line = f"    {predicate} {self._term(triple.object, base)} ;"
            lines = blocks.setdefault(self._term(triple.subject, base), [])
            if line not in lines:
                lines.append(line)
        return "\n".join("\n".join([subject, *lines, "    ."]) for subject, lines in blocks.items())

    def _term(self, term: object, base: str) -> str:
        if isinstance(term, NamedNode):
            own = term.value.removeprefix(base)
            return f"<{own}>" if base and own != term.value else self.short(term.value)
        if isinstance(term, Literal):
            kind = term.datatype.value
            if term.language or kind == f"{XSD}string":
                return str(term)
            return (
                term.value
                if kind in (f"{XSD}integer", f"{XSD}boolean")
                else f"{Literal(term.value)}^^{self.short(kind)}"
            )
        return str(term)
