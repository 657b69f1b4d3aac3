"""Options that mean the same on every command that has them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., Any]


def study(command: Command) -> Command:
    """Add --study."""
    return click.option(
        "--study",
        "place",
        type=click.Path(path_type=Path),
        default=Path(),
        metavar="DIR",
        help="The study's folder, or one within it; the current folder by default.",
    )(command)


def form(*formats: str) -> Callable[[Command], Command]:
    """Return what adds --format, the first format being the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Of the output.",
    )


def output(command: Command) -> Command:
    """Add -o."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write there, not to the screen.",
    )(command)


def policy(command: Command) -> Command:
    """Add the options that say which claims count: --claims, --mode, --reported, --coder."""
    for option in (
        click.option("--coder", metavar="ID", help="Only what this coder coded."),
        click.option(
            "--reported", is_flag=True, default=None, help="Also accounts that somebody else reports."
        ),
        click.option(
            "--mode", metavar="MODE", help="happened (default), planned, expected, possible or should."
        ),
        click.option(
            "--claims",
            type=click.Choice(["affirmed", "giver", "receiver", "confirmed"]),
            help="Whose claims make a tie: anybody's (affirmed, the default), one end's, or both ends'.",
        ),
    ):
        command = option(command)
    return command


def release(command: Command) -> Command:
    """Add --release."""
    return click.option(
        "--release",
        metavar="LEVEL",
        help="Show what may be seen at this level: open, safeguarded or controlled.",
    )(command)
