"""The program as a whole: its commands, its help, its errors."""

from __future__ import annotations

import subprocess
import sys

import pytest

from coprod_kg.cli import COMMANDS

HEAVY = {"rdflib", "networkx", "pyvis", "IPython", "jinja2", "pyoxigraph"}


def test_help_loads_nothing_heavy() -> None:
    """A person who asks for help does not wait for a graph engine."""
    code = (
        "import sys; from coprod_kg.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Commands:" in ran.stdout
    assert not [name for name in HEAVY if f"'{name}'" in ran.stderr]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example_of_itself(run, name) -> None:
    """Help without an example is not help."""
    text = run(name, "--help").output
    assert f"Example:\n      coprod-kg {name}" in text


def test_unknown_command_is_a_usage_error(run) -> None:
    """A mistyped command ends with exit code 2, not with a traceback."""
    assert run("bulid").exit_code == 2


def test_error_has_two_halves_on_stderr(run, tmp_path) -> None:
    """Whoever meets an error reads what happened, and what to do now."""
    result = run("check", "--study", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    what, remedy = result.stderr.strip().splitlines()
    assert "is no study" in what
    assert "coprod-kg new" in remedy


def test_version_is_that_of_the_package(run) -> None:
    """A report of a fault can name the version."""
    from coprod_kg import __version__

    assert __version__ in run("--version").output


def test_a_program_stopped_while_it_starts_leaves_no_traceback() -> None:
    """Reading the commands takes a moment, and somebody may think better of it."""
    code = (
        "import signal, sys\n"
        "from coprod_kg.__main__ import main\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'click': signal.raise_signal(signal.SIGINT)\n"
        "sys.meta_path.insert(0, Stop())\n"
        "main()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (130, "")


def test_questions_of_a_place_that_is_no_study_are_refused(run, tmp_path) -> None:
    """The library is everybody's, but a slip in --study should not pass unseen."""
    assert run("questions").exit_code == 0
    assert run("questions", "--study", tmp_path).exit_code == 2
