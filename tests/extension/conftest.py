"""Mills with an extension that has a bit of everything, and what runs the program on them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import extending
import pytest
from click.testing import CliRunner, Result

from coprod_kg import build
from coprod_kg.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_kg.study import Study

    Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Return what runs the program with arguments, as a shell would."""

    def call(*arguments: object) -> Result:
        result = CliRunner().invoke(cli, [str(one) for one in arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture(scope="module")
def grown(mill: Path, tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Return a mill with a bit of everything, built; nothing may be changed in it."""
    folder = tmp_path_factory.mktemp("grown") / "mill"
    shutil.copytree(mill, folder, ignore=shutil.ignore_patterns("graph", "out"))
    study = extending.grow(folder)
    report = build.build(study)
    assert [fault for fault in report.faults if fault.is_error or fault.file.startswith("extension")] == []
    return study
