"""Short ids for nodes that every format takes: those of the coded tables where they fit."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from coprod_kg.network.actors import notation

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a name token of XML 1.0 may not hold, colons too, which programs read as prefixes.
_UNFIT: Final = re.compile(
    "[^-.0-9A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
)


def short_ids(iris: Iterable[str]) -> dict[str, str]:
    """Return an id for each IRI, no two alike: its last part, other signs replaced by "_".

    Of several that would be alike, the first by IRI keeps the id, others get a number.
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    alike: Counter[str] = Counter()
    for iri in sorted(iris):
        stem = name = _UNFIT.sub("_", notation(iri)) or "_"
        while name in taken:
            alike[stem] += 1
            name = f"{stem}.{alike[stem] + 1}"
        taken.add(name)
        ids[iri] = name
    return ids
