"""Where the studies that are measured lie: under $BENCH_FOLDER, or in the system's place for such files."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path

import studies


def study(claims: int) -> Path:
    """Return the folder of a study of a number of claims, made when it is not there yet."""
    here = Path(studies.__file__).parent
    texts = b"".join(path.read_bytes() for path in (here / "studies.py", here / "phrases.toml"))
    place = Path(os.environ.get("BENCH_FOLDER", Path(tempfile.gettempdir()) / "coprod-kg-bench"))
    return studies.make(place / f"{claims}-{sha256(texts).hexdigest()[:8]}", claims)
