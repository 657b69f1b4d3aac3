"""coprod-kg report."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from coprod_kg.cli import options
from coprod_kg.cli.folders import replacing
from coprod_kg.cli.screen import advise, show

if TYPE_CHECKING:
    from coprod_kg.pages.report import Study as Reported
    from coprod_kg.study import Study

_OUT: Final = ("out", "report")


@click.command("report", short_help="Write a report: linked pages with every answer, number and map.")
@click.option("--seed", type=int, default=1, show_default=True, help="For what is drawn at random.")
@click.option("--zip", "zipped", is_flag=True, help="Write one ZIP file, to be sent.")
@options.policy
@options.release
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder, or with --zip the file; out/report in the study.",
)
@options.study
def command(
    place: Path, output: Path | None, release: str | None, seed: int, *, zipped: bool, **policy: Any
) -> None:
    """Write pages with every question and its answer, the numbers, the maps and the method.

    The pages need no internet and no server; they can be sent as a folder or as a zip file. They show
    what is open, unless --release says otherwise. Only a folder that report made itself is replaced.
    With --zip they go into one file, under one folder.

    \b
    Example:
        coprod-kg report -o report
        coprod-kg report --zip
    """
    from coprod_kg.pages.report import files
    from coprod_kg.study import Study

    study = Study.find(place)
    folder = output or study.folder.joinpath(*_OUT)
    texts = files(_reported(study, release or "open", seed, policy))
    if zipped:
        _archive(texts, output or folder.with_suffix(".zip"))
        return
    with replacing(folder, "report") as new:
        for name, text in texts.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            show(text, path)
    advise(f"Open {folder / 'index.html'} in a browser.")


def _archive(texts: dict[str, str], path: Path) -> None:
    """Write the pages into one file, in a folder of its own so that they stay together when unpacked."""
    from coprod_kg.export import archive
    from coprod_kg.export.destination import destination

    path.parent.mkdir(parents=True, exist_ok=True)
    with destination(path) as out:
        archive.write(out, {f"{path.stem}/{name}": text.encode() for name, text in texts.items()})
    advise(f"Unpack {path}, and open index.html of the folder in it in a browser.")


def _reported(study: Study, level: str, seed: int, policy: dict[str, Any]) -> Reported:
    """Return what a report is made from: the release view of the graph, asked and measured."""
    from coprod_kg import ask
    from coprod_kg.cli.graphs import policy as stated
    from coprod_kg.cli.graphs import view
    from coprod_kg.export.rdf import trig
    from coprod_kg.network.measure import measure
    from coprod_kg.network.suppression import without_small_groups
    from coprod_kg.pages import story
    from coprod_kg.pages.page import KINDS, release_levels
    from coprod_kg.pages.report import Study as Reported

    shown = view(study, level)
    chosen = stated(study, shown, policy)
    measures = measure(
        shown.dataset,
        study=study.title,
        policy=chosen,
        by="partnership",
        seed=seed,
        words=study.vocabulary,
        whole=shown.whole,
    )
    graph = BytesIO()
    trig(study, shown, graph)
    return Reported(
        title=study.title,
        dataset=shown.dataset,
        names=ask.Names(shown.dataset, study.base, study.vocabulary),
        questions=list(ask.Library(study.require_extension().questions.values())),
        measures=without_small_groups(measures) if shown.is_public else measures,
        policy=chosen,
        release=shown.level,
        left_out=shown.left_out,
        totals=shown.totals,
        vocabulary=study.vocabulary,
        whole=shown.whole,
        story=story.read(study.folder, KINDS, release_levels(study.vocabulary)),
        graph=graph.getvalue().decode(),
        said={name: "yes" if value is True else value for name, value in policy.items() if value},
    )
