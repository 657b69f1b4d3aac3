"""coprod-kg ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import click

from coprod_kg.cli import options
from coprod_kg.cli.screen import advise, show, width

if TYPE_CHECKING:
    from pathlib import Path


@click.command("ask", short_help="Ask the graph a question of the library, or a query of your own.")
@click.argument("name", required=False)
@click.option("--sparql", type=click.File("rb"), metavar="FILE", help="A SPARQL query; - for stdin.")
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
    /,
    place: Path,
    name: str | None,
    sparql: BinaryIO | None,
    given: tuple[str, ...],
    form: str,
    output: Path | None,
    release: str | None,
    **policy: Any,
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

    study = Study.find(place)
    said = {**_parameters(given), **{key: _text(value) for key, value in policy.items() if value is not None}}
    question = None if name is None else ask.Library(study.require_extension().questions.values()).find(name)
    if (question is None) == (sparql is None):
        raise click.UsageError("Name a question, or give a query with --sparql. See 'coprod-kg questions'.")
    if sparql is not None and said:
        raise click.UsageError("A query of one's own takes no parameters: say it in the query.")
    names = ask.Names(view(study, release).dataset, study.base, study.vocabulary)
    if question is not None:
        answer = ask.ask(question, names, said)
    elif sparql is not None:
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
        if key.strip() in said:
            raise click.BadParameter(f"'{key.strip()}' is given twice.", param_hint="--given")
        said[key.strip()] = value
    return said


def _text(value: object) -> str:
    return value if isinstance(value, str) else "yes"


def _read(query: BinaryIO) -> str:
    """Return the text of a query."""
    try:
        return query.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.BadParameter(
            f"the query is not written in UTF-8 ({error}).", param_hint="--sparql"
        ) from error
