"""What the tests of commands share: a runner, and a built mill."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from coprod_kg import build, resources
from coprod_kg.cli import cli
from coprod_kg.study import Study

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Return what runs the program with arguments, as a shell would."""

    def call(*arguments: object, text: str | None = None) -> Result:
        result = CliRunner().invoke(cli, [str(one) for one in arguments], input=text)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture(scope="session")
def built_mill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a mill whose graph is built; nothing may be changed in it."""
    folder = tmp_path_factory.mktemp("built") / "mill"
    shutil.copytree(resources.examples() / "mill", folder, ignore=shutil.ignore_patterns("graph", "out"))
    assert build.build(Study.read(folder)).is_sound
    return folder
