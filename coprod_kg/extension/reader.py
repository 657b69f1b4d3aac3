"""Reads the files of an extension one by one, by what they are."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from coprod_kg import resources
from coprod_kg.errors import BrokenQuestionError, Fault, meant, nearest
from coprod_kg.extension.descriptions import SUFFIX, Descriptions
from coprod_kg.extension.places import files_of, line
from coprod_kg.question import RULES, read_question
from coprod_kg.vocabulary import CP, RDF, WordFile, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Triple

    from coprod_kg.question import Question
    from coprod_kg.vocabulary import Vocabulary

_OURS: Final = CP.removesuffix("ns#")
_SHAPES: Final = frozenset(f"http://www.w3.org/ns/shacl#{name}Shape" for name in ("Node", "Property"))
_ONTOLOGY: Final = "http://www.w3.org/2002/07/owl#Ontology"
_READ: Final = (".ttl", SUFFIX, ".rq")
_BESIDE: Final = (".md", ".txt")  # what explains an extension may lie beside it
_LINE: Final = re.compile(r"line (\d+)")
_MARK: Final = "\ufeff"  # that some editors put before a text
_TERMS: Final = (NamedNode, BlankNode, Literal)


class Reader:
    """What was read so far, by what it is, with the faults met on the way."""

    def __init__(self, folder: Path) -> None:
        """Begin without any file."""
        self._folder = folder
        self.files: dict[str, Path] = {}
        self._opened: set[str] = set()
        self.words: list[WordFile] = []
        self.shapes: dict[str, Path] = {}
        self.questions: dict[str, Question] = {}
        self.paths: dict[str, Path] = {}
        self.tables = Descriptions()
        self.faults: list[Fault] = []
        self.words_are_read = True

    def open(self, name: str) -> None:
        """Read a file, or all files of a folder and the folders in it."""
        place = self._folder / name
        try:
            if place.is_dir():
                for path in files_of(place):
                    within = path.relative_to(place).as_posix()
                    self._file(f"{name.rstrip('/')}/{within}", path, within)
            elif place.is_file():
                self._file(name, place, place.name)
            else:
                what = "there is no such file or folder."
                self._fault(name, None, what, "Correct 'extensions' in study.toml.")
        except OSError as error:  # of a folder; what stands in it is not known
            self._fault(name, None, f"it cannot be read ({error.strerror}).", "Check that you may read it.")
            self.words_are_read = False

    def _fault(self, file: str, row: int | None, what: str, remedy: str, column: str | None = None) -> None:
        self.faults.append(Fault(file, row, column, what, remedy))

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
        self.files[name] = path
        if text.startswith(_MARK):
            what = "it begins with a byte-order mark, which is no part of such a text."
            self._unreadable(name, within, what, "Save it as UTF-8 without one.", 1)
        elif within.endswith(".ttl"):
            self._turtle(name, path)
        elif within.endswith(".rq"):
            self._question(name, path, within.removesuffix(".rq"))
        else:
            self.tables.add(name, text)

    def _unreadable(self, name: str, within: str, what: str, remedy: str, row: int | None = None) -> None:
        """Note a fault of a whole file, of which nobody can say what it would have added."""
        self._fault(name, row, what, remedy)
        if within.endswith(".ttl"):
            self.words_are_read = False
        elif within.endswith(SUFFIX):
            self.tables.miss(within)

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
            self.words.append(words)
            return
        self.shapes[name] = path
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
        if (question.message or question.remedy) and not question.is_rule:
            place = RULES.rstrip("/")
            what = f"it says what is amiss, as a rule does, and lies in no folder '{place}' of an extension."
            remedy = f"Name in study.toml the folder that '{place}' lies in, or leave out message and remedy."
            self._fault(name, None, what, remedy)
            return
        shipped = resources.queries() / f"{called}.rq"
        if shipped.is_file() or called in self.questions:
            self._fault(name, None, f"there is a question '{called}' already.", "Give the file another name.")
            return
        self.questions[called] = question
        self.paths[called] = path

    def vocabulary(self) -> Vocabulary:
        """Return the program's words and tables with what was read, without what says what cannot be."""
        self._check_subjects()
        if not self.words_are_read:
            self.tables.leave_out()
        words = vocabulary().extended(self.words, ()) if self.words else vocabulary()
        return self.tables.joined(words)

    def _check_subjects(self) -> None:
        """Note a fault where a study speaks of the program's words as if they were its own."""
        ours = vocabulary().homes()
        for file in self.words:
            for iri in sorted(file.subjects):
                if iri in ours:
                    what = f"<{iri}> is a word of {ours[iri]}."
                    self._fault(
                        file.name,
                        line(self.files[file.name], iri),
                        what,
                        "Define a word of your own beside it.",
                    )
                elif iri.startswith(_OURS):
                    near = nearest(iri, ours)
                    what = f"<{iri}> stands in a namespace of the program."
                    remedy = meant(near, "Give it an address of your own.")
                    self._fault(file.name, line(self.files[file.name], iri), what, remedy)


def _kind(triple: Triple) -> str | None:
    """Return the type that a triple states, or None where it states none."""
    stated = triple.predicate.value == f"{RDF}type" and isinstance(triple.object, _TERMS)
    return triple.object.value if stated else None  # type: ignore[union-attr]
