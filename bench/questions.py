"""How long each question of the library takes on a built study: `python bench/questions.py [CLAIMS]`."""

from __future__ import annotations

import sys
from statistics import median
from typing import Final

from places import study
from stages import measured

CLAIMS: Final = 100_000
ROUNDS: Final = 3
LIMIT: Final = 2.0  # seconds


def main(claims: int = CLAIMS) -> None:
    """Print the seconds of each question, the slowest first."""
    folder = study(claims)
    if not (folder / "graph" / "current").is_file():
        measured("whole", folder)
    runs = [measured("questions", folder) for _ in range(ROUNDS)]
    spent = {name: median(run["stages"][name] for run in runs) for name in runs[0]["stages"]}
    print(f"\nQuestions on {claims:,} claims from the folder: median of {ROUNDS}, each in a fresh process")
    for name, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        mark = "  OVER" if seconds > LIMIT else ""
        print(f"  {name:40} {seconds:7.2f} s {runs[0]['rows'][name]:9,} rows{mark}")
    over = sum(seconds > LIMIT for seconds in spent.values())
    print(f"  {len(spent)} questions, {over} of them over {LIMIT} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
