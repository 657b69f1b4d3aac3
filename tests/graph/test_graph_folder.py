"""The graph on disk: whole or not at all, one build at a time, the former graph untouched."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import acting
import pytest
from rdflib import URIRef

from coprod_kg import build
from coprod_kg.errors import BuildRunningError, NoGraphError, StoreError
from coprod_kg.graph import folder, store
from coprod_kg.graph.store import engine
from coprod_kg.study import Study

if TYPE_CHECKING:
    from pathlib import Path

BUILD = "import pathlib, sys; from coprod_kg import build; from coprod_kg.study import Study\n"
QUIET = "study = Study.read(pathlib.Path(sys.argv[1]))\n"
TOLD = """
from coprod_kg.errors import CoprodError
try:
    build.build(study)
except CoprodError as error:
    print(type(error).__name__, error)
"""


def _contents(place: Path) -> dict[str, str]:
    """Return the digest of each file below a folder; what engines write as a diary left out."""
    return {
        str(path.relative_to(place)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name not in {".lock", "LOCK"} and not path.name.startswith("LOG")
    }


def _break(study: Study) -> None:
    """Make a fault, so that no graph can be built."""
    path = study.folder / "coded" / "flows.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("a1,a3,funding", "a1,zz,funding"), encoding="utf-8"
    )


def _title(study: Study, text: str) -> Study:
    """Change a study so that its graph differs, and return it."""
    path = study.folder / "study.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("The Mill (a fictional example)", text), encoding="utf-8"
    )
    return Study.read(study.folder)


def _builds(study: Study) -> list[str]:
    return sorted(path.name for path in study.graph_folder.iterdir() if path.is_dir())


def _people(study: Study) -> int:
    """Open the graph of a study and count something, so that it is known to be usable."""
    found = build.open_graph(study).query(
        "SELECT (COUNT(?one) AS ?n) WHERE { ?one a <https://w3id.org/coprod-kg/ns#Person> }"
    )
    return int(next(iter(found))["n"])


# Whole


def test_a_study_without_a_graph_says_so(study: Study) -> None:
    """And what to run."""
    with pytest.raises(NoGraphError, match="coprod-kg build"):
        build.open_graph(study)


def test_a_built_graph_is_that_of_the_records(study: Study) -> None:
    """What is on disk is what was woven, quad for quad, but for the time of the build."""
    assert build.build(study).is_sound
    ended = "<http://www.w3.org/ns/prov#endedAtTime>"
    on_disk = {str(quad) for quad in engine(build.open_graph(study)) if str(quad.predicate) != ended}
    in_memory = {str(quad) for quad in engine(build.in_memory(study.folder)) if str(quad.predicate) != ended}
    assert on_disk == in_memory
    assert len(on_disk) > 4_000


def test_the_n_quads_lie_beside_the_store(study: Study) -> None:
    """The engine's files may change with its version; the text does not."""
    build.build(study)
    kept = store.in_memory(folder.quads_of(study.graph_folder))
    assert set(engine(kept)) == set(engine(build.open_graph(study)))


def test_an_open_graph_cannot_be_changed(study: Study) -> None:
    """It is rebuilt, never edited."""
    build.build(study)
    graph = build.open_graph(study)
    one = URIRef("https://example.org/x")
    with pytest.raises(RuntimeError, match="read-write"):
        graph.add((one, one, one))


def test_a_new_build_takes_the_place_of_the_former(study: Study) -> None:
    """One build is kept, and it is the new one."""
    build.build(study)
    former = _builds(study)
    study = _title(study, "Renamed")
    build.build(study)
    assert len(_builds(study)) == 1
    assert _builds(study) != former
    assert "Renamed" in folder.quads_of(study.graph_folder).read_text(encoding="utf-8")


def test_a_graph_that_is_open_stays_readable_while_it_is_replaced(study: Study) -> None:
    """Whoever asks while somebody builds gets an answer."""
    build.build(study)
    graph = build.open_graph(study)
    before = len(graph)
    study = _title(study, "Renamed")
    build.build(study)
    assert len(set(engine(graph))) == before


# Nothing


def test_a_build_with_faults_leaves_the_former_graph_byte_for_byte(study: Study) -> None:
    """The graph one can ask is always that of a study that was sound."""
    build.build(study)
    former = _contents(study.graph_folder)
    _break(study)
    assert not build.build(study).is_sound
    assert _contents(study.graph_folder) == former


def test_a_first_build_with_faults_leaves_no_graph(study: Study) -> None:
    """And no rubbish."""
    _break(study)
    assert not build.build(study).is_sound
    with pytest.raises(NoGraphError):
        build.open_graph(study)
    assert _contents(study.graph_folder) == {}


