"""New studies: empty ones that explain themselves, and copies of the examples."""

from __future__ import annotations

import csv
import re
import signal
import tomllib
import zipfile
from typing import TYPE_CHECKING

import acting
import pytest
import studies
from python_calamine import CalamineWorkbook

from coprod_kg import build, resources, template
from coprod_kg.errors import FolderNotEmptyError, UnknownExampleError
from coprod_kg.study import Study
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

FIRST = ["partnerships", "actors", "sources", "extracts", "flows", "power_over"]
EVERY = list(vocabulary().tables)


@pytest.mark.parametrize("workbook", [False, True])
@pytest.mark.parametrize("every", [False, True])
def test_a_new_study_is_valid(tmp_path: Path, *, workbook: bool, every: bool) -> None:
    """Empty tables have no fault, in files or in a workbook."""
    template.new(tmp_path / "s", workbook=workbook, every=every)
    records, faults = studies.read(Study.read(tmp_path / "s"))
    assert faults == []
    assert [one.values["id"] for one in records] == [("coder1",)]
    assert build.build(Study.read(tmp_path / "s")).is_sound


@pytest.mark.parametrize(("every", "tables"), [(False, FIRST), (True, EVERY)])
def test_a_new_study_has_the_tables_that_were_asked_for(
    tmp_path: Path, tables: list[str], *, every: bool
) -> None:
    """Those with which a study begins, or all, each with every column."""
    template.new(tmp_path / "s", every=every)
    coded = tmp_path / "s" / "coded"
    assert {path.stem for path in coded.iterdir()} == set(tables)
    for name in tables:
        (header,) = csv.reader((coded / f"{name}.csv").read_text(encoding="utf-8").splitlines())
        assert header == [column.name for column in vocabulary().tables[name].cells]


def test_a_new_study_says_which_files_it_wrote(tmp_path: Path) -> None:
    """And wrote no other."""
    found = template.new(tmp_path / "s")
    assert found == sorted(path for path in (tmp_path / "s").rglob("*") if path.is_file())
    assert {"study.toml", "GUIDE.md"} <= {path.name for path in found}


@pytest.mark.parametrize("name", ["my study", 'a "b" \\ c', "Ünï", "x\ny", "-", "日本"])
def test_the_settings_of_any_folder_name_can_be_read(tmp_path: Path, name: str) -> None:
    """Quotes and backslashes of a name are escaped, and the base is an address."""
    template.new(tmp_path / name)
    study = Study.read(tmp_path / name)
    assert study.title == name.replace("\n", " ")
    assert re.fullmatch(r"https://example\.org/[a-z0-9-]+/", study.base)


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    """It was made for it."""
    assert template.new(tmp_path)


@pytest.mark.parametrize("make", [template.new, lambda folder: template.copy_example("mill", folder)])
def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path, make: object) -> None:
    """Nothing of anybody's is overwritten."""
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderNotEmptyError):
        make(tmp_path)
    with pytest.raises(FolderNotEmptyError):
        make(tmp_path / "mine.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("was_there", [False, True])
@pytest.mark.parametrize("make", [template.new, lambda folder: template.copy_example("mill", folder)])
def test_an_interrupted_study_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: object, *, was_there: bool
) -> None:
    """Half a study would be refused as a folder that is not empty when it is made again."""
    if was_there:
        (tmp_path / "s").mkdir()
    guide = template.guide
    monkeypatch.setattr(template, "guide", lambda words: signal.raise_signal(signal.SIGINT) or guide(words))
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path / "s")
    assert list(tmp_path.rglob("*")) == ([tmp_path / "s"] if was_there else [])


BEFORE = """
import pathlib, sys
from coprod_kg import template
from coprod_kg.errors import OutputError
place = pathlib.Path(sys.argv[1])
template.guide()
template.new(place / "warm", workbook=True)
"""


@pytest.mark.parametrize("workbook", [False, True])
def test_a_place_where_one_may_not_write_is_told(tmp_path: Path, *, workbook: bool) -> None:
    """With what to do, and without a traceback."""
    acting.open_to_all(tmp_path)
    code = f"""
try:
    template.new(place / "s", workbook={workbook})
except OutputError as error:
    print(error)
"""
    assert "Permission denied" in acting.run(code, tmp_path, before=BEFORE).stdout


def test_a_folder_one_may_not_look_into_is_told(tmp_path: Path) -> None:
    """It might be full."""
    acting.open_to_all(tmp_path)
    code = """
try:
    template.new(place / "warm" / "coded" / "s")
except OutputError as error:
    print(error)
"""
    before = f"{BEFORE}\n(place / 'warm' / 'coded').chmod(0)\n"
    done = acting.run(code, tmp_path, before=before)
    (tmp_path / "warm" / "coded").chmod(0o755)
    assert "Permission denied" in done.stdout, done.stderr


def test_a_full_disk_is_told_for_a_workbook_too(tmp_path: Path) -> None:
    """A workbook is written like any other file."""
    code = f"""{BEFORE}
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
try:
    template.new(place / "s", workbook=True, every=True)
except OutputError as error:
    print(error)
"""
    done = acting.run(code, tmp_path)
    assert "cannot be written" in done.stdout, done.stderr


