"""What a person sees while the work is long, and when it is stopped."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time

import pytest

ROWS = 12_000


@pytest.fixture
def large_study(tmp_path):
    """Return a study that takes a moment to read."""
    folder = tmp_path / "large"
    (folder / "coded").mkdir(parents=True)
    (folder / "study.toml").write_text('format = 1\ntitle = "Large"\nbase = "https://example.org/large/"\n')
    (folder / "coded" / "partnerships.csv").write_text("id,name\np1,One\n")
    rows = "".join(f"a{number},Actor {number},person\n" for number in range(ROWS))
    (folder / "coded" / "actors.csv").write_text(f"id,name,kind\n{rows}")
    return folder


def test_a_terminal_shows_a_bar(large_study) -> None:
    """Whoever waits sees that something happens."""
    reader, writer = pty.openpty()
    command = [sys.executable, "-m", "coprod_kg", "check", "--study", str(large_study)]
    with subprocess.Popen(command, stderr=writer, stdout=subprocess.DEVNULL) as running:
        os.close(writer)
        seen = b""
        while chunk := _read(reader):
            seen += chunk
        assert running.wait(timeout=120) == 0
    os.close(reader)
    assert b"reading [" in seen
    assert b"%" in seen


def _read(reader: int) -> bytes:
    """Return what a terminal got; nothing at its end."""
    try:
        return os.read(reader, 65_536)
    except OSError:  # Linux reports the end of a terminal as an error
        return b""


def test_a_pipe_sees_no_bar(large_study) -> None:
    """A log file is not filled with bars."""
    command = [sys.executable, "-m", "coprod_kg", "check", "--study", str(large_study)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "\r" not in ran.stderr


def test_ctrl_c_leaves_nothing_behind(large_study) -> None:
    """A build that is stopped ends with one line, and without half a graph."""
    command = [sys.executable, "-m", "coprod_kg", "build", "--study", str(large_study)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as running:
        deadline = time.monotonic() + 60
        while not list(large_study.glob("graph/build-*/graph.nq")) and time.monotonic() < deadline:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=120)
    assert (running.returncode, said) == (
        130,
        "coprod-kg: stopped; a graph that was built before is still there.\n",
    )
    assert [path.name for path in (large_study / "graph").iterdir() if not path.name.startswith(".")] == []
