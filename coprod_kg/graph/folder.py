"""The folder of a built graph: builds beside each other, a pointer to the one that counts.

`graph/current` names the build in use; it is replaced in one step when a build is
complete, so that a build that fails or is killed leaves the former graph as it was.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from coprod_kg.errors import BuildRunningError, NoGraphError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

_POINTER: Final = "current"
_LOCK: Final = ".lock"
_PREFIX: Final = "build-"
QUADS: Final = "graph.nq"
STORE: Final = "store"


@dataclass(frozen=True, slots=True)
class Built:
    """Which build a graph folder points to: its digest and when these inputs were first built."""

    name: str
    digest: str
    ended: str


def built(folder: Path) -> Built | None:
    """Return the build that a graph folder points to, or None when there is none."""
    try:
        found = Built(**json.loads((folder / _POINTER).read_text(encoding="utf-8")))
        is_there = (folder / found.name / STORE).is_dir()
    except (OSError, ValueError, TypeError):
        return None
    return found if is_there else None


def store_of(folder: Path) -> Path:
    """Return the store of the build in use; raises NoGraphError when there is none."""
    found = built(folder)
    if found is None:
        raise NoGraphError(folder)
    return folder / found.name / STORE


def quads_of(folder: Path) -> Path:
    """Return the N-Quads text of the build in use; raises NoGraphError when there is none."""
    return store_of(folder).parent / QUADS


@contextmanager
def new_build(folder: Path) -> Iterator[Path]:
    """Give a new empty folder beside the build in use, and clear up when the work is over.

    Raises BuildRunningError when another build works on this graph, StoreError when the
    folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK)
        lock.acquire(blocking=False)
    except Timeout:
        raise BuildRunningError(folder) from None
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        _clear(folder)
        place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
        place.chmod(0o755)
        yield place
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        _clear(folder)
        lock.release()


def swap_in(folder: Path, build: Built) -> None:
    """Make a finished build the one in use, in one step."""
    beside = folder / f".{_POINTER}"
    with beside.open("w", encoding="utf-8") as pointer:
        json.dump(asdict(build), pointer)
        pointer.flush()
        os.fsync(pointer.fileno())
    beside.replace(folder / _POINTER)


def _clear(folder: Path) -> None:
    """Remove every build but the one in use; what another program still reads stays."""
    kept = built(folder)
    for place in folder.glob(f"{_PREFIX}*"):
        if kept is None or place.name != kept.name:
            shutil.rmtree(place, ignore_errors=True)


def unwritable(place: Path, error: OSError) -> StoreError:
    """Return the error for a place that cannot be written."""
    return StoreError(
        f"'{place}' cannot be written ({error.strerror or error}).",
        "Free some space, or check that you may write there, and try again; the former graph is untouched.",
    )
