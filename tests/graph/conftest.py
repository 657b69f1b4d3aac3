"""Studies to build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import acting
import pytest

from coprod_kg.study import Study

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def study(mill_copy: Path) -> Study:
    """Return a copy of the mill that may be built and broken."""
    acting.open_to_all(mill_copy)
    return Study.read(mill_copy)
