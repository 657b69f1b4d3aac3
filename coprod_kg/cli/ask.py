"""coprod-kg ask."""

from __future__ import annotations

from pathlib import Path

import click

from coprod_kg.cli import options
from coprod_kg.cli.screen import advise, show, width


@click.command("ask", short_help="Ask the graph a question of the library, or a query of your own.")
@click.argument("name", required=False)
@click.option(
    "--sparql", type=click.Path(path_type=Path), metavar="FILE", help="A SPARQL query; - for stdin."
)
@click.option(
    "--given", multiple=True, metavar="KEY=VALUE", help="A parameter of the question; may be repeated."
)
@options.policy
@options.release
@options.form("table", "csv", "tsv", "json", "markdown")
@options.output
@options.study
@click.pass_context
def command(
    ctx: click.Context,
    place: Path,
    name: str | None,
    sparql: Path | None,
    given: tuple[str, ...],
    form: str,
    output: Path | None,
    release: str | None,
    **policy: str | None,
) -> None:
    """Ask the graph the question NAME of the library, or a SPARQL query of your own.

    Exits 1 when NAME is a rule of check/ and its answer has rows.

    \b
    Example:
        coprod-kg ask power/over-whom --format csv
    """
    from coprod_kg import ask
    from coprod_kg.cli.graphs import view
    from coprod_kg.study import Study

    if (name is None) == (sparql is None):
        raise click.UsageError("Name a question, or give a query with --sparql. See 'coprod-kg questions'.")
    study = Study.find(place)
    said = {**_parameters(given), **{key: _text(value) for key, value in policy.items() if value is not None}}
    question = None if name is None else ask.Library().find(name)
    names = ask.Names(view(study, release or "controlled").dataset, study.base)
    if question is not None:
        answer = ask.ask(question, names, said)
    else:
        if said:
            raise click.UsageError("A query of one's own takes no parameters: say it in the query.")
        answer = ask.answer(names.dataset, _read(sparql))
    show(ask.write(answer, form, names, width() if output is None and form == "table" else None), output)
    if not len(answer) and answer.boolean is None:
        advise("The answer is empty.")
    if question is not None and question.is_rule and len(answer):
        ctx.exit(1)


def _parameters(given: tuple[str, ...]) -> dict[str, str]:
    """Return what --given says, by name."""
    said = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise click.BadParameter(f"'{text}' is not written KEY=VALUE.", param_hint="--given")
        said[key.strip()] = value
    return said


def _text(value: str | bool) -> str:  # noqa: FBT001  # an option's value, not a switch of this function
    return value if isinstance(value, str) else "yes"


def _read(path: Path | None) -> str:
    """Return the text of a query from a file or stdin."""
    try:
        if path is None or str(path) == "-":
            return click.get_text_stream("stdin", encoding="utf-8").read()
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"'{path}' cannot be read: {error}.", param_hint="--sparql") from error
