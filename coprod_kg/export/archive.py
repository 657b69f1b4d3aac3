"""Zip archives of CSV files whose bytes depend on what is in them alone."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold


def write(out: IO[bytes], files: Mapping[str, bytes]) -> None:
    """Write an archive of files by name, in their order."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)


def csv_file(rows: Iterable[Iterable[object]]) -> bytes:
    """Return rows as CSV (RFC 4180) in UTF-8; None is an empty cell."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()
