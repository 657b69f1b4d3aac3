"""The one place that knows the order: read, check cells, weave, load aside, check the graph, swap it in."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from rdflib import Dataset

from coprod_kg import check
from coprod_kg.addresses import QUESTION
from coprod_kg.ask import Library, Names, executable
from coprod_kg.check.extension import faults as of_extension
from coprod_kg.errors import Fault, ParameterError, continued
from coprod_kg.graph import folder, provenance, store
from coprod_kg.intake.records import Records
from coprod_kg.study import FILE, Study
from coprod_kg.tables import KEY
from coprod_kg.weave import Weaver, graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coprod_kg.intake.records import Record
    from coprod_kg.question import Question

    Progress = Callable[[str, int, int], None]  # stage, done, of


@dataclass(slots=True)
class Report:
    """What a check or a build found: the faults, and how much it looked at."""

    faults: list[Fault] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether no fault is an error."""
        return not any(fault.is_error for fault in self.faults)


def _quiet(_stage: str, _done: int, _of: int) -> None:
    """Tell nobody of the progress."""


class _Work:
    """One passage of a study from its files to a checked graph."""

    def __init__(self, study: Study, progress: Progress) -> None:
        self.study = study
        self.progress = progress
        self.records = Records(study)
        self.weaver = Weaver(study.base, study.vocabulary)
        self.digest = provenance.digest(study, self.records.inputs.files)
        self.of_files = [*study.extension.faults, *of_extension(study.extension)]
        self.asked = self._asked()

    def write(self, path: Path, ended: str, *, with_questions: bool = True) -> None:
        """Write the graph as N-Quads text, with what can be asked of it or without."""
        with path.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(self.weaver.ontology())
            if with_questions:
                out.writelines(self.questions())
            out.writelines(self.weaver.quads(self._watched(self.records)))
            out.writelines(provenance.quads(self.study, self.records.inputs.files, self.digest, ended))

    def questions(self) -> Iterable[str]:
        """Yield what can be asked, of the library and of the study, as N-Quads in a graph of its own."""
        base, own = self.study.base, self.study.extension
        end = f" <{graph(base, 'questions')}> .\n"
        for one in executable.triples(Library(), own.vocabulary):
            yield f"{one}{end}"
        if self.asked:
            for one in executable.triples(self.asked, own.vocabulary, f"{base}{QUESTION}/"):
                yield f"{one}{end}"

    def _asked(self) -> list[Question]:
        """Return the questions of the study that can be asked; note a fault where a default cannot be given.

        None is, where a file of words cannot be read: what they are asked by may stand there.
        """
        own = self.study.extension
        if not own.words_are_read:
            return []
        files = {path: name for name, path in own.files.items()}
        broken = {fault.file for fault in self.of_files if fault.is_error}
        names, found = Names(Dataset(), self.study.base, own.vocabulary), []
        for called, question in own.questions.items():
            if (file := files[own.paths[called]]) in broken:
                continue
            try:
                executable.runnable(question, names)
            except ParameterError as error:
                what = f"a default cannot be given: {continued(error.what)}"
                self.of_files.append(Fault(file, None, None, what, error.remedy))
            else:
                found.append(question)
        return found

    def _watched(self, records: Iterable[Record]) -> Iterable[Record]:
        of = sum(self.records.rows.values())
        for done, record in enumerate(records):
            if not done % 1000:
                self.progress("reading", done, of)
            yield record

    def report(self, graph: Dataset) -> Report:
        """Return every fault of the cells and of the graph."""
        self.progress("checking", 0, 1)
        broken_files = {fault.file for fault in self.of_files if fault.is_error}
        asked = check.library(self.study.extension, broken_files)
        of_cells = self.records.faults
        places = _Places(self.study.base, self.records)
        broken = {_cell(fault, fault.row) for fault in of_cells if fault.is_error} | self.records.doubtful
        headers = {(sheet.file, sheet.sheet): sheet.header for sheet in self.records.inputs.sheets}
        of_graph = [
            fault
            for fault in check.faults(graph, places, broken, self.study.vocabulary, asked)
            if _cell(fault, headers.get((fault.file, fault.sheet))) not in broken  # a column that is missing
        ]
        files = len(self.records.inputs.files)
        found = sorted({*self.of_files, *of_cells, *of_graph}, key=_order)
        return Report(found, {"files": files, **self.records.rows, **check.looked_at(asked)})


class _Places:
    """Where each entity and claim of a study was written down."""

    def __init__(self, base: str, records: Records) -> None:
        self._base = base
        self._ids = records.ids
        self._tables = {
            table.about.removesuffix(f"{{{KEY}}}"): table.name for table in records.vocabulary.tables.values()
        }

    def of(self, iri: str) -> tuple[str, int | None, str | None] | None:
        """Return the place of the row that an IRI was made from, or None when none was."""
        head, slash, tail = iri.removeprefix(self._base).rpartition("/")
        found = self._ids.get(self._tables.get(head + slash, ""), {}).get(unquote(tail))
        if found is None:
            return None
        sheet, row = found
        return (FILE, row, None) if sheet is None else (sheet.file, row, sheet.sheet)


def _cell(fault: Fault, row: int | None) -> tuple[str, str | None, int | None, str | None]:
    """Return the cell in the column of a fault, in its row or another."""
    return fault.file, fault.sheet, row, fault.column


def _order(fault: Fault) -> tuple[str, str, int, str, str]:
    """Return where a fault comes in a report: by file, sheet, row, column, message."""
    return fault.file, fault.sheet or "", fault.row or 0, fault.column or "", fault.message


def check_study(study: Study, progress: Progress = _quiet) -> Report:
    """Return every fault of the coded data and of the graph they make; nothing is changed."""
    with tempfile.TemporaryDirectory(prefix="coprod-kg-") as name:
        place = Path(name)
        work = _Work(study, progress)
        try:
            work.write(place / folder.QUADS, provenance.now(), with_questions=False)  # nobody asks them
        except OSError as error:
            raise folder.unwritable(place, error) from error
        progress("loading", 0, 1)
        return work.report(store.behind_dataset(store.load(place / folder.QUADS, place / folder.STORE)))


def build(study: Study, progress: Progress = _quiet) -> Report:
    """Build the graph of a study, all or nothing, and return what was found.

    The former graph stays when the report is not sound, and when an error is raised:
    BuildRunningError, or StoreError where the folder cannot be written.
    """
    place = study.graph_folder
    with folder.new_build(place) as new:
        work = _Work(study, progress)
        former = folder.built(place)
        same = former is not None and former.digest == work.digest
        ended = former.ended if former and same else provenance.now()
        work.write(new / folder.QUADS, ended)
        progress("loading", 0, 1)
        report = work.report(store.behind_dataset(store.load(new / folder.QUADS, new / folder.STORE)))
        if report.is_sound:
            folder.swap_in(place, folder.Built(new.name, work.digest, ended))
    return report


def in_memory(study_folder: Path) -> Dataset:
    """Return the graph of a study in memory, unchecked; for tests and small studies."""
    work = _Work(Study.find(study_folder), _quiet)
    parts = [*work.weaver.ontology(), *work.questions(), *work.weaver.quads(work.records)]
    parts += provenance.quads(work.study, work.records.inputs.files, work.digest, provenance.now())
    return store.in_memory("".join(parts).encode())


def open_graph(study: Study) -> Dataset:
    """Return the built graph of a study, read-only.

    Raises NoGraphError when there is none, ExtensionError where the study adds to the ontology
    what cannot be used.
    """
    study.require_extension()
    return store.open_folder(folder.store_of(study.graph_folder))
