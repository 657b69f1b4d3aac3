"""The command line: the list of commands, and the one place where errors become text.

Commands are imported when they are called, and import what is heavy when they run, so
that `coprod-kg --help` stays fast.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import click

from coprod_kg import __version__
from coprod_kg.errors import CoprodError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = (
    "demo",
    "new",
    "check",
    "build",
    "questions",
    "ask",
    "measure",
    "map",
    "report",
    "export",
    "docs",
)
_INTERRUPTED: Final = 130  # 128 and the number of the signal, as shells have it


class Commands(click.Group):
    """The commands, each in a module of its own name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which one meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None when there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"coprod_kg.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a user's mistake becomes two lines and exit code 2."""
        try:
            return super().invoke(ctx)
        except CoprodError as error:
            click.echo(f"coprod-kg: {error.what}\n{error.remedy}", err=True)
            ctx.exit(2)
        except BrokenPipeError:  # who read the output has seen enough
            _forget_stdout()
            ctx.exit(0)
        except OSError as error:
            place = f" ('{error.filename}')" if error.filename else ""
            click.echo(f"coprod-kg: the system refused{place}: {error.strerror or error}.", err=True)
            click.echo(
                "Check that the file or folder is there, that you may use it, and that there is space.",
                err=True,
            )
            _forget_stdout()
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo("coprod-kg: stopped; a graph that was built before is still there.", err=True)
            ctx.exit(_INTERRUPTED)


def _forget_stdout() -> None:
    """Let nothing more be written where writing failed, so that the exit code is ours."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="coprod-kg")
def cli() -> None:
    """Turn coded accounts of co-production into a graph one can trust and ask.

    \b
    Example:
        coprod-kg demo
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program."""
    cli(args=arguments, prog_name="coprod-kg")
