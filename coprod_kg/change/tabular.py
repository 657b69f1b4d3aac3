"""What the tables of an ontology and the questions of a library promise, as statements."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.ask.library import Library
from coprod_kg.change.turtle import short
from coprod_kg.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coprod_kg.question import Question

    Statement = tuple[str, str, str, str]

DEPRECATED: Final = "deprecated"  # the tag of a question that is to go
_OF_FILE: Final = frozenset(("@context", "@type", "columns", "foreignKeys", "tableSchema"))


def statements_of_tables(folder: Path) -> Iterator[Statement]:
    """Yield what the CSVW descriptions in a folder state of tables and columns."""
    for path in sorted(folder.glob("*.csvw.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        table, schema = raw["url"].removesuffix(".csv"), raw["tableSchema"]
        for aspect, value in (*_described(raw), *_described(schema)):
            yield "table", table, aspect, value
        for column in schema["columns"]:
            for aspect, value in _described(column):
                yield "column", f"{table}.{column['name']}", aspect, value
        for key in schema.get("foreignKeys", ()):
            to = key["reference"]
            value = f"{to['resource'].removesuffix('.csv')}.{to['columnReference']}"
            yield "column", f"{table}.{key['columnReference']}", "references", value


def _described(raw: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the aspects of a table, schema or column; what is false is as what is not there."""
    for key, value in raw.items():
        if key in _OF_FILE or value is False:
            continue
        aspect = short(key) if "://" in key else key
        if aspect == "datatype":
            facets = value if isinstance(value, dict) else {"base": value}
            for facet, limit in facets.items():
                yield f"datatype/{facet}", json.dumps(limit, ensure_ascii=False)
        elif aspect in ("null", "titles"):
            for one in value if isinstance(value, list) else [value]:
                yield aspect, json.dumps(one, ensure_ascii=False)
        else:
            yield aspect, json.dumps(value, ensure_ascii=False, sort_keys=True)


def statements_of_questions(folder: Path) -> Iterator[Statement]:
    """Yield what the questions in a folder promise to whoever asks them by name."""
    for question in Library(folder=folder):
        yield "question", question.name, "question", question.question
        yield "question", question.name, "form", question.form
        yield "question", question.name, "query", _digest(question.text)
        for column in question.columns:
            yield "question", question.name, "column", f"{column.name} ({column.type})"
        for one in question.parameters:
            default = "" if one.required else f", default {one.default}"
            yield "question", question.name, "given", f"{one.name} ({one.type}{default})"
            yield "question", question.name, "explanation", f"{one.name}: {one.explanation}"
        for tag in question.tags:
            yield "question", question.name, "tag", tag
        if DEPRECATED in question.tags:
            yield "question", question.name, "owl:deprecated", "true"
        yield from _of_rule(question)


def _of_rule(question: Question) -> Iterator[Statement]:
    if question.is_rule:
        for aspect in ("severity", "message", "remedy"):
            yield "question", question.name, aspect, str(getattr(question, aspect))


def _digest(query: str) -> str:
    """Return a mark of a query that neither its comments nor its blanks alter."""
    words = [one.text for one in tokens(query) if one.kind != "comment" and not one.text.isspace()]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]
