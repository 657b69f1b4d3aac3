"""Cells that name something: a concept, a row, a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.cells.fit import Doubtful, Unfit, shown
from coprod_kg.errors import meant, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from coprod_kg.cells.fit import Check
    from coprod_kg.vocabulary import Column, Vocabulary

_GUESSES: Final = 50  # unknown words of a column for which a known one is looked for
_SHOWN: Final = 24  # concepts that a remedy lists at most


def _guesser(known: Callable[[], Iterable[str]]) -> Callable[[str], str | None]:
    """Return what finds the known word that was meant, for the first unknown words of a column.

    Each costs up to a tenth of a second; where a whole column is wrong, the hundredth helps nobody.
    """
    found: dict[str, str | None] = {}

    def guess(word: str) -> str | None:
        if word not in found and len(found) < _GUESSES:
            found[word] = nearest(word, known())
        return found.get(word)

    return guess


def concept_check(column: Column, vocabulary: Vocabulary) -> Check:
    """Return a check that turns a notation or label into the notation.

    Where the column takes concepts of several schemes the canonical value names the
    scheme too, as `scheme:notation`.
    """
    guess = _guesser(lambda: vocabulary.names(column.schemes))

    def check(text: str) -> str:
        found = vocabulary.concepts(text, column.schemes)
        if len(found) > 1:
            names = " or ".join(f"'{vocabulary.curie(concept)}'" for concept in found)
            raise Unfit(f"'{shown(text)}' is a concept of several schemes.", f"Write {names}.")
        if not found:
            known = ", ".join(vocabulary.known(column.schemes)[:_SHOWN])
            remedy = meant(guess(text), f"Use one of: {known}.")
            raise Unfit(f"'{shown(text)}' is no concept that this column takes.", remedy)
        return vocabulary.curie(found[0]) if column.of_several_schemes else found[0].notation

    return check


def reference_check(table: str, ids: Collection[str], unread: Collection[str] = ()) -> Check:
    """Return a check that finds an id among those of a table, upper and lower case told apart.

    What points into a table that could not be read is doubtful.
    """
    guess = _guesser(lambda: ids)

    def check(text: str) -> str:
        if text in ids:
            return text
        if table in unread:
            raise Doubtful
        near = guess(text)
        remedy = f"Add it to {table}, or did you mean '{near}'?" if near else f"Add it to {table}."
        raise Unfit(f"there is no '{shown(text)}' in {table}.", remedy)

    return check


def statement_check(tables: Mapping[str, Collection[str]], unread: Collection[str] = ()) -> Check:
    """Return a check that finds a row of one of several statement tables.

    The canonical value is the id, written `table:id` only where several tables have it.
    """
    guess = _guesser(lambda: [one for ids in tables.values() for one in ids])

    def check(text: str) -> str:
        named, colon, tail = text.partition(":")
        if colon and tail in tables.get(named, ()):
            return tail if sum(tail in ids for ids in tables.values()) == 1 else text
        found = [table for table, ids in tables.items() if text in ids]
        if len(found) == 1:
            return text
        if found:
            names = " or ".join(f"'{table}:{text}'" for table in found)
            raise Unfit(f"'{shown(text)}' is the id of rows in several tables.", f"Write {names}.")
        if any(table in unread for table in tables):
            raise Doubtful
        where = next(iter(tables)) if len(tables) == 1 else "the statement tables"
        remedy = meant(guess(text), f"Give the id of a row of {where}.")
        raise Unfit(f"there is no '{shown(text)}' in {where}.", remedy)

    return check
