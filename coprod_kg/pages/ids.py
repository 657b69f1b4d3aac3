"""What the things and ties of a page are called in links and stories: by the study's own ids."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from coprod_kg.network.actors import notation

if TYPE_CHECKING:
    from coprod_kg.pages.figure import Thing

# An address that ends in a table and an id of it: no escapes, which stand for signs of texts.
_ROW: Final = re.compile(r"[/#][\w.-]+[/#][\w.-]+$")


def thing_id(thing: Thing, panel: str = "") -> str:
    """Return what a thing is called on a page: an actor by its id, a card by its table and id.

    A card whose address holds words, and no id of a row, is called by a digest of it.
    The same thing has the same id on every page; in one of several parts side by side the
    part's id comes first.
    """
    if thing.card is None:
        id_ = notation(thing.iri)
    else:
        parts = thing.iri.split(" ")
        if all(_ROW.search(part) for part in parts):
            id_ = ".".join(_of_table(part) for part in parts)
        else:
            id_ = f"{thing.card.of.rpartition('#')[2]}/{sha256(thing.iri.encode()).hexdigest()[:12]}"
    return f"{panel}:{id_}" if panel else id_


def _of_table(iri: str) -> str:
    """Return the last two steps of an address."""
    return "/".join(iri.replace("#", "/").rsplit("/", 2)[1:])


def tie_id(kind: str, form: str, giver: str, receiver: str) -> str:
    """Return what a tie is called by, made of its ends; its form comes first where there are several."""
    ends = f"{giver}~{receiver}"
    return ends if form == kind else f"{form}~{ends}"
