"""Built studies to export."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import extending
import pytest

from coprod_kg import build, resources, template
from coprod_kg.study import Study

if TYPE_CHECKING:
    from pathlib import Path


GROWN = "grown"  # the mill with words, columns and tables of its own of every kind


def built(name: str, folder: Path) -> Study:
    """Copy an example study to a folder and build it."""
    ignored = shutil.ignore_patterns("graph", "out", "*.py")
    shutil.copytree(resources.examples() / ("mill" if name == GROWN else name), folder, ignore=ignored)
    study = extending.grow(folder) if name == GROWN else Study.read(folder)
    report = build.build(study)
    assert report.is_sound, [str(fault) for fault in report.faults if fault.is_error]
    return study


@pytest.fixture(scope="session", params=[*template.names(), GROWN])
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Return each example, built; nothing may be changed in it."""
    return built(request.param, tmp_path_factory.mktemp("example") / request.param)


@pytest.fixture(scope="session")
def built_mill(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Return the mill, built; nothing may be changed in it."""
    return built("mill", tmp_path_factory.mktemp("built") / "mill")
