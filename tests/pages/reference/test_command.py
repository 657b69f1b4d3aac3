"""`coprod-kg docs`: where it writes, and what it never touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from coprod_kg.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from click.testing import Result


def _docs(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["docs", *arguments])


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_outside_a_study_the_shipped_reference_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: dict[str, str]
) -> None:
    """Whoever only wants to read needs no study."""
    monkeypatch.chdir(tmp_path)
    ran = _docs("-o", "reference")
    assert ran.exit_code == 0, ran.output
    assert {name: text.decode() for name, text in _files(tmp_path / "reference").items()} == reference
    assert "Open reference/index.html" in ran.stderr
    assert ran.stdout == ""


def test_outside_a_study_a_folder_must_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says which way out there is."""
    monkeypatch.chdir(tmp_path)
    ran = _docs()
    assert ran.exit_code == 2
    assert "is no study" in ran.stderr
    assert "-o" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_in_a_study_its_own_words_are_there(mill_copy: Path) -> None:
    """By default beside its maps."""
    ran = _docs("--study", str(mill_copy))
    assert ran.exit_code == 0, ran.output
    words = (mill_copy / "out" / "reference" / "words.html").read_text(encoding="utf-8")
    assert "own to this study" in words
    assert 'id="holder"' in words


def test_a_study_that_is_named_and_not_there_is_an_error(tmp_path: Path) -> None:
    """Even when -o is given: a slip should not pass unseen."""
    ran = _docs("--study", str(tmp_path / "nowhere"), "-o", str(tmp_path / "out"))
    assert ran.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_a_broken_extension_is_told(mill_copy: Path) -> None:
    """What a study adds and cannot be read is not silently left out."""
    (mill_copy / "extension" / "more.ttl").write_text("@prefix a: <b", encoding="utf-8")
    ran = _docs("--study", str(mill_copy))
    assert ran.exit_code == 2
    assert "more.ttl" in ran.stderr


def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    """Nothing at all is written then."""
    mine = tmp_path / "README.md"
    mine.write_text("my own words", encoding="utf-8")
    ran = _docs("-o", str(tmp_path))
    assert ran.exit_code == 2
    assert "was not written by 'coprod-kg docs'" in ran.stderr
    assert _files(tmp_path) == {"README.md": b"my own words"}


def test_a_former_reference_is_replaced_and_other_files_stay(
    tmp_path: Path, reference: dict[str, str]
) -> None:
    """A page whose table is no more goes; notes of a reader stay."""
    from coprod_kg.pages.reference import MARK

    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "gone.md").write_text(f"<!-- {MARK} -->\n# Gone\n", encoding="utf-8")
    (tmp_path / "words.md").write_text(f"<!-- {MARK} -->\n# Old\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("my notes", encoding="utf-8")
    ran = _docs("-o", str(tmp_path))
    assert ran.exit_code == 0, ran.output
    assert _files(tmp_path).keys() == {*reference, "notes.md"}
    assert (tmp_path / "words.md").read_text(encoding="utf-8") == reference["words.md"]
