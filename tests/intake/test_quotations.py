"""Quotations are looked up in the source's text, where there is one."""

from __future__ import annotations

import pytest
import studies

from coprod_kg.intake.records import Records

TEXT = "We gave, and they gave.\r\nNobody kept count.\n"


def _faults(folder, row: str, file: str = "texts/one.txt", text: str = TEXT) -> list[tuple]:
    """Return the faults of one extract and one source."""
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "one.txt").write_bytes(text.encode())
    study = studies.write(
        folder,
        sources=f"id,title,text_file\ns1,One,{file}\n",
        extracts=f"id,source,text,start,end\n{row}\n",
    )
    records = Records(study)
    assert list(records)
    return [(fault.file, fault.row, fault.column) for fault in records.faults]


@pytest.mark.parametrize(
    "row",
    [
        "x1,s1,Nobody kept count.,,",
        "x1,s1,gave,3,7",
        "x1,s1,gave,18,22",
        'x1,s1,"gave.\nNobody",,',
        "x1,s1,,,",
    ],
)
def test_words_that_stand_there_are_no_fault(tmp_path, row) -> None:
    """Line ends differ between a spreadsheet and a text; words do not."""
    assert _faults(tmp_path, row) == []


@pytest.mark.parametrize("row", ["x1,s1,We took,,", "x1,s1,gave,,", "x1,s1,gave,4,8", "x1,s1,gave,300,304"])
def test_words_that_are_absent_or_ambiguous_are_a_fault(tmp_path, row) -> None:
    """A quotation that nobody can find is no evidence."""
    assert _faults(tmp_path, row) == [("coded/extracts.csv", 2, "text")]


@pytest.mark.parametrize("file", ["texts/none.txt", "../one.txt", "texts"])
def test_a_text_that_is_not_in_the_study_is_told_at_its_source(tmp_path, file) -> None:
    """One missing file is one fault, not one for each quotation."""
    assert _faults(tmp_path, "x1,s1,We took,,", file) == [("coded/sources.csv", 2, "text_file")]


def test_a_text_in_another_encoding_is_said_to_be_there(tmp_path) -> None:
    """Whoever is told that a file is missing, and sees it, looks for the wrong mistake."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_bytes(TEXT.encode("utf-16"))
    study = studies.write(tmp_path, sources="id,title,text_file\ns1,One,texts/one.txt\n")
    records = Records(study)
    assert list(records)
    (fault,) = records.faults
    assert "no text in UTF-8" in fault.message
