"""Cases of what follows and what does not, each a Turtle file in parts under headings of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ontology.owl.views import OWL, TYPE
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PREMISE: Final = "Premise"
CONCLUSION: Final = "Conclusion"
OTHERWISE: Final = "It would follow from"  # what must not be said, for the conclusion then holds
WITHOUT: Final = "It would follow without"  # what is said, for which the conclusion does not hold
REFUSED: Final = "It would be refused under"  # an axiom that the ontology must not have
DECLARED: Final = {
    NamedNode(OWL + name)
    for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual")
}


@dataclass(frozen=True)
class Case:
    """A claim, and the triples of each part by its heading."""

    name: str
    claim: str
    parts: dict[str, frozenset[Triple]]

    def part(self, heading: str) -> set[Triple]:
        """Return the triples under a heading; none where there is no such heading."""
        return set(self.parts.get(heading, ()))


def read(path: Path) -> Case:
    """Return the case in a file; its first line is the claim."""
    text = path.read_text(encoding="utf-8")
    start, *parts = re.split(r"^### (.+)\n", text, flags=re.MULTILINE)
    prefixes = "".join(line + "\n" for line in start.splitlines() if line.startswith("@prefix"))
    return Case(
        path.stem,
        start.splitlines()[0].removeprefix("# "),
        {
            heading: frozenset(quad.triple for quad in parse(prefixes + body, format=RdfFormat.TURTLE))
            for heading, body in zip(parts[::2], parts[1::2], strict=True)
        },
    )


def declarations(triples: Iterable[Triple]) -> set[Triple]:
    """Return what kind of thing each term is, without which a reader of OWL has to guess."""
    return {triple for triple in triples if triple.predicate == TYPE and triple.object in DECLARED}
