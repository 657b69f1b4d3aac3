"""A validation report as rows that a person can read: which thing, where, what, how grave."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from coprod_kg.check.constraints import SH
from coprod_kg.vocabulary import CP, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

BASE: Final = "https://study.example/"
SHAPES: Final = "https://w3id.org/coprod-kg/shapes#"
_PREFIXES: Final = {
    BASE: "",
    SHAPES: "",
    CP: "cp:",
    RDF: "rdf:",
    RDFS: "rdfs:",
    SH: "sh:",
    SKOS: "skos:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/ns/org#": "org:",
}
_SCHEME: Final = re.compile(r"https://w3id\.org/coprod-kg/scheme/([\w-]+)#([\w-]+)")
_IRI: Final = re.compile(r"<([^>]*)>")


class Result(NamedTuple):
    """One thing that breaks one constraint, in words that every engine can say."""

    focus: str
    path: str
    value: str
    component: str
    severity: str
    shape: str
    message: str


def shortened(iri: str) -> str:
    """Return an IRI of the harbour without its base, any other with a prefix where it has one."""
    if concept := _SCHEME.fullmatch(iri):
        return f"{concept[1]}:{concept[2]}"
    for namespace, prefix in _PREFIXES.items():
        if iri.startswith(namespace):
            return prefix + iri.removeprefix(namespace)
    return f"<{iri}>"


def term(text: str) -> str:
    """Return a term or a path, written as N-Triples or SPARQL writes it, with its IRIs shortened.

    A text is one thing with and without its type: pySHACL tells every one with it.
    """
    text = text.removesuffix("^^<http://www.w3.org/2001/XMLSchema#string>")
    return _IRI.sub(lambda found: shortened(found[1]), text)


def component(kind: str) -> str:
    """Return a component by its own name: 'minCount' and the full IRI both give 'MinCount'."""
    name = kind.removeprefix(SH).removesuffix("ConstraintComponent")
    return name[0].upper() + name[1:]


def read(path: Path) -> list[Result]:
    """Return the rows of a report that was written down, sorted."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, strict=True)
        if tuple(rows.fieldnames or ()) != Result._fields:
            raise ValueError(f"{path} has the columns {rows.fieldnames}. Write {', '.join(Result._fields)}.")
        return sorted(Result(**row) for row in rows)


def differences(expected: Iterable[Result], found: Iterable[Result]) -> list[str]:
    """Return what one report has and the other has not, each row as often as it is missing."""
    missing, further = list(expected), []
    for row in found:
        if row in missing:
            missing.remove(row)
        else:
            further.append(row)
    return [f"missing: {row}" for row in missing] + [f"not expected: {row}" for row in further]
