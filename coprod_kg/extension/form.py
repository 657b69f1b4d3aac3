"""The form of a table description: its keys, and the kinds of their values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.cells import DATATYPES
from coprod_kg.errors import meant, nearest
from coprod_kg.extension.contract import ANY_COLUMN, DATATYPE, REAL, SCHEMA, TABLE, VIRTUAL, WHOLE
from coprod_kg.tables import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.extension.contract import Kinds
    from coprod_kg.extension.description import Told

COMPARE: Final = "Compare it with a description in ontology/tables."
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST: Final = 31  # letters that the name of a sheet may have in a workbook


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


def faults(raw: Any) -> Iterator[Told]:
    """Yield what is wrong with keys and the kinds of their values; what they mean is not looked at."""
    if not isinstance(raw, dict):
        yield None, "it is no JSON object.", COMPARE
        return
    yield from _keys(raw, TABLE, None)
    if table_name(raw) is None:
        remedy = f'Write "url": "visits.csv", in at most {_LONGEST} small letters, digits and _.'
        yield None, "'url' names no table.", remedy
    schema = raw.get("tableSchema")
    if not isinstance(schema, dict) or not isinstance(schema.get("columns"), list):
        yield None, "it describes no columns.", 'Write "tableSchema": {"columns": [{"name": …}]}.'
        return
    yield from _keys(schema, SCHEMA, None)
    for at, column in enumerate(schema["columns"], start=1):
        name = column.get("name") if isinstance(column, dict) else None
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            remedy = 'Write "name": "season", in small letters, digits and _.'
            yield None, f"column {at} of the description has no name that can be.", remedy
            continue
        yield from _of_column(column, name)
    keys = schema.get("foreignKeys")
    if not all(map(_is_foreign_key, keys if isinstance(keys, list) else ())):
        form = '{"columnReference": "whom", "reference": {"resource": "actors.csv", "columnReference": "id"}}'
        yield None, "a foreign key cannot be read.", f"Write {form}."


def _of_column(column: dict[str, Any], name: str) -> Iterator[Told]:
    """Yield what is wrong with the form of a column; one that is virtual stands in no file."""
    is_virtual = column.get("virtual") is True
    own, others = (VIRTUAL, REAL) if is_virtual else (REAL, VIRTUAL)
    for key in sorted(column.keys() & others.keys()):
        place = "is of columns that stand in a file" if is_virtual else "is of virtual columns"
        yield name, f"'{key}' {place}, and this is none.", "Leave it out."
    known = ANY_COLUMN | own
    yield from _keys({key: value for key, value in column.items() if key not in others}, known, name)
    if isinstance(datatype := column.get("datatype"), dict):
        told = list(_keys(datatype, DATATYPE, name))
        yield from told or _of_datatype(datatype, name)


def _of_datatype(datatype: dict[str, Any], name: str) -> Iterator[Told]:
    """Yield what is wrong with what a datatype adds to its base."""
    base = datatype.get("base", "string")
    if base not in DATATYPES:  # told with what is meant
        return
    for key in sorted(datatype.keys() - {"base"} - DATATYPES[base]):
        yield name, f"'{key}' has no place in the datatype '{base}'.", "Leave it out."
    bounds = {key: datatype[key] for key in ("minimum", "maximum") if key in datatype}
    for key, bound in bounds.items():
        if base == "integer" and not WHOLE.takes(bound):
            yield name, f"'{key}' is not {WHOLE.called}.", 'Write one, or use the datatype "decimal".'
    if len(bounds) > 1 and bounds["minimum"] > bounds["maximum"]:
        yield name, "'minimum' is greater than 'maximum'.", "Write the smaller number as 'minimum'."
    if base == "boolean" and "format" in datatype:
        true, bar, false = datatype["format"].partition("|")
        if not (true.strip() and bar and false.strip()) or true.casefold() == false.casefold():
            yield name, "'format' does not say two words, one for true and one for false.", 'Write "yes|no".'


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
        elif not known[key].takes(value):
            yield column, f"'{key}' is not {known[key].called}.", COMPARE
