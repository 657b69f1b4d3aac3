"""What a table description may hold: each key of W3C "CSV on the Web" and of ours, with its kind.

That is the standard (Metadata Vocabulary for Tabular Data, 5.3 to 5.11) as far as the program reads
it, and the annotations that it reads beside it. What is not read is not known here: it would be
believed to work.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from coprod_kg.tables import CP, KEY

if TYPE_CHECKING:
    from collections.abc import Callable

Kinds = dict[str, "Kind"]

_CSVW: Final = "http://www.w3.org/ns/csvw"


class Kind(NamedTuple):
    """A kind of value, as a message calls it."""

    called: str
    takes: Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_context(value: Any) -> bool:
    first, *rest = value if isinstance(value, list) and value else [value]
    return first == _CSVW and all(isinstance(one, dict) for one in rest)


def _just(text: str) -> Kind:
    return Kind(f"'{text}'", lambda value: value in (text, [text]))


_TEXT: Final = Kind("a text", _is_text)
_SOME_TEXT: Final = Kind("a text that is not empty", lambda value: _is_text(value) and value != "")
_TEXTS: Final = Kind("a list of texts", _are_texts)
_ONE_OR_MORE: Final = Kind("a text or a list of texts", lambda value: _is_text(value) or _are_texts(value))
_FLAG: Final = Kind("true or false", lambda value: isinstance(value, bool))
WHOLE: Final = Kind("a whole number", _is_whole)
_NUMBER: Final = Kind("a number", _is_number)
_LIST: Final = Kind("a list", lambda value: isinstance(value, list))
_OBJECT: Final = Kind("an object", lambda value: isinstance(value, dict))
_TYPE: Final = Kind("a text or an object", lambda value: isinstance(value, str | dict))

TABLE: Final[Kinds] = {
    "@context": Kind(f"'{_CSVW}'", _is_context),
    "@type": _just("Table"),
    "url": _TEXT,
    "dc:title": _TEXT,
    "dc:description": _TEXT,
    "tableSchema": _OBJECT,
    f"{CP}identity": _TEXTS,
    f"{CP}needed": _FLAG,
    f"{CP}order": WHOLE,
}
SCHEMA: Final[Kinds] = {
    "@type": _just("Schema"),
    "aboutUrl": _TEXT,
    "primaryKey": _just(KEY),
    "foreignKeys": _LIST,
    "columns": _LIST,
}
ANY_COLUMN: Final[Kinds] = {
    "@type": _just("Column"),
    "name": _TEXT,
    "titles": _ONE_OR_MORE,
    "dc:description": _TEXT,
    "virtual": _FLAG,
    "aboutUrl": _TEXT,
    "propertyUrl": _TEXT,
    "valueUrl": _TEXT,
}
VIRTUAL: Final[Kinds] = {f"{CP}when": _TEXT}
REAL: Final[Kinds] = {
    "required": _FLAG,
    "datatype": _TYPE,
    "separator": _SOME_TEXT,
    "null": _ONE_OR_MORE,
    "default": _TEXT,
    f"{CP}scheme": _ONE_OR_MORE,
    f"{CP}eachValue": _FLAG,
    f"{CP}lowerBound": _TEXT,
    f"{CP}upperBound": _TEXT,
    f"{CP}severalAs": _TEXT,
    f"{CP}inheritedFrom": _TEXT,
    f"{CP}lookedUpIn": _TEXT,
    f"{CP}between": _TEXTS,
    f"{CP}namesFile": _FLAG,
    f"{CP}situationOf": _TEXT,
}
DATATYPE: Final[Kinds] = {"base": _TEXT, "format": _TEXT, "minimum": _NUMBER, "maximum": _NUMBER}
