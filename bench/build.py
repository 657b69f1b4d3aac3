"""What a build costs beside the engine's bulk loader alone, where the time goes, and how it grows.

`python bench/build.py [CLAIMS…]`: 10,000 and 100,000 claims when none are named. The two sides run by
turns, each in a process of its own; medians are shown, and ratios are what to compare.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from math import log
from statistics import median
from typing import TYPE_CHECKING, Final

from places import study
from stages import QUADS, Measured, measured

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS: Final = {10_000: 5, 100_000: 3}  # one above
SIZES: Final = (10_000, 100_000)
LIMIT: Final = 2.0  # times the bulk loader
MEMORY: Final = 2048  # MB


def _middle(runs: Sequence[Measured], key: str = "seconds") -> float:
    """Return the median of a figure over runs."""
    return float(median(run[key] for run in runs))


def _stages(runs: Sequence[Measured]) -> dict[str, float]:
    """Return the median seconds of each stage."""
    return {name: median(run["stages"][name] for run in runs) for name in runs[0]["stages"]}


def compare(claims: int) -> float:
    """Print how a build of a study compares with the bulk loader alone; return the seconds of the build."""
    folder = study(claims)
    builds, alones = [], []
    for _ in range(ROUNDS.get(claims, 1)):
        builds.append(measured("build", folder))  # writes the N-Quads that the other side loads
        alones.append(measured("alone", folder))
    ratios = [build["seconds"] / alone["seconds"] for build, alone in zip(builds, alones, strict=True)]
    ratio = median(ratios)
    with (folder / QUADS).open("rb") as text:
        quads = sum(1 for _ in text)
    print(f"\n{claims:,} claims: {builds[0]['rows']:,} rows, {quads:,} quads")
    within = median(build["seconds"] / build["stages"]["load"] for build in builds)
    processor = _middle(builds, "processor") / _middle(alones, "processor")
    print(
        f"  build / bulk_load alone       {ratio:6.2f}  (pairs: {', '.join(f'{one:.2f}' for one in ratios)})"
    )
    print(f"  the same in processor time    {processor:6.2f}")
    print(f"  build / the load within it    {within:6.2f}")
    print(f"  at most {LIMIT} wanted          {'yes' if ratio <= LIMIT else 'NO':>6}")
    seconds, alone = _middle(builds), _middle(alones)
    print(f"  bulk_load alone               {alone:6.1f} s, peak {_middle(alones, 'peak_mb'):5.0f} MB")
    print(
        f"  build without the graph check {seconds:6.1f} s, peak {_middle(builds, 'peak_mb'):5.0f} MB, of it"
    )
    for name, spent in _stages(builds).items():
        print(f"    {name:27} {spent:6.1f} s {spent / seconds:6.0%}")
    return seconds


def check(claims: int) -> None:
    """Print what the checks of the graph add, and the peak of memory of it all."""
    folder = study(claims)
    whole = measured("whole", folder)
    checked = measured("check", folder)
    print(f"  whole build with every check  {whole['seconds']:6.1f} s, peak {whole['peak_mb']:5.0f} MB")
    print(f"  under {MEMORY} MB                 {'yes' if whole['peak_mb'] < MEMORY else 'NO':>6}")
    for name, spent in checked["stages"].items():
        print(f"    {name:27} {spent:6.1f} s")
    for name, spent in sorted(checked["rules"].items(), key=lambda one: -one[1])[:3]:
        print(f"      {name:25} {spent:6.1f} s")
    if whole["faults"]:
        print(f"  {whole['faults']} faults in a study that should have none")


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print the costs at each size, and the exponent by which they grow."""
    spent = {}
    for claims in sizes:
        spent[claims] = compare(claims)
        check(claims)
    for less, more in pairwise(sorted(spent)):
        exponent = log(spent[more] / spent[less]) / log(more / less)
        print(f"\nFrom {less:,} to {more:,} claims the seconds of a build grow as claims^{exponent:.2f}")


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or SIZES)
