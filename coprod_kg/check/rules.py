"""queries/check/ as the program reads it: a rule is a question, and any row of its answer is a fault."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import QuerySolutions

from coprod_kg import resources
from coprod_kg.errors import QueryError
from coprod_kg.question import RULES, read_question

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Store

    from coprod_kg.check.constraints import Node
    from coprod_kg.errors import Severity


COLUMN: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the fault it finds is told by its message, in which {column} stands for a value."""

    name: str
    question: str
    message: str
    remedy: str
    severity: Severity
    text: str
    path: Path

    def rows(self, store: Store) -> Iterator[dict[str, Node]]:
        """Yield the values of each row by column; the default graph is the union of the graphs.

        Raises QueryError where the query cannot be asked, or a row has no ?thing or none of what
        the message names.
        """
        try:
            solutions = store.query(self.text, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryError(
                f"The rule '{self.name}' is no valid SPARQL ({error}).", "Correct the query."
            ) from error
        if not isinstance(solutions, QuerySolutions):
            raise QueryError(f"The rule '{self.name}' selects nothing.", "Write it as a SELECT query.")
        names = [variable.value for variable in solutions.variables]
        if "thing" not in names:
            raise QueryError(
                f"The rule '{self.name}' selects no ?thing.", "Select first what is at fault, as ?thing."
            )
        for row in solutions:
            found = {name: row[name] for name in names if row[name] is not None}
            if empty := [name for name in ("thing", *self.named) if name not in found]:
                raise QueryError(
                    f"The rule '{self.name}' finds a row in which ?{empty[0]} has no value.",
                    f"Give ?{empty[0]} a value in every row, or leave such rows out.",
                )
            yield found

    @property
    def named(self) -> list[str]:
        """Return the columns that the message names."""
        return COLUMN.findall(self.message)

    def told(self, shown: dict[str, str]) -> str:
        """Return the message with the words for each column put in."""
        return COLUMN.sub(lambda found: shown[found[1]], self.message)


def rule(path: Path) -> Rule:
    """Return the rule in a file.

    Raises BrokenQuestionError when its head does not say what is wrong and what to do.
    """
    read = read_question(path, f"{RULES}{path.stem}")
    return Rule(
        path.stem, read.question, read.message or "", read.remedy or "", read.severity, read.text, path
    )


@cache
def read(*folders: Path) -> tuple[Rule, ...]:
    """Return the rules of some folders, sorted by file, once per process."""
    return tuple(rule(path) for folder in folders for path in resources.files(folder, "*.rq"))