def test_an_error_in_the_middle_leaves_the_former_graph(study: Study) -> None:
    """As Ctrl-C does: the error passes, the folder is cleared."""
    build.build(study)
    former = _contents(study.graph_folder)

    def interrupt(stage: str, _done: int, _of: int) -> None:
        if stage == "checking":
            raise KeyboardInterrupt

    study = _title(study, "Renamed")
    with pytest.raises(KeyboardInterrupt):
        build.build(study, interrupt)
    assert _contents(study.graph_folder) == former
    assert build.build(study).is_sound


@pytest.mark.parametrize("stage", ["reading", "loading", "checking"])
def test_a_killed_build_leaves_the_former_graph_and_the_next_clears_up(study: Study, stage: str) -> None:
    """Power may fail at any moment."""
    build.build(study)
    former = _builds(study)
    study = _title(study, "Renamed")
    code = f"""{BUILD}{QUIET}
import os, signal
def kill(stage, done, of):
    if stage == {stage!r}: os.kill(os.getpid(), signal.SIGKILL)
build.build(study, kill)
"""
    assert acting.run(code, study.folder).returncode == -signal.SIGKILL
    assert len(_builds(study)) == 2
    assert _people(study) == 3
    assert "Renamed" not in folder.quads_of(study.graph_folder).read_text(encoding="utf-8")
    assert build.build(study).is_sound
    assert len(_builds(study)) == 1
    assert _builds(study) != former
    assert "Renamed" in folder.quads_of(study.graph_folder).read_text(encoding="utf-8")


# One at a time


def test_two_builds_at_once_are_told(study: Study) -> None:
    """The second one is refused in another process, and the first one ends well."""
    code = f"""{BUILD}{QUIET}
def wait(stage, done, of):
    if stage == "checking": print("checking", flush=True); sys.stdin.readline()
print(build.build(study, wait).is_sound)
"""
    with subprocess.Popen(
        [sys.executable, "-c", code, study.folder], env=acting.environment(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as first:  # fmt: skip
        assert first.stdout is not None
        assert first.stdout.readline() == "checking\n"
        with pytest.raises(BuildRunningError, match="Wait until it has ended"):
            build.build(study)
        assert first.communicate("go on\n", timeout=60)[0] == "True\n"
    assert _people(study) == 3


def test_a_build_after_another_has_ended_is_not_refused(study: Study) -> None:
    """The lock is let go, also after a failure."""
    _break(study)
    build.build(study)
    assert not build.build(study).is_sound


# No place


def test_a_folder_where_one_may_not_write_is_told(study: Study) -> None:
    """The former graph can still be read."""
    build.build(study)
    former = _contents(study.graph_folder)
    study.graph_folder.chmod(0o555)
    before = f"{BUILD}{QUIET}from coprod_kg import check\nbuild.in_memory(study.folder)\n"
    done = acting.run(TOLD, study.folder, before=before)
    study.graph_folder.chmod(0o755)
    assert done.stdout.startswith("StoreError"), done.stderr
    assert "former graph is untouched" in done.stdout
    assert _contents(study.graph_folder) == former


def test_a_study_folder_where_one_may_not_write_is_told(study: Study) -> None:
    """Before the first build there is not even a graph folder."""
    study.folder.chmod(0o555)
    before = f"{BUILD}{QUIET}from coprod_kg import check\nbuild.in_memory(study.folder)\n"
    done = acting.run(TOLD, study.folder, before=before)
    study.folder.chmod(0o755)
    assert done.stdout.startswith("StoreError"), done.stderr


@pytest.mark.parametrize("size", [0, 1_000, 100_000, 700_000])
def test_a_full_disk_is_told_and_the_former_graph_stays(study: Study, size: int) -> None:
    """Files may not grow beyond a size, in the text, the store or the pointer: an error, no traceback."""
    build.build(study)
    former = _contents(study.graph_folder)
    study = _title(study, "Renamed")
    code = (
        f"{BUILD}{QUIET}import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n{TOLD}"
    )
    done = acting.run(code, study.folder)
    assert done.stdout.startswith("StoreError"), done.stdout + done.stderr
    assert _contents(study.graph_folder) == former
    assert _people(study) == 3


def test_a_file_where_the_graph_should_be_is_told(study: Study) -> None:
    """It is not removed."""
    study.graph_folder.write_text("mine")
    with pytest.raises(StoreError):
        build.build(study)
    assert study.graph_folder.read_text() == "mine"


def test_a_damaged_store_is_told_with_what_to_do(study: Study) -> None:
    """A rebuild is always possible."""
    build.build(study)
    for path in folder.store_of(study.graph_folder).glob("*.sst"):
        path.unlink()
    with pytest.raises(StoreError, match="coprod-kg build"):
        _people(study)
    assert build.build(study).is_sound
    assert _people(study) == 3


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"name": "build-x", "digest": "", "ended": ""}', '{"name": 1}']
)
def test_a_damaged_pointer_is_no_graph(study: Study, text: str) -> None:
    """Nor a traceback; the next build makes one."""
    build.build(study)
    (study.graph_folder / "current").write_text(text)
    with pytest.raises(NoGraphError):
        build.open_graph(study)
    assert build.build(study).is_sound
