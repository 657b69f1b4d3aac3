"""Where the studies that are measured lie: in $BENCH_FOLDER, or in .studies/ beside this file."""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Final

import studies

from coprod_kg import resources, weave

HERE: Final = Path(__file__).parent
PLACE: Final = Path(os.environ.get("BENCH_FOLDER", HERE / ".studies"))


def study(claims: int) -> Path:
    """Return the folder of a study of a number of claims, made anew when what makes its graph has changed."""
    folder = PLACE / f"{claims}-{_state()}"
    if not folder.is_dir():
        for former in PLACE.glob(f"{claims}-*"):
            shutil.rmtree(former)
    return studies.make(folder, claims)


def _state() -> str:
    """Return a digest of the programs and descriptions on which the files in a study's folder depend."""
    package = Path(weave.__file__).parent
    read = [package / "weave.py", *package.glob("intake/*.py"), *resources.ontology().rglob("*.*")]
    files = [HERE / "studies.py", HERE / "phrases.toml", *read]
    return sha256(b"".join(path.read_bytes() for path in sorted(files) if path.is_file())).hexdigest()[:8]
