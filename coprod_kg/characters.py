"""Which characters an XML 1.0 document can hold (https://www.w3.org/TR/xml/#charsets)."""

from __future__ import annotations

import re
from typing import Final

_OUTSIDE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_characters(text: str) -> str:
    """Return a text as XML can hold it: what no escape makes legal, such as most controls, is U+FFFD."""
    return _OUTSIDE.sub("\N{REPLACEMENT CHARACTER}", text)
