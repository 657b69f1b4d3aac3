"""Tell what changed since the last release, or between two, and which version that demands.

`python -m coprod_kg.change` compares the ontology in force with the last release and exits
with 1 where its version is too low, or something is gone that was not deprecated before.
`python -m coprod_kg.change 0.1.0` compares with that release, `python -m coprod_kg.change
0.1.0 0.2.0` one with another. `--release` writes the release of the version in force, the first
one too.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from coprod_kg import __version__
from coprod_kg.change.aspects import Effect
from coprod_kg.change.changes import changes, highest
from coprod_kg.change.releases import (
    faults,
    in_force,
    last_release,
    least_version,
    read_release,
    release,
    releases,
)
from coprod_kg.errors import CoprodError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_kg.change.changes import Change


def report(found: Sequence[Change], last: str, looked_at: int) -> str:
    """Return the changes by how far they reach, and the least version that they allow."""
    lines = []
    for effect in sorted({change.effect for change in found}, reverse=True):
        lines.append(str(effect))
        lines += [f"  {change}" for change in found if change.effect is effect]
    counts = ", ".join(
        f"{sum(change.effect is effect for change in found)} {effect}"
        for effect in (Effect.MAJOR, Effect.MINOR, Effect.PATCH)
    )
    lines.append(f"{counts} since {last}, over {looked_at} things.")
    lines.append(f"The least version that may follow is {least_version(last, highest(found))}.")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; 0 is fine, 1 a version that must not be released, 2 could not run."""
    parser = argparse.ArgumentParser(
        prog="python -m coprod_kg.change", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("before", nargs="?", help="a released version; the last one where none is named")
    parser.add_argument("after", nargs="?", help="a released version; what is in force where none is named")
    parser.add_argument("--release", action="store_true", help="write the release of the version in force")
    given = parser.parse_args(arguments)
    try:
        if given.release and not given.before and not releases():
            print(release(in_force(), __version__))  # noqa: T201 -- a program that prints
            return 0
        last = given.before or last_release()
        before = read_release(last)
        after = read_release(given.after) if given.after else in_force()
        found = changes(before, after)
        print(report(found, last, len(before.keys() | after.keys())))  # noqa: T201 -- as above
        told = [] if given.after else faults(before, found, last, __version__)
        for fault in told:
            print(fault, file=sys.stderr)  # noqa: T201 -- as above
        if given.release and not told:
            print(release(after, __version__))  # noqa: T201 -- as above
    except CoprodError as error:
        print(error, file=sys.stderr)  # noqa: T201 -- as above
        return 2
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