def test_a_full_disk_is_told_in_words_for_an_example_too(tmp_path: Path) -> None:
    """Many files are copied at once; what is told is why, and not a list of all of them."""
    code = f"""{BEFORE}
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
try:
    template.copy_example("riverside", place / "s")
except OutputError as error:
    print(error)
"""
    done = acting.run(code, tmp_path)
    assert "cannot be written" in done.stdout, done.stderr
    assert "[(" not in done.stdout
    assert not (tmp_path / "s").exists()


# Examples


@pytest.mark.parametrize("name", template.names())
def test_an_example_is_copied_whole(tmp_path: Path, name: str) -> None:
    """Settings, tables and texts, to the byte; what made it stays behind."""
    template.copy_example(name, tmp_path / "s")
    source = resources.examples() / name
    for path in source.rglob("*"):
        part = path.relative_to(source)
        if path.is_file() and part.parts[0] in {"study.toml", "coded", "texts"}:
            assert (tmp_path / "s" / part).read_bytes() == path.read_bytes()
    assert not list((tmp_path / "s").rglob("*.py"))
    assert studies.read(Study.read(tmp_path / "s"))[1] == []


def test_there_are_three_examples() -> None:
    """One real and small, one to draw, one to try things on."""
    assert template.names() == ["abstract", "mill", "riverside"]


@pytest.mark.parametrize(
    ("name", "remedy"), [("mil", "Did you mean 'mill'?"), ("zzz", "There are: abstract, mill")]
)
def test_an_unknown_example_is_told_the_nearest(tmp_path: Path, name: str, remedy: str) -> None:
    """And nothing is made."""
    with pytest.raises(UnknownExampleError, match=re.escape(remedy)):
        template.copy_example(name, tmp_path / "s")
    assert not (tmp_path / "s").exists()


# Guide


def test_the_guide_names_every_column_of_every_table() -> None:
    """With what it takes and what it is for."""
    text = template.guide()
    shared = text[text.index("# Statements") : text.index("## ", text.index("# Statements"))]
    for table in vocabulary().tables.values():
        start = text.index(f"## {table.name}\n")
        part = text[start : text.find("\n## ", start + 1)] + (shared if table.is_statement else "")
        for column in table.cells:
            assert f"| {column.name} |" in part, (table.name, column.name)
            assert column.description in part


def test_the_guide_shows_two_rows_of_the_mill_in_every_table() -> None:
    """An example says more than a rule."""
    text = template.guide()
    for table in vocabulary().tables:
        start = text.index(f"## {table}\n")
        end = text.find("\n## ", start + 1)
        example = text[start : end if end > 0 else None].split("Example:\n\n")[1].split("\n\n")[0].strip()
        assert len(example.splitlines()) == 4


def test_every_row_of_the_guide_has_the_cells_of_its_header() -> None:
    """A bar or a line break in a cell would break the table."""
    for block in re.findall(r"(?:^\|.*\|\n)+", template.guide(), re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1, block


# Workbook


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return the workbook of a new study with every table."""
    template.new(tmp_path / "s", workbook=True, every=True)
    return tmp_path / "s" / "coded" / "coded.xlsx"


def test_the_workbook_has_a_sheet_a_table(workbook: Path) -> None:
    """In the order in which they are filled, each with its header."""
    book = CalamineWorkbook.from_path(str(workbook))
    assert book.sheet_names == EVERY
    for name, table in vocabulary().tables.items():
        assert book.get_sheet_by_name(name).to_python() == [[column.name for column in table.cells]]


def test_the_workbook_offers_the_concepts_of_a_column(workbook: Path) -> None:
    """A list to choose from, and no refusal of what is not in it: labels in any case are taken."""
    with zipfile.ZipFile(workbook) as archive:
        text = archive.read(f"xl/worksheets/sheet{EVERY.index('flows') + 1}.xml").decode()
    rules = re.findall(r"<dataValidation (.*?)>.*?<formula1>(.*?)</formula1>", text)
    offered = [choices.strip('"').split(",") for _, choices in rules]
    assert ["affirmed", "denied", "uncertain"] in offered
    assert any("funding" in choices and "anything" in choices for choices in offered)
    assert all('errorStyle="information"' in attributes for attributes, _ in rules)


def test_every_choice_of_the_workbook_is_taken_by_the_reader(workbook: Path) -> None:
    """What the list offers is no fault."""
    count = 0
    for table in vocabulary().tables.values():
        for column in table.cells:
            for choice in template._choices(column, vocabulary()):
                count += 1
                if column.schemes:
                    assert len(vocabulary().concepts(choice, column.schemes)) == 1
    assert workbook.exists()
    assert count > 200


def test_the_workbook_has_a_note_on_every_column(workbook: Path) -> None:
    """What it is for, where it is needed."""
    with zipfile.ZipFile(workbook) as archive:
        notes = [archive.read(name).decode() for name in archive.namelist() if "/comments" in name]
    assert sum(text.count("<comment ") for text in notes) == sum(
        len(one.cells) for one in vocabulary().tables.values()
    )


def test_the_settings_are_toml_of_this_format(tmp_path: Path) -> None:
    """Each with a word on what it is."""
    template.new(tmp_path / "s")
    text = (tmp_path / "s" / "study.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)) == {"format", "title", "base", "inputs", "coder"}
    assert text.count("#") >= 4
