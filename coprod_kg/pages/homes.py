"""Where things belong that are called alike: a tension shows in several partnerships, each time by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_kg.pages.figure import Figure


def homes(figure: Figure, labels: Mapping[str, str]) -> dict[str, str]:
    """Return the partnerships of things whose name others have too, by name, in the order of `labels`.

    They are those in which the lines at a thing are claimed; what is claimed of none is not told apart.
    """
    named = Counter(figure.names[iri].label for iri in figure.things)
    found: dict[str, set[str]] = defaultdict(set)
    for line in figure.lines:
        for claim in line.tie.claims:
            for end in line.pair:
                found[end].update(claim.partnerships)
    return {
        iri: ", ".join(label for partnership, label in labels.items() if partnership in found[iri])
        for iri in figure.things
        if named[figure.names[iri].label] > 1
    }
