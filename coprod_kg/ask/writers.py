"""Write an answer: for people as a table or Markdown, for programs as CSV, TSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import BlankNode, NamedNode, RdfFormat, serialize
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import Triple as OxTriple
from rdflib import XSD, BNode, URIRef

from coprod_kg.ask.table import layout, markdown
from coprod_kg.errors import UnknownFormatError
from coprod_kg.tokens import string

if TYPE_CHECKING:
    from coprod_kg.ask.answers import Answer
    from coprod_kg.ask.names import Names
    from coprod_kg.ask.terms import Term

FORMATS: Final = ("table", "csv", "tsv", "json", "markdown")
_PREFIXES: Final = {
    "cp": "https://w3id.org/coprod-kg/ns#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TRIPLE: Final = ("subject", "predicate", "object")


def write(answer: Answer, format_: str, names: Names, width: int | None = None) -> str:
    """Return an answer as text that ends in a newline.

    A table is fitted to the width by wrapping; without a width each row is one line.
    Raises UnknownFormatError.
    """
    if format_ not in FORMATS:
        raise UnknownFormatError(format_, FORMATS)
    if format_ == "json":
        return _json(answer)
    if format_ in ("csv", "tsv"):
        return _separated(answer, format_)
    if answer.boolean is not None:
        return "yes\n" if answer.boolean else "no\n"
    if answer.triples is not None:
        turtle = _rdf(answer, RdfFormat.TURTLE)
        return turtle if format_ == "table" else f"```turtle\n{turtle}```\n"
    return layout(answer, names, width) if format_ == "table" else markdown(answer, names)


def _separated(answer: Answer, format_: str) -> str:
    """Return SPARQL 1.1 CSV or TSV results; a graph as its triples, ASK as true or false."""
    if answer.boolean is not None:
        return "true\n" if answer.boolean else "false\n"
    columns = answer.columns if answer.triples is None else _TRIPLE
    rows = answer.rows if answer.triples is None else answer.triples
    text = io.StringIO(newline="")
    if format_ == "csv":
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows([_bare(term) for term in row] for row in rows)
        return text.getvalue()
    text.write("\t".join(f"?{name}" for name in columns) + "\n")
    for row in rows:
        text.write("\t".join("" if term is None else _whole(term) for term in row) + "\n")
    return text.getvalue()


def _bare(term: Term | None) -> str:
    if term is None:
        return ""
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _whole(term: Term) -> str:
    """Return a term as Turtle writes it on one line."""
    if isinstance(term, URIRef):
        return f"<{term}>"
    if isinstance(term, BNode):
        return f"_:{term}"
    if term.datatype == XSD.integer:
        return str(term)
    text = string(str(term))
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^<{term.datatype}>" if term.datatype else text


def _json(answer: Answer) -> str:
    """Return SPARQL 1.1 JSON results, one row a line; a graph as JSON-LD."""
    if answer.boolean is not None:
        return json.dumps({"head": {}, "boolean": answer.boolean}) + "\n"
    if answer.triples is not None:
        return json.dumps(json.loads(_rdf(answer, RdfFormat.JSON_LD)), ensure_ascii=False, indent=2) + "\n"
    head = json.dumps({"vars": list(answer.columns)}, ensure_ascii=False)
    names = [json.dumps(name, ensure_ascii=False) for name in answer.columns]
    texts = _JsonTexts()
    bindings = [
        ", ".join(
            [f"{name}: {texts[term]}" for name, term in zip(names, row, strict=True) if term is not None]
        )
        for row in answer.rows
    ]
    rows = ",\n".join(f"{{{binding}}}" for binding in bindings)
    return f'{{"head": {head}, "results": {{"bindings": [\n{rows}\n]}}}}\n'


class _JsonTexts(dict["Term", str]):
    """The JSON of each term, written once: answers repeat most of theirs."""

    def __missing__(self, term: Term) -> str:
        """Write a term that is met for the first time."""
        text = self[term] = json.dumps(_json_term(term), ensure_ascii=False)
        return text


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    if isinstance(term, BNode):
        return {"type": "bnode", "value": str(term)}
    said = {"type": "literal", "value": str(term)}
    if term.language:
        said["xml:lang"] = term.language
    elif term.datatype:
        said["datatype"] = str(term.datatype)
    return said


def _rdf(answer: Answer, format_: RdfFormat) -> str:
    """Return the triples of an answer in a format of RDF, in their sorted order."""
    triples = [OxTriple(_term(s), _term(p), _term(o)) for s, p, o in answer.triples or ()]
    if format_ != RdfFormat.TURTLE:
        return (serialize(triples, format=format_) or b"").decode()
    lines = (serialize(triples, format=format_, prefixes=_PREFIXES) or b"").decode().splitlines(keepends=True)
    body = "".join(line for line in lines if not line.startswith("@prefix "))
    head = [f"@prefix {name}: <{iri}> .\n" for name, iri in _PREFIXES.items() if f"{name}:" in body]
    return f"{''.join(head)}\n{body}" if head else body


def _term(term: Term) -> Any:
    if isinstance(term, URIRef):
        return NamedNode(str(term))
    if isinstance(term, BNode):
        return BlankNode(str(term))
    if term.language:
        return OxLiteral(str(term), language=term.language)
    return OxLiteral(str(term), datatype=NamedNode(str(term.datatype or XSD.string)))
