"""What all tests share: one world small enough to draw on paper, the mill."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from coprod_kg import build, resources

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset


@pytest.fixture(scope="session")
def mill() -> Path:
    """Return the folder of the mill; nothing may be written there."""
    return resources.examples() / "mill"


@pytest.fixture(scope="session")
def mill_graph(mill: Path) -> Dataset:
    """Return the graph of the whole mill; nothing may be changed in it."""
    return build.in_memory(mill)


@pytest.fixture
def mill_copy(mill: Path, tmp_path: Path) -> Path:
    """Return a copy of the mill that a test may break."""
    shutil.copytree(mill, tmp_path / "mill", ignore=shutil.ignore_patterns("graph", "out"))
    return tmp_path / "mill"
