"""What a reader calls something in the graph: its label and id, or the row that speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from coprod_kg.vocabulary import RDFS, SKOS

if TYPE_CHECKING:
    from pyoxigraph import Store

    from coprod_kg.check.constraints import Node
    from coprod_kg.check.places import Finder
    from coprod_kg.vocabulary import Vocabulary

_LONGEST: Final = 60
_LABELS: Final = (NamedNode(RDFS + "label"), NamedNode(SKOS + "prefLabel"))


def short(text: str) -> str:
    """Return a text on one line, cut where it is too long for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


class Words:
    """Names things for people; no IRI is shown where there is anything better."""

    def __init__(self, store: Store, vocabulary: Vocabulary, finder: Finder) -> None:
        """Take the graph with its labels, and those of the vocabulary."""
        self._store = store
        self._finder = finder
        self._labels = vocabulary.labels()

    def _label(self, node: NamedNode) -> str | None:
        """Return the first label of something, in the order of the alphabet."""
        if node.value in self._labels:
            return self._labels[node.value]
        for property_ in _LABELS:
            quads = self._store.quads_for_pattern(node, property_, None)
            if texts := sorted(quad.object.value for quad in quads if isinstance(quad.object, Literal)):
                return texts[0]
        return None

    def of(self, node: Node) -> str:
        """Return the words for one value: text as it is, things by label and id."""
        if isinstance(node, Literal):
            return short(node.value)
        if isinstance(node, BlankNode):
            return "a thing without a name"
        label, named = self._label(node), self._finder.named(node.value)
        if named is None and label is None and (claims := self._finder.claims(node.value)):
            named = self._finder.named(claims[0])
        if named is None:
            return f"'{short(label)}'" if label else f"<{node.value}>"
        table, id_, _ = named
        if label is None:
            return f"{table.name} {id_}"
        return f"'{short(label)}' ({id_})"
