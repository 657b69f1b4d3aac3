"""The built graph of a study as a command sees it: at a release level, with advice on what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from coprod_kg.cli.screen import advise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_kg.graph.release import View
    from coprod_kg.network.policy import Policy
    from coprod_kg.study import Study


def view(study: Study, level: str | None) -> View:
    """Return the graph of a study at a release level, or whole; tells when all of a kind is left out."""
    from coprod_kg import build
    from coprod_kg.graph import release

    try:
        shown = release.view(build.open_graph(study), level and level.strip().casefold())
    except ValueError:
        raise click.BadParameter(f"'{level}' is no release level.", param_hint="--release") from None
    for kind, count in shown.left_out.items():
        if count and count == shown.totals[kind]:
            advise(
                f"All {kind} ({count}) are above the release level '{shown.level}'. "
                f"Fill the column release of {kind} to show them, or ask with --release."
            )
    return shown


def policy(study: Study, shown: View, said: Mapping[str, Any]) -> Policy:
    """Return the policy that the options state; a coder may be given by id or by name."""
    from coprod_kg.ask import Names
    from coprod_kg.network.policy import Policy

    stated = {key: value for key, value in said.items() if value is not None}
    if "coder" in stated:
        stated["coder"] = Names(shown.dataset, study.base, study.vocabulary).find("coder", stated["coder"])
    return Policy(**stated)
