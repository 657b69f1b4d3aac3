"""Networks to measure, and a process that holds one of them in igraph."""

from __future__ import annotations

import json
import os
import subprocess
import time
import venv
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

from coprod_kg.network.chance.null import generator
from coprod_kg.network.measures.digraph import Digraph, from_arcs

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = Path(__file__).parent
HOME: Final = HERE / ".venv-igraph"
PYTHON: Final = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def network(actors: int, arcs: int, seed: int = 1) -> Digraph:
    """Return a network at random, about a tenth of whose arcs are returned, with weights from 1 to 5."""
    rng = generator(seed)
    once = rng.choice(actors * (actors - 1), arcs * 19 // 20, replace=False, shuffle=False)
    starts, ends = np.divmod(once, actors - 1)
    ends += ends >= starts
    back = arcs - len(once)
    slots = np.unique(np.concatenate([starts * actors + ends, ends[:back] * actors + starts[:back]]))
    return from_arcs(range(actors), *np.divmod(slots, actors), rng.integers(1, 6, len(slots)).astype(float))


def fresh(net: Digraph, *, weighted: bool = False) -> Digraph:
    """Return a network as when it was made, so that nothing is remembered from an earlier call."""
    return Digraph(net.nodes, net.weights if weighted else net.binary)


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds of a call, and what it gave."""
    start = time.perf_counter()
    value = call()
    return time.perf_counter() - start, value


def installed() -> None:
    """Install igraph in an environment of its own, for it is under the GPL."""
    if not PYTHON.exists():
        venv.create(HOME, with_pip=True)
    if subprocess.run([PYTHON, "-c", "import igraph, numpy"], check=False, capture_output=True).returncode:
        subprocess.run([PYTHON, "-m", "pip", "install", "-q", "igraph>=0.11,<2", "numpy>=2"], check=True)


class Igraph:
    """A process that holds one network in igraph."""

    def __enter__(self) -> Self:
        """Start it."""
        self.process = subprocess.Popen(
            [PYTHON, HERE / "igraph_side.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.folder = TemporaryDirectory()
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.process.communicate()
        self.folder.cleanup()

    def ask(self, call: str, **said: Any) -> tuple[float, Any]:
        """Return the seconds of a call, and what it gave."""
        assert self.process.stdin is not None  # noqa: S101  # both are pipes
        assert self.process.stdout is not None  # noqa: S101
        self.process.stdin.write(json.dumps({"call": call, **said}) + "\n")
        self.process.stdin.flush()
        found = json.loads(self.process.stdout.readline())
        return found["seconds"], found["value"]

    def load(self, net: Digraph) -> float:
        """Give it a network; return the seconds that it takes to build it."""
        path = Path(self.folder.name) / "arcs.npy"
        np.save(path, np.stack(net.arcs))
        return self.ask("load", path=str(path), nodes=len(net))[0]
