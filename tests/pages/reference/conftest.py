"""The reference of the shipped vocabulary, with the mill as its example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg.pages.reference import World, files, sources

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset


@pytest.fixture(scope="session")
def world(mill: Path, mill_graph: Dataset) -> World:
    """Return the mill as the reference shows it."""
    return World(mill, mill_graph)


@pytest.fixture(scope="session")
def reference(world: World) -> dict[str, str]:
    """Return every file of the reference by its path."""
    return files(sources(world=world))
