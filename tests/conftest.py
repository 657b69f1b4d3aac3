"""What all tests share: one world small enough to draw on paper, the mill, and ways to read a smaller one."""

from __future__ import annotations

import gc
import shutil
from typing import TYPE_CHECKING

import pytest
import studies

from coprod_kg import build, resources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rdflib import Dataset

    from coprod_kg.errors import Fault
    from coprod_kg.intake.records import Values


def pytest_collection_finish() -> None:
    """Leave what was collected, which lives until the end, out of every later search for garbage."""
    gc.collect()
    gc.freeze()


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


@pytest.fixture
def faults(tmp_path: Path) -> Callable[..., list[Fault]]:
    """Return what gives the faults of a study with the named tables."""
    return lambda **tables: studies.read(studies.write(tmp_path, **tables))[1]


@pytest.fixture
def rows(tmp_path: Path) -> Callable[..., dict[str, Values]]:
    """Return what gives the values of the rows of a table by id; the study must have no fault."""

    def read(table: str, **tables: str) -> dict[str, Values]:
        records, found = studies.read(studies.write(tmp_path, **tables))
        assert found == []
        return {one.values["id"][0]: one.values for one in records if one.table.name == table}

    return read
