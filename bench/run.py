"""All measurements, one after the other: `python bench/run.py [--quick | --all]`.

--quick measures 10,000 claims, networks of 100,000 arcs, draws of one density and maps of up to 500
actors only, --all 1,000,000 claims as well.
"""

from __future__ import annotations

import platform
import sys

import build
import draws
import maps
import measures
import morph_kgc
import pyoxigraph
import questions

from coprod_kg import __version__


def main(said: list[str]) -> None:
    """Print every measurement."""
    sizes = (10_000,) if "--quick" in said else build.SIZES
    print(f"coprod-kg {__version__}, pyoxigraph {pyoxigraph.__version__}, ", end="")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    build.main((*sizes, 1_000_000) if "--all" in said else sizes)
    questions.main(sizes[-1])
    morph_kgc.main(sizes[-1])
    measures.main(quick="--quick" in said)
    draws.main(quick="--quick" in said)
    maps.main(quick="--quick" in said)


if __name__ == "__main__":
    main(sys.argv[1:])
