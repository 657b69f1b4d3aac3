"""The mill twice: in the engine, and in plain rdflib, which is the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat
from rdflib import Dataset

from coprod_kg.ask import Names
from coprod_kg.graph.store import engine

BASE = "https://example.org/mill/"

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def mill_names(mill_graph: Dataset) -> Names:
    """Return the mill in the engine."""
    return Names(mill_graph, BASE)


@pytest.fixture(scope="session")
def mill_in_rdflib(mill_graph: Dataset) -> Names:
    """Return the mill in rdflib's own memory."""
    quads = engine(mill_graph).dump(format=RdfFormat.N_QUADS)
    assert quads
    plain = Dataset(default_union=True)
    plain.parse(data=quads.decode(), format="nquads")
    return Names(plain, BASE)


@pytest.fixture(scope="session")
def rows(mill_names: Names) -> Callable[..., list[dict[str, str]]]:
    """Return what asks the mill a question and gives its rows, ids in place of addresses."""
    from coprod_kg.ask import Library, ask

    library = Library()

    def answers(name: str, **given: str) -> list[dict[str, str]]:
        found = ask(library.find(name), mill_names, given)
        return [
            {column: str(term).removeprefix(BASE) for column, term in record.items()}
            for record in found.records()
        ]

    return answers
