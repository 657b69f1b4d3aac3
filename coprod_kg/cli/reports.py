"""How faults are shown, as text for people and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coprod_kg.cli.screen import advise, show

if TYPE_CHECKING:
    from coprod_kg.build import Report
    from coprod_kg.errors import Fault
    from coprod_kg.study import Study


def show_report(study: Study, report: Report, form: str) -> None:
    """Write the faults to stdout; as text, a summary goes to stderr."""
    if form == "json":
        faults = [_described(fault) for fault in report.faults]
        show(json.dumps({"faults": faults, "checked": report.checked}, ensure_ascii=False, indent=1))
        return
    show("".join(f"{fault}\n" for fault in report.faults))
    errors = sum(fault.is_error for fault in report.faults)
    counts = f"{_many(errors, 'error')}, {_many(len(report.faults) - errors, 'warning')}"
    advise(f"{study.title}: {counts} in {_many(report.checked['files'], 'file')}, {_rows(study, report)}.")
    if not report.faults and not any(report.checked[name] for name in _tables(study, report)):
        _advise_beginner()


def _described(fault: Fault) -> dict[str, str | int | None]:
    return {
        "file": fault.file,
        "sheet": fault.sheet,
        "row": fault.row,
        "column": fault.column,
        "message": fault.message,
        "remedy": fault.remedy,
        "severity": fault.severity,
    }


def _tables(study: Study, report: Report) -> list[str]:
    return [name for name in study.vocabulary.tables if name in report.checked]


def _rows(study: Study, report: Report) -> str:
    return _many(sum(report.checked[name] for name in _tables(study, report)), "row")


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _advise_beginner() -> None:
    """Say which tables to fill first."""
    from coprod_kg.vocabulary import vocabulary

    first, second, *rest = (table.name for table in vocabulary().tables.values() if table.order)
    advise(
        f"Nothing is coded yet. Fill {first} first, then {second}, then {', '.join(rest)}; "
        "GUIDE.md says what each column is for."
    )
