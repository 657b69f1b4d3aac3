"""A folder that a command makes whole, and replaces whole, if it was its own."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(folder: Path, command: str) -> Iterator[Path]:
    """Give a folder to fill, and put it in the place of one that the command made before.

    What is made is whole or not there at all; the former folder stays until then. Raises
    FolderExistsError for a folder that holds something else.
    """
    from coprod_kg import template

    place = folder.resolve()
    mark = f".coprod-{command}"
    is_former = (place / mark).is_file()
    if not is_former:
        template.refuse_full(folder)
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{mark}-", dir=place.parent) as name:
        new, former = Path(name) / "new", Path(name) / "former"
        yield new
        new.mkdir(exist_ok=True)
        (new / mark).write_text(f"made by coprod-kg {command}, which may replace it\n", encoding="utf-8")
        if is_former:
            place.rename(former)
        elif place.exists():
            place.rmdir()
        new.rename(place)
