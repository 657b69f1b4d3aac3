"""One measured piece of work in a process of its own: `python bench/stages.py WORK STUDY-FOLDER`.

Prints JSON: seconds by stage, processor seconds, the peak of resident memory in MB.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import RdfFormat, Store
from studies import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Measured = dict[str, Any]
QUADS: Final = "bench.nq"
MEMORY: Final = 6 * 2**30  # bytes of address space that a question may take
LONG: Final = 10.0  # seconds after which a question is not asked again
KEPT: Final[list[object]] = []  # what a build has in memory while it loads


class Clock:
    """The seconds of each stage, and those of the processor, in the order in which they were run."""

    def __init__(self) -> None:
        """Start with no stage."""
        self.stages: dict[str, float] = {}
        self.processor: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done within."""
        start, busy = time.perf_counter(), time.process_time()
        yield
        self.stages[name] = self.stages.get(name, 0) + time.perf_counter() - start
        self.processor[name] = self.processor.get(name, 0) + time.process_time() - busy


def alone(folder: Path, clock: Clock) -> Measured:
    """Load a study's N-Quads into a new folder with the engine's bulk loader and nothing else."""
    with tempfile.TemporaryDirectory(dir=folder) as place, clock.stage("bulk_load"):
        store = Store(place)
        store.bulk_load(path=str(folder / QUADS), format=RdfFormat.N_QUADS)
        store.flush()
        del store
    return {}


def weave(folder: Path, clock: Clock) -> Measured:
    """Do what a build does up to the text of the graph: read, check the cells, weave, write."""
    with clock.stage("import"):
        from coprod_kg.graph import provenance  # noqa: PLC0415  # the import is part of the cost
        from coprod_kg.intake.records import Records  # noqa: PLC0415
        from coprod_kg.study import Study  # noqa: PLC0415
        from coprod_kg.vocabulary import vocabulary  # noqa: PLC0415
        from coprod_kg.weave import Weaver  # noqa: PLC0415

        study = Study.find(folder)
        weaver = Weaver(study.base, vocabulary())
    with clock.stage("read ids"):
        records = Records(study)
        digest = provenance.digest(study, records.inputs.files)
    with (
        clock.stage("check cells, weave, write"),
        (folder / QUADS).open("w", encoding="utf-8", newline="\n") as out,
    ):
        out.writelines(weaver.ontology())
        out.writelines(weaver.quads(records))
        out.writelines(provenance.quads(study, records.inputs.files, digest, "2020-01-01T00:00:00+00:00"))
    KEPT.extend((weaver, records))
    return {"faults": len(records.faults), "rows": sum(records.rows.values())}


def build(folder: Path, clock: Clock) -> Measured:
    """Do what a build does up to the loaded store."""
    found = weave(folder, clock)
    with clock.stage("import"):
        from coprod_kg.graph import store  # noqa: PLC0415  # the import is part of the cost
    with tempfile.TemporaryDirectory(dir=folder) as place, clock.stage("load"):
        loaded = store.load(folder / QUADS, Path(place) / "store")
        del loaded
    return found


def whole(folder: Path, clock: Clock) -> Measured:
    """Build a study with every check, as `coprod-kg build` does."""
    with clock.stage("whole build"):
        from coprod_kg import build as builder  # noqa: PLC0415  # as above
        from coprod_kg.study import Study  # noqa: PLC0415

        report = builder.build(Study.find(folder))
    return {"faults": len(report.faults)}


def check(folder: Path, clock: Clock) -> Measured:
    """Put a built graph to the shapes and to the rules, one after the other."""
    from coprod_kg import resources  # noqa: PLC0415  # not part of what is measured
    from coprod_kg.check import rules, validation  # noqa: PLC0415
    from coprod_kg.graph.folder import store_of  # noqa: PLC0415
    from coprod_kg.study import Study  # noqa: PLC0415
    from coprod_kg.vocabulary import vocabulary  # noqa: PLC0415

    store = Store.read_only(str(store_of(Study.find(folder).graph_folder)))
    with clock.stage("SHACL"):
        found = sum(1 for _ in validation.results(store, vocabulary(), resources.ontology() / "shapes"))
    slowest: dict[str, float] = {}
    with clock.stage("rules"):
        for rule in rules.read(resources.queries() / "check"):
            start = time.perf_counter()
            found += sum(1 for _ in rule.rows(store))
            slowest[rule.name] = time.perf_counter() - start
    return {"found": found, "rules": slowest}


def question(folder: Path, clock: Clock, name: str) -> Measured:
    """Ask a built graph one question of the library, with ids of the study where one must be given.

    A question that needs more than MEMORY ends with an error, before the machine does.
    """
    from coprod_kg import ask  # noqa: PLC0415  # not part of what is measured
    from coprod_kg.build import open_graph  # noqa: PLC0415
    from coprod_kg.study import Study  # noqa: PLC0415

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    study = Study.find(folder)
    names = ask.Names(open_graph(study), study.base)
    asked = ask.Library().find(name)
    given = {one.name: _given(one.type) for one in asked.parameters if one.required}
    rows = 0
    for time_ in ("first", "second", "third"):
        with clock.stage(time_):
            rows = len(ask.ask(asked, names, given))
        if clock.processor[time_] > LONG:
            break
    return {"rows": rows}


def _given(kind: str) -> str:
    """Return a value of a type of parameter that the studies have."""
    return GIVEN.get(kind) or kind.removeprefix("one of ").split(",")[0]


GIVEN: Final = {
    "partnership": "p0",
    "actor": "p0o0",
    "source": "p0s0",
    "extract": "p0x1",
    "coder": "c1",
    "claim": f"{BASE}claim/flows/p0fls1",
    "thing": f"{BASE}claim/flows/p0fls1",
    "IRI": f"{BASE}claim/flows/p0fls1",
    "date": "2012",
    "end date": "2012",
    "concept of tension": "narratives",
    "concept": "principle:reciprocity",
    "text": "agenda",
}
WORKS: Final[dict[str, Callable[..., Measured]]] = {
    work.__name__: work for work in (alone, weave, build, whole, check, question)
}


def measured(work: str, folder: Path, *more: str, seconds: float | None = None) -> Measured:
    """Return what a piece of work costs, done in a fresh process.

    Raises subprocess.SubprocessError when it fails or takes longer than the seconds.
    """
    run = subprocess.run(
        [sys.executable, __file__, work, str(folder), *more],
        check=True,
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    found: Measured = json.loads(run.stdout)
    return found


def main(work: str, folder: Path, *more: str) -> None:
    """Do a piece of work and print what it cost."""
    clock = Clock()
    extra = WORKS[work](folder, clock, *more)
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    unit = 2**20 if sys.platform == "darwin" else 2**10  # of what the system counts memory in
    cost = {
        "stages": clock.stages,
        "busy": clock.processor,
        "seconds": sum(clock.stages.values()),
        "processor": sum(clock.processor.values()),
        "peak_mb": sum(one.ru_maxrss for one in usage) / unit,
    }
    json.dump(cost | extra, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
