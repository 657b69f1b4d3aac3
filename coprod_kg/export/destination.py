"""A file that comes into being whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from coprod_kg.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def destination(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write to; it takes its name when all is written.

    A device such as /dev/stdout is written as it is. Raises OutputError when the place
    cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as out:
                yield out
            return
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                yield out
            beside.chmod(0o644)
            beside.replace(path)
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()
    except OSError as error:
        raise OutputError(
            f"'{path}' cannot be written ({error.strerror or error}).",
            "Name a file in a folder that exists and where you may write, with space left.",
        ) from error
