"""A way to read a small study as somebody without rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import acting
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
