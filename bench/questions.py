"""How long each question of the library takes on a built study.

`python bench/questions.py [CLAIMS [PART-OF-A-NAME]]`. Each question is asked three times in a process of
its own, which may take a limited time and memory. Processor seconds count: what an idle machine takes.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from typing import Final

from places import study
from stages import measured

from coprod_kg.ask import Library

CLAIMS: Final = 100_000
LIMIT: Final = 2.0  # seconds
PATIENCE: Final = 60.0  # seconds until a question is given up


def main(claims: int = CLAIMS, part: str = "") -> None:
    """Print the seconds of each question, the slowest first."""
    folder = study(int(claims))
    if not (folder / "graph" / "current").is_file():
        measured("whole", folder)
    spent: dict[str, float] = {}
    rows: dict[str, str] = {}
    for question in Library():
        if part not in question.name:
            continue
        try:
            found = measured("question", folder, question.name, seconds=PATIENCE)
        except subprocess.TimeoutExpired:
            spent[question.name], rows[question.name] = PATIENCE, "given up"
        except subprocess.CalledProcessError as error:
            said = error.stderr.strip().splitlines() or ["out of memory"]
            spent[question.name], rows[question.name] = PATIENCE, f"failed: {said[-1][:60]}"
        else:
            spent[question.name] = median(found["busy"].values())
            rows[question.name] = (
                f"{median(found['stages'].values()):7.2f} s by the clock, {found['rows']:,} rows"
            )
    print(f"\nQuestions on {int(claims):,} claims from the folder: processor seconds, median of 3")
    for name, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        mark = "  OVER" if seconds > LIMIT else ""
        print(f"  {name:42} {seconds:7.2f} s  {rows[name]}{mark}")
    over = sum(seconds > LIMIT for seconds in spent.values())
    print(f"  {len(spent)} questions, {over} of them over {LIMIT} s")


if __name__ == "__main__":
    main(*sys.argv[1:])
