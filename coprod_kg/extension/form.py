"""The form of a table description: its keys, and the kinds of their values.

What a description may hold is learnt from those that came with the program, so that what
works there works here: W3C "CSV on the Web" as far as they use it, and the annotations
that they use beside it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.errors import meant, nearest
from coprod_kg.tables import KEY
from coprod_kg.vocabulary import vocabulary as shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    Told = tuple[str | None, str, str]  # column, what, what to do
    Kinds = dict[str, set[type]]

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST: Final = 31  # letters that the name of a sheet may have in a workbook
_KINDS: Final = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "an object",
}
_LISTS: Final = ("@context", "columns", "foreignKeys")  # that hold more than texts
COMPARE: Final = "Compare it with a description in ontology/tables."


def table_name(raw: Any) -> str | None:
    """Return the name of the table that a description is of, or None where it says none that can be."""
    url = raw.get("url") if isinstance(raw, dict) else None
    name = url.removesuffix(".csv") if isinstance(url, str) and url.endswith(".csv") else ""
    return name if _NAME.fullmatch(name) and len(name) <= _LONGEST else None


def column_names(raw: Any) -> list[str]:
    """Return the names of the columns of a description, as far as they can be read."""
    schema = raw.get("tableSchema") if isinstance(raw, dict) else None
    listed = schema.get("columns") if isinstance(schema, dict) else None
    named = [one.get("name") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return [name for name in named if isinstance(name, str)]


class Seen:
    """The keys of the descriptions that came with the program, with the kinds of their values."""

    def __init__(self) -> None:
        """Read them once."""
        self.table: Kinds = {}
        self.schema: Kinds = {}
        self.column: Kinds = {}
        self.datatype: Kinds = {}
        self.bases: set[str] = set()
        for one in shipped().tables.values():
            _note(self.table, one.source)
            _note(self.schema, one.source["tableSchema"])
            for column in one.source["tableSchema"]["columns"]:
                _note(self.column, column)
                if isinstance(column.get("datatype"), dict):
                    _note(self.datatype, column["datatype"])
            self.bases |= {column.base for column in one.columns}


def _note(seen: Kinds, raw: dict[str, Any]) -> None:
    for key, value in raw.items():
        seen.setdefault(key, set()).add(type(value))


@cache
def seen() -> Seen:
    """Return what the descriptions that came with the program hold."""
    return Seen()


def faults(raw: Any) -> Iterator[Told]:
    """Yield what is wrong with keys and the kinds of their values; what they mean is not looked at."""
    known = seen()
    if not isinstance(raw, dict):
        yield None, "it is no JSON object.", COMPARE
        return
    yield from _keys(raw, known.table, None)
    if table_name(raw) is None:
        remedy = f'Write "url": "visits.csv", in at most {_LONGEST} small letters, digits and _.'
        yield None, "'url' names no table.", remedy
    schema = raw.get("tableSchema")
    if not isinstance(schema, dict) or not isinstance(schema.get("columns"), list):
        yield None, "it describes no columns.", 'Write "tableSchema": {"columns": [{"name": …}]}.'
        return
    yield from _keys(schema, known.schema, None)
    for at, column in enumerate(schema["columns"], start=1):
        name = column.get("name") if isinstance(column, dict) else None
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            remedy = 'Write "name": "season", in small letters, digits and _.'
            yield None, f"column {at} of the description has no name that can be.", remedy
            continue
        yield from _keys(column, known.column, name)
        if isinstance(column.get("datatype"), dict):
            yield from _keys(column["datatype"], known.datatype, name)
    keys = schema.get("foreignKeys")
    if not all(map(_is_foreign_key, keys if isinstance(keys, list) else ())):
        form = '{"columnReference": "whom", "reference": {"resource": "actors.csv", "columnReference": "id"}}'
        yield None, "a foreign key cannot be read.", f"Write {form}."


def _is_foreign_key(key: Any) -> bool:
    reference = key.get("reference") if isinstance(key, dict) else None
    return (
        isinstance(reference, dict)
        and isinstance(key.get("columnReference"), str)
        and isinstance(reference.get("resource"), str)
        and reference.get("columnReference") == KEY
    )


def _keys(raw: dict[str, Any], known: Kinds, column: str | None) -> Iterator[Told]:
    """Yield each key that is not known, and each value of another kind than its key takes."""
    for key, value in raw.items():
        if key not in known:
            remedy = meant(nearest(key, known), f"Known here are: {', '.join(sorted(known))}.")
            yield column, f"the description has an unknown '{key}'.", remedy
        elif type(value) not in known[key]:
            kinds = " or ".join(sorted(_KINDS[kind] for kind in known[key]))
            yield column, f"'{key}' is not {kinds}.", COMPARE
        elif key not in _LISTS and isinstance(value, list) and not all(isinstance(one, str) for one in value):
            yield column, f"'{key}' is no list of texts.", COMPARE
