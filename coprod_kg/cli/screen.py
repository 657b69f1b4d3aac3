"""What a person or a program reads: data to stdout as UTF-8, everything else to stderr."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from pathlib import Path

_LONG = 5_000  # rows from which a progress bar is worth its line


def show(text: str, path: Path | None = None) -> None:
    """Write data to stdout, or to a file whole or not at all."""
    from coprod_kg.export.destination import destination

    data = (text if text.endswith("\n") or not text else f"{text}\n").encode()
    if path is None:
        _write_all(data)
    else:
        with destination(path) as out:
            out.write(data)


def _write_all(data: bytes) -> None:
    """Write to stdout until nothing is left: unbuffered, it may take less than it is given."""
    sys.stdout.flush()
    rest = memoryview(data)
    while rest:
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.flush()


def advise(text: str) -> None:
    """Write a word of advice to stderr."""
    click.echo(text, err=True)


def width() -> int:
    """Return how many characters a line of the screen has."""
    return shutil.get_terminal_size((100, 24)).columns


def room() -> int | None:
    """Return the width of the screen that is written to, None where it is a file or another program."""
    return width() if sys.stdout.isatty() else None


class Progress:
    """A bar on stderr, when it is a terminal and the work is long."""

    def __init__(self) -> None:
        """Look whether there is anybody to see a bar."""
        self._seen = sys.stderr.isatty()
        self._stage = ""
        self._long = False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Clear the line."""
        if self._long:
            click.echo("\r\x1b[K", nl=False, err=True)

    def __call__(self, stage: str, done: int, of: int) -> None:
        """Show how far a stage has come."""
        self._long = self._long or (self._seen and of > _LONG)
        if not self._long:
            return
        share = done / of if of else 1.0
        filled = round(30 * share)
        bar = f" [{'#' * filled}{'-' * (30 - filled)}] {share:4.0%}" if of > 1 else " …"
        click.echo(f"\r\x1b[K{stage}{bar}", nl=False, err=True)
