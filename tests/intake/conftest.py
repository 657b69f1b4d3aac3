"""Ways to read a small study: its faults, or the values of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import acting
import pytest
import studies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_kg.errors import Fault
    from coprod_kg.intake.records import Values


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


@pytest.fixture
def faults_for_others(tmp_path: Path) -> Callable[[], str]:
    """Return what tells the faults that a user without rights meets in the study of the test."""
    acting.open_to_all(tmp_path)
    before = """
import pathlib, sys, studies
from coprod_kg.study import Study
from coprod_kg.vocabulary import vocabulary
vocabulary()
study = Study.read(pathlib.Path(sys.argv[1]))
"""

    def told() -> str:
        code = "print(*studies.read(study)[1], sep='\\n')"
        done = acting.run(code, tmp_path, before=before)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return told
