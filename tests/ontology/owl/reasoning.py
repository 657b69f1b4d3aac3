"""Ask the OWL API and its reasoners, which live in a process and a Python of their own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from ontology.owl.views import without_annotations

JVM: Final = Path(__file__).with_name("jvm.py")
PYTHON: Final = Path(f"{sys.prefix}-java") / "bin" / "python"
PATIENCE: Final = 120  # seconds for one answer


class ReasoningError(Exception):
    """The reasoners could not be asked, or could not answer."""


class Reasoning:
    """A process that answers questions about OWL, one at a time."""

    def __init__(self, python: Path = PYTHON) -> None:
        """Start the process; the Python is the one that `make` sets up for Java."""
        if not python.exists():
            raise ReasoningError(f"There is no '{python}', which the reasoners need. Run 'make reasoners'.")
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115, closed with the process
        self._process = subprocess.Popen(
            [python, JVM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
            encoding="utf-8",
        )

    def close(self) -> None:
        """End the process."""
        with suppress(BrokenPipeError):  # it has ended by itself
            self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(PATIENCE)
        self._said.close()

    def _ask(self, **question: str) -> dict[str, Any]:
        watch = threading.Timer(PATIENCE, self._process.kill)
        watch.start()
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            watch.cancel()
        if not line:
            self._said.seek(0)
            raise ReasoningError(
                f"The reasoners stopped: {self._said.read()[-2000:]}\n"
                "Where Java is missing, run 'sh tests/requirements.sh java'."
            )
        answer = json.loads(line)
        if "error" in answer:
            raise ReasoningError(f"{answer['error']}\nLook at the axiom or value it names.")
        return answer

    def profile(self, triples: set[Any]) -> tuple[int, list[str]]:
        """Return how many axioms there are, and what of them is not OWL 2 DL."""
        answer = self._ask(ask="profile", text=_turtle(triples))
        return answer["axioms"], answer["violations"]

    def consistency(self, triples: set[Any]) -> dict[str, Any]:
        """Return what each reasoner says of consistency, and how much there was to look at."""
        return self._ask(ask="consistency", text=_turtle(without_annotations(triples)))

    def is_consistent(self, triples: set[Any]) -> bool:
        """Return whether an ontology is consistent; it is an error that the reasoners disagree."""
        said = {name: one["consistent"] for name, one in self.consistency(triples)["by"].items()}
        return agreed(said, "The ontology is consistent")

    def follows(self, triples: set[Any], conclusion: set[Any]) -> dict[str, bool]:
        """Return for each axiom of a conclusion whether it follows; the reasoners must agree."""
        bare = without_annotations(triples)
        answer = self._ask(ask="entailment", text=_turtle(bare), conclusion=_turtle(conclusion))
        columns = answer["by"]
        return {
            axiom: agreed({name: column[at] for name, column in columns.items()}, axiom)
            for at, axiom in enumerate(answer["axioms"])
        }


def agreed(said: dict[str, bool], statement: str) -> bool:
    """Return what all reasoners say of a statement."""
    if len(set(said.values())) != 1:
        raise ReasoningError(
            f"The reasoners disagree: {said}: {statement}. Find out which of them does not know its kind."
        )
    return next(iter(said.values()))


def _turtle(triples: set[Any]) -> str:
    """Return triples as text that a reader of Turtle takes, in a fixed order."""
    return "".join(sorted(f"{triple} .\n" for triple in triples)) if triples else ""
