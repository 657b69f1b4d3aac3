"""Text as XML 1.0 can hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from coprod_kg.characters import xml_characters

if TYPE_CHECKING:
    from coprod_kg.export.ties.network import Value

_ENTITIES: Final = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def text(value: Value) -> str:
    """Return a value as the content of an element or of an attribute in double quotes.

    It is read back as it was, but for characters that no XML 1.0 can hold, even escaped, such
    as most control characters: each becomes U+FFFD.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(xml_characters(str(value)), _ENTITIES)
