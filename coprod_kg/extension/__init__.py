"""What a study adds to the ontology: words and shapes in Turtle, tables in CSVW, questions in SPARQL.

What cannot be read is told as a fault, as in coded data, and left out; the rest is used.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from coprod_kg import resources, tables
from coprod_kg.errors import BrokenQuestionError, Fault, meant, nearest
from coprod_kg.extension import form, meaning
from coprod_kg.question import read_question
from coprod_kg.vocabulary import CP, RDF, WordFile, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Triple

    from coprod_kg.question import Question
    from coprod_kg.tables import Table
    from coprod_kg.vocabulary import Vocabulary

_OURS: Final = CP.removesuffix("ns#")
_SHAPES: Final = frozenset(f"http://www.w3.org/ns/shacl#{name}Shape" for name in ("Node", "Property"))
_ONTOLOGY: Final = "http://www.w3.org/2002/07/owl#Ontology"
_READ: Final = (".ttl", ".csvw.json", ".rq")
_BESIDE: Final = (".md", ".txt")  # what explains an extension may lie beside it
_LINE: Final = re.compile(r"line (\d+)")
_MARK: Final = "\ufeff"  # that some editors put before a text
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_TERMS: Final = (NamedNode, BlankNode, Literal)


@dataclass(frozen=True, slots=True)
class Extension:
    """What the files of an extension hold, by what they are.

    `files` are all that were read, by the name that a reader is told; `paths` those of questions,
    by the name of the question. `unread` are tables, and
    columns of tables, whose descriptions have faults.
    """

    files: dict[str, Path]
    words: tuple[WordFile, ...]
    shapes: dict[str, Path]
    questions: dict[str, Question]
    paths: dict[str, Path]
    vocabulary: Vocabulary
    faults: tuple[Fault, ...]
    unread: frozenset[tuple[str, str | None]]
    words_are_read: bool

    @property
    def rules(self) -> tuple[Path, ...]:
        """Return the files of the questions any row of whose answers is a fault."""
        return tuple(path for name, path in self.paths.items() if self.questions[name].is_rule)

    @property
    def is_sound(self) -> bool:
        """Whether all of it can be used."""
        return not any(fault.is_error for fault in self.faults)


def read(folder: Path, names: Iterable[str]) -> Extension:
    """Return what the named files and folders of a study add to the ontology."""
    reader = _Reader(folder)
    for name in names:
        reader.open(name)
    return reader.extension()


class _Reader:
    """Reads the files one by one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, Path] = {}
        self._opened: set[str] = set()
        self._words: list[WordFile] = []
        self._shapes: dict[str, Path] = {}
        self._questions: dict[str, Question] = {}
        self._paths: dict[str, Path] = {}
        self._descriptions: dict[str, Any] = {}
        self._faults: list[Fault] = []
        self._unread: set[tuple[str, str | None]] = set()
        self._words_are_read = True

    def open(self, name: str) -> None:
        """Read a file, or all files of a folder and the folders in it."""
        place = self._folder / name
        try:
            if place.is_dir():
                for path in _files_of(place):
                    within = path.relative_to(place).as_posix()
                    self._file(f"{name.rstrip('/')}/{within}", path, within)
            elif place.is_file():
                self._file(name, place, place.name)
            else:
                what = "there is no such file or folder."
                self._fault(name, None, what, "Correct 'extensions' in study.toml.")
        except OSError as error:  # of a folder; what stands in it is not known
            self._fault(name, None, f"it cannot be read ({error.strerror}).", "Check that you may read it.")
            self._words_are_read = False

    def _fault(self, file: str, row: int | None, what: str, remedy: str, column: str | None = None) -> None:
        self._faults.append(Fault(file, row, column, what, remedy))

    def _file(self, name: str, path: Path, within: str) -> None:
        if within.endswith(_BESIDE):
            return
        if not within.endswith(_READ):
            what = "files of this kind are no part of an extension."
            self._fault(name, None, what, f"Name it {', '.join(_READ)} by what it is, or move it elsewhere.")
            return
        if (place := os.path.realpath(path)) in self._opened:
            return
        self._opened.add(place)
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            self._unreadable(
                name, within, f"it is not written in UTF-8 ({error.reason}).", "Save it as UTF-8."
            )
            return
        except OSError as error:
            what = f"it cannot be read ({error.strerror})."
            self._unreadable(name, within, what, "Check that you may read it.")
            return
        self._files[name] = path
        if text.startswith(_MARK):
            what = "it begins with a byte-order mark, which is no part of such a text."
            self._unreadable(name, within, what, "Save it as UTF-8 without one.", 1)
        elif within.endswith(".ttl"):
            self._turtle(name, path)
        elif within.endswith(".rq"):
            self._question(name, path, within.removesuffix(".rq"))
        else:
            self._description(name, text)

    def _unreadable(self, name: str, within: str, what: str, remedy: str, row: int | None = None) -> None:
        """Note a fault of a whole file, of which nobody can say what it would have added."""
        self._fault(name, row, what, remedy)
        if within.endswith(".ttl"):
            self._words_are_read = False
        elif within.endswith(".csvw.json"):
            self._unread.add((_stem(within), None))

    def _turtle(self, name: str, path: Path) -> None:
        try:
            words = WordFile.read(path, name)
        except (SyntaxError, ValueError) as error:
            found = _LINE.search(str(error))
            row = getattr(error, "lineno", None) or (int(found[1]) if found else None)
            what = f"it is no valid Turtle ({getattr(error, 'msg', error)})."
            self._unreadable(name, name, what, "Correct that line.", row)
            return
        if not all(isinstance(t.subject, _TERMS) and isinstance(t.object, _TERMS) for t in words.triples):
            what = "it says something of a whole statement, which plain RDF cannot."
            self._unreadable(name, name, what, "Leave out what stands in << >>.")
            return
        shapes = {t.subject for t in words.triples if _kind(t) in _SHAPES}
        if not shapes:
            self._words.append(words)
            return
        self._shapes[name] = path
        for one in sorted(
            {
                str(t.subject)
                for t in words.triples
                if _kind(t) not in (None, _ONTOLOGY) and t.subject not in shapes
            }
        ):
            named = "something without an address" if one.startswith("_:") else one
            what = f"a file of shapes speaks of {named}, which is no shape."
            self._fault(name, None, what, "Put words in a Turtle file of their own.")

    def _question(self, name: str, path: Path, called: str) -> None:
        try:
            question = read_question(path, called)
        except BrokenQuestionError as error:
            self._fault(name, error.line, f"{error.said}.", error.remedy)
            return
        shipped = resources.queries() / f"{called}.rq"
        if shipped.is_file() or called in self._questions:
            self._fault(name, None, f"there is a question '{called}' already.", "Give the file another name.")
            return
        self._questions[called] = question
        self._paths[called] = path

    def _description(self, name: str, text: str) -> None:
        try:
            raw = json.loads(text)
        except json.JSONDecodeError as error:
            what = f"it is no valid JSON ({error.msg}, column {error.colno})."
            self._unreadable(name, name, what, "Correct that line.", error.lineno)
            return
        except (ValueError, RecursionError):  # a number, or brackets, without end
            self._unreadable(name, name, "it holds more than can be read.", form.COMPARE)
            return
        if _SURROGATE.search(json.dumps(raw, ensure_ascii=False)):
            self._unreadable(name, name, "it holds half a character.", r"Correct what begins with \ud.")
            return
        told = list(form.faults(raw))
        for column, what, remedy in told:
            self._fault(name, None, what, remedy, column)
        if told:
            self._leave_out(name, raw)
        else:
            self._descriptions[name] = raw

    def _leave_out(self, name: str, raw: Any) -> None:
        """Note what a description would have described, so that coded data are not blamed for it."""
        table, columns = form.table_name(raw) or _stem(name), form.column_names(raw)
        if table in vocabulary().tables and columns:
            self._unread |= {(table, column) for column in columns}
        else:
            self._unread.add((table, None))

    def extension(self) -> Extension:
        """Return what was read, without the descriptions that say what cannot be."""
        self._check_subjects()
        words = vocabulary().extended(self._words, ()) if self._words else vocabulary()
        if not self._words_are_read:  # what the descriptions speak of may stand in the file that is broken
            for name, raw in self._descriptions.items():
                self._leave_out(name, raw)
            self._descriptions = {}
        described = {name: _described(raw) for name, raw in self._descriptions.items()}
        is_first = True
        while True:
            whole = words.extended((), _joined(described.values())) if described else words
            told = {
                name: found
                for name, table in described.items()
                if (
                    found := [
                        *meaning.faults(self._descriptions[name], table, whole),
                        *_twice(name, described),
                    ]
                )
            }
            if is_first:  # what follows from leaving out another file is no fault of its own
                for name, found in told.items():
                    for column, what, remedy in found:
                        self._fault(name, None, what, remedy, column)
            if not told:
                break
            is_first = False
            for name in told:
                self._leave_out(name, self._descriptions[name])
                del described[name]
        return Extension(
            self._files,
            tuple(self._words),
            self._shapes,
            self._questions,
            self._paths,
            whole,
            tuple(self._faults),
            frozenset(self._unread),
            self._words_are_read,
        )

    def _check_subjects(self) -> None:
        """Note a fault where a study speaks of the program's words as if they were its own."""
        ours = vocabulary().homes()
        for file in self._words:
            for iri in sorted(file.subjects()):
                if iri in ours:
                    what = f"<{iri}> is a word of {ours[iri]}."
                    self._fault(
                        file.name,
                        line(self._files[file.name], iri),
                        what,
                        "Define a word of your own beside it.",
                    )
                elif iri.startswith(_OURS):
                    near = nearest(iri, ours)
                    what = f"<{iri}> stands in a namespace of the program."
                    remedy = meant(near, "Give it an address of your own.")
                    self._fault(file.name, line(self._files[file.name], iri), what, remedy)


