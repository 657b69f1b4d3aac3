"""Characters that XML can hold: the parser agrees with the rule, letter by letter."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree as Xml
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.characters import xml_characters


def _is_read(text: str) -> bool:
    try:
        Xml.fromstring(f"<a>{text.replace('&', '').replace('<', '')}</a>".encode())
    except ParseError:
        return False
    return True


@given(
    st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\0\b\x0b\x1f\x7f\ufffd\ufffe\uffff")))
)
def test_what_is_kept_is_what_a_parser_reads(text: str) -> None:
    """Nothing that XML can hold is lost, and nothing else is left."""
    held = xml_characters(text)
    assert _is_read(held)
    assert len(held) == len(text)
    assert [_is_read(letter) for letter in text] == [
        letter == kept for letter, kept in zip(text, held, strict=True)
    ]
