"""What each number is: its definition, formula, source and how to read it, by its place in the output."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.errors import ParameterError, meant, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_ABOUT: Final = """# The numbers of `coprod-kg measure`

Made by `make docs` from `coprod_kg/network/catalogue.toml`. `coprod-kg measure --explain NAME` prints one
entry.

A layer is a directed network among actors, made from claims under a stated policy: two claims about
one tie are one tie, a denied claim never makes one, and who was not asked has unknown ties. Three rules
decide what is measured:

- **Asked.** Density, rho, hierarchy and everything against chance read silence as absence. They are
  undefined unless every pair was asked (sources that are a roster or a name generator), or you say
  `--as-if-asked`.
- **Enough voices.** Centralisation and position need three claimants and ten actors (or `--all`), and
  come with their range without each claimant in turn.
- **Never added up, never ranked.** Resources stay apart, partnerships stand side by side.

Every undefined number says why under `undefined`.

## From Python

Each number is a function of any networkx digraph; what chance would make of it is another.

```python
import networkx as nx

from coprod_kg.network.chance.null import chance
from coprod_kg.network.measures import arc_reciprocity, dyad_census, rho

gifts = nx.DiGraph([("panel", "surgery"), ("surgery", "panel"), ("panel", "council"), ("council", "trust")])
assert dyad_census(gifts).mutual == 1
assert arc_reciprocity(gifts) == 0.5
assert rho(gifts) == 0.25  # density 4/12
by_chance = chance(gifts, "density", arc_reciprocity, draws=200, seed=1)
assert by_chance.p_upper > 0.05  # four ties say little
```

A layer of a graph, with its evidence:

```python
from coprod_kg import build, resources
from coprod_kg.network import claims
from coprod_kg.network.graphs import matrix, to_networkx
from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name

said = claims.read(build.in_memory(resources.examples() / "mill"))
flows = layer(said, layer_name("flows", said))
network = to_networkx(flows)  # a MultiDiGraph, an edge a claim, with the extracts that it rests on
assert arc_reciprocity(matrix(flows)) == 6 / 9
```
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of the catalogue; `name` is its dotted place in the output, `short` stands beside it.

    `parts` are the counts that it consists of, each in words.
    """

    name: str
    title: str
    definition: str
    reading: str
    short: str = ""
    formula: str = ""
    range: str = ""
    undefined: str = ""
    source: str = ""
    parts: dict[str, str] = field(default_factory=dict)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield what is said of it as heading and text, without what is not said."""
        for heading, text in (
            ("Definition", self.definition),
            ("Counts", "; ".join(f"{name}: {words}" for name, words in self.parts.items())),
            ("Formula", self.formula),
            ("Range", self.range),
            ("Undefined", self.undefined),
            ("Source", self.source),
            ("How to read it", self.reading),
        ):
            if text:
                yield heading, text


@cache
def catalogue() -> dict[str, Entry]:
    """Return all entries by name, in their order."""
    raw = tomllib.loads(files(__package__).joinpath("catalogue.toml").read_text("utf-8"))
    return {name: Entry(name, **said) for name, said in _entries(raw)}


def _entries(raw: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the tables that say a title, with their dotted names."""
    for key, value in raw.items():
        name = f"{path}{key}"
        if "title" in value:
            yield name, value
        else:
            yield from _entries(value, f"{name}.")


def entries(asked: str) -> list[Entry]:
    """Return the entries that a name means: in full, its first or its last part, or a title.

    Raises ParameterError, with the nearest, for one that is not known.
    """
    known = catalogue()
    wanted = asked.strip().casefold()
    if wanted in known:
        return [known[wanted]]
    found = [one for one in known.values() if wanted == one.title.casefold() or wanted in one.name.split(".")]
    if found:
        return found
    called = {name for one in known.values() for name in (one.name, one.title, *one.name.split("."))}
    near = meant(nearest(asked, sorted(called)), "")
    raise ParameterError(f"There is no measure '{asked}'.", f"{near} There are: {', '.join(known)}.".strip())


def explained(found: Sequence[Entry]) -> str:
    """Return entries as text for people."""
    return "\n".join(
        "\n".join([f"{one.title} ({one.name})", *(f"{head}: {text}" for head, text in one.lines())]) + "\n"
        for one in found
    )


def document() -> str:
    """Return the whole catalogue as a page in Markdown."""
    parts = [_ABOUT]
    for one in catalogue().values():
        parts += [f"## {one.title[0].upper()}{one.title[1:]}", "", f"`{one.name}` in the JSON.", ""]
        parts += [*(f"- **{heading}**: {text}" for heading, text in one.lines()), ""]
    return "\n".join(parts).rstrip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