def _stem(name: str) -> str:
    """Return what the file of a description is called, which is mostly its table."""
    return name.rpartition("/")[2].removesuffix(".csvw.json")


def _files_of(folder: Path) -> list[Path]:
    """Return the files of a folder and of the folders in it, sorted; links that lead nowhere are files.

    Raises OSError where the folder cannot be read.
    """
    found: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir():
            if not folder.resolve().is_relative_to(path.resolve()):  # a link may lead back
                found += _files_of(path)
        elif path.is_file() or not path.exists():
            found.append(path)
    return found


def _kind(triple: Triple) -> str | None:
    """Return the type that a triple states, or None where it states none."""
    stated = triple.predicate.value == f"{RDF}type" and isinstance(triple.object, _TERMS)
    return triple.object.value if stated else None  # type: ignore[union-attr]


def _described(raw: dict[str, Any]) -> Table:
    """Return the table or the added columns that a description describes."""
    known = vocabulary().tables.get(form.table_name(raw) or "")
    if known is None:
        return tables.table(raw)
    return tables.table({**raw, "tableSchema": {**raw["tableSchema"], "aboutUrl": known.about}})


def _joined(described: Iterable[Table]) -> list[Table]:
    """Return the tables that are described, each of the program's with the columns added to it."""
    found: dict[str, Table] = {}
    for table in described:
        known = found.get(table.name) or vocabulary().tables.get(table.name)
        found[table.name] = known.with_columns(table.columns) if known else table
    return list(found.values())


def _twice(name: str, described: dict[str, Table]) -> Iterator[meaning.Told]:
    """Yield where an earlier file describes the same table, or the same column of one of the program's."""
    table = described[name]
    for other, earlier in described.items():
        if other == name:
            return
        if earlier.name != table.name:
            continue
        if table.name not in vocabulary().tables:
            yield None, f"the table {table.name} is described in {other} already.", "Join the two files."
        for column in {one.name for one in table.columns} & {one.name for one in earlier.columns}:
            yield column, f"the column is described in {other} already.", "Give it another name."


def line(path: Path, iri: str) -> int | None:
    """Return the line of a Turtle file that begins to speak of an IRI, or None where none is seen to."""
    prefixes: dict[str, str] = {}
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if found := re.match(r"@?prefix\s+([\w.-]*):\s*<([^>]*)>", text.strip(), re.IGNORECASE):
            prefixes[found[1]] = found[2]
        elif text.startswith(f"<{iri}>") or (
            (found := re.match(r"([\w.-]*):([\w.%-]*)", text))
            and prefixes.get(found[1], "") + found[2] == iri
        ):
            return number
    return None
