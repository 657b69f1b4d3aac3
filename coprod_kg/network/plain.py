"""Tables of measures as plain text, fitted to the width of a screen."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from coprod_kg.network.block import ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_kg.network.block import Block

    Rows = Sequence[Sequence[str]]

_INDENT, _GAP = "  ", "  "
_NARROWEST: Final = 12  # of a column of sentences


def plain(block: Block, width: int | None) -> str:
    """Return a block as lines; with a width none is longer, as far as words and first columns allow.

    What is too long goes on in the next line, what is too wide in another table with the same rows.
    """
    is_alone = block.rows[0] == ALONE
    tables = [_wrapped(block.rows[1:], width)] if is_alone else list(_parted(block.rows, width))
    lines = [line for text in (block.heading, *block.above) for line in _lines(text, width)]
    for number, rows in enumerate(tables):
        lines += [""] * bool(number) + [f"{_INDENT}{line}" for line in _aligned(rows)]
    return "\n".join([*lines, *(line for text in block.below for line in _lines(text, width))])


def _lines(text: str, width: int | None) -> list[str]:
    if width is None:
        return [text]
    return wrap(text, width, subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False)


def _parted(rows: Rows, width: int | None) -> Iterator[Rows]:
    """Yield the rows in as many tables as they need, each with the first column."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    kept, used = [0], len(_INDENT) + widths[0]
    for at, wide in enumerate(widths[1:], 1):
        if width is not None and used + len(_GAP) + wide > width and len(kept) > 1:
            yield [[row[place] for place in kept] for row in rows]
            kept, used = [0], len(_INDENT) + widths[0]
        kept.append(at)
        used += len(_GAP) + wide
    yield [[row[place] for place in kept] for row in rows]


def _wrapped(rows: Rows, width: int | None) -> Rows:
    """Return rows of a name, a value and a sentence, the sentence in as many lines as it needs."""
    if width is None:
        return rows
    taken = sum(max(len(row[at]) for row in rows) + len(_GAP) for at in (0, 1)) + len(_INDENT)
    found: list[list[str]] = []
    for name, value, sentence in rows:
        first, *others = wrap(sentence, max(width - taken, _NARROWEST)) or [""]
        found += [[name, value, first], *(["", "", other] for other in others)]
    return found


def _aligned(rows: Rows) -> list[str]:
    """Return rows as lines with columns of even width, texts to the left and numbers to the right."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    texts = [any(cell[:1].isalpha() for cell in column[1:]) for column in columns]
    return [
        _GAP.join(
            cell.ljust(width) if is_text else cell.rjust(width)
            for cell, width, is_text in zip(row, widths, texts, strict=True)
        ).rstrip()
        for row in rows
    ]
