"""The reference of the vocabulary that is in force, as pages that people read and link to."""

from __future__ import annotations

from coprod_kg.pages.reference.site import MARK, files
from coprod_kg.pages.reference.sources import Sources, sources
from coprod_kg.pages.reference.world import World

__all__ = ["MARK", "Sources", "World", "files", "sources"]
