"""What the parts of several entries are called in one table: short in its rows, in full above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.network.block import part, part_in_short, unmeasured

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coprod_kg.network.block import Entry


class PartsTold:
    """What the parts of some entries are called in a table: in few letters, and in full above it."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Look at which parts there are; `above` are the lines that say so in full."""
        whole = [part(entry) for entry in entries]
        self.are_many = len(set(whole)) > 1
        short = {part_in_short(entry): name for entry, name in zip(entries, whole, strict=True)}
        self.above = (
            [f"{short}: {name}" for short, name in short.items() if short != name]
            if self.are_many
            else [f"Of {name}." for name in whole[:1]]
        )

    def of(self, entry: Entry) -> str:
        """Return the part of an entry."""
        return part_in_short(entry) if self.are_many else part(entry)

    def layer(self, entry: Entry, number: str = "") -> str:
        """Return the layer of an entry, its part where there are several, and a number of it."""
        where = f", {part_in_short(entry)}" if self.are_many else ""
        return f"{entry['layer']}{where}" + (f": {number}" if number else "")

    def unmeasured(self, missing: Iterable[tuple[Entry, str, str]]) -> list[str]:
        """Return by reason what is not measured, and where, from entries, titles and reasons."""
        return unmeasured(
            (f"{title} in {part_in_short(entry)}" if self.are_many else title, "", reason)
            for entry, title, reason in missing
        )
