"""What a release asks of older data: each migration carries its study and its graph, and none is missing."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, Store, parse

from coprod_kg import __version__, build, resources
from coprod_kg.change.aspects import Effect
from coprod_kg.change.changes import changes, highest
from coprod_kg.change.migration import GRAPH, REASON, TABLES, carried_rows, carry, folder, main, read
from coprod_kg.change.releases import in_force, least_version, numbers, read_release, releases
from coprod_kg.change.statements import gathered
from coprod_kg.errors import FolderNotEmptyError, NotCarriedError, UnknownReleaseError
from coprod_kg.study import Study

HERE = Path(__file__).parent / "migrations"
INVENTED = HERE / "invented"
MIGRATIONS = resources.ontology() / "migrations"
# Each migration with its fixture; the invented one shows the form, as nothing was renamed yet.
CASES = [
    *[(path, HERE / path.name) for path in sorted(MIGRATIONS.iterdir()) if path.is_dir()],
    (INVENTED / "migration", INVENTED),
]
each_migration = pytest.mark.parametrize(
    ("migration", "fixture"), CASES, ids=[fixture.name for _, fixture in CASES]
)


def broken(migration: Path, fixture: Path, place: Path) -> list[str]:
    """Return what is wrong with a migration, by its fixture."""
    if not (fixture / "before" / "study.toml").exists():
        return ["it has no fixture"]
    carries = {name for name in (GRAPH, TABLES) if (migration / name).exists()}
    if not carries:
        sound = build.check_study(Study.find(fixture / "before")).is_sound
        told = (migration / REASON).exists()
        return [*([] if told else ["it holds nothing"]), *([] if sound else ["something has to be carried"])]
    found = []
    if TABLES in carries:
        carry(fixture / "before", place, migration)
        found += _compared(_tables(fixture / "before"), _tables(place), _tables(fixture / "after"), "tables")
    if GRAPH in carries:
        former, present = _graph(fixture / "before"), _graph(fixture / "after")
        found += _compared(former, _graph(fixture / "before", migration / GRAPH), present, "graph")
    return found


def _compared(before, carried, after, what: str) -> list[str]:
    idle = [f"{what}: nothing has to be carried"] if before == after else []
    return idle + ([f"{what}: not carried as expected"] if carried != after else [])


def _tables(study: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (study / "coded").glob("*.csv")}


def _graph(study: Path, update: Path | None = None) -> Dataset:
    store = Store()
    store.bulk_extend(parse(path=str(study / "graph.trig"), format=RdfFormat.TRIG))
    if update is not None:
        store.update(update.read_text(encoding="utf-8"))
    found = Dataset(store)
    found.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return found


def missing(steps, migrations: Path) -> list[str]:
    """Return what no migration carries, of the steps from one release to the next."""
    found = []
    for version, before, after in steps:
        told = changes(before, after)
        place = migrations / version
        if highest(told) is Effect.MAJOR and not place.is_dir():
            found.append(f"{version} is a major release without a migration")
            continue
        names = [change.thing for change in told if change.is_removal and change.thing.kind != "shape"]
        words = "\n".join(path.read_text(encoding="utf-8") for path in place.glob("*")) if names else ""
        for thing in names:
            local = re.split(r"[:#./]", thing.name)[-1]
            if not re.search(rf"(?<![\w-]){re.escape(local)}(?![\w-])", words):
                found.append(f"{version} carries no {thing}")
    return found


def _steps():
    """Return the steps from release to release, the last one to the least version that may come next."""
    known = [(version, read_release(version)) for version in releases()]
    last, before = known[-1]
    least = least_version(last, highest(changes(before, in_force())))
    known.append((max(__version__, least, key=numbers), in_force()))
    return [(version, former, present) for (_, former), (version, present) in pairwise(known)]


@each_migration
def test_a_migration_carries_what_it_says(migration: Path, fixture: Path, tmp_path: Path) -> None:
    """Tables and graph become those of the new release; without it they were not."""
    assert broken(migration, fixture, tmp_path / "carried") == []


def test_every_major_release_has_a_migration_that_carries_each_name_that_is_gone() -> None:
    """A study is never left behind."""
    assert len(_steps()) == len(releases()) > 0
    assert missing(_steps(), MIGRATIONS) == []
    assert {path.name for path in HERE.iterdir()} == {fixture.name for _, fixture in CASES}


def _doctored(place: Path) -> Path:
    return Path(shutil.copytree(INVENTED, place / "invented"))


FORGOTTEN = {
    "column": (TABLES, 'strength = "force"', "tables"),
    "cell": (TABLES, 'funding = "money", ', "tables"),
    "table": (TABLES, 'table = "power_together"', "tables"),
    "every-table": (TABLES, '"resource:funding" = "resource:money"', "tables"),
    "property": (GRAPH, "?claim cp:force ?strength", "graph"),
    "concept": (GRAPH, "?situation cp:resource resource:money", "graph"),
}


@pytest.mark.parametrize(("file", "name", "what"), FORGOTTEN.values(), ids=FORGOTTEN)
def test_a_name_that_is_forgotten_is_a_fault(file: str, name: str, what: str, tmp_path: Path) -> None:
    """The fixture tells it."""
    place = _doctored(tmp_path)
    text = (place / "migration" / file).read_text(encoding="utf-8")
    assert text.count(name) == 1
    (place / "migration" / file).write_text(text.replace(name, ""), encoding="utf-8")
    told = broken(place / "migration", place, tmp_path / "carried")
    assert told == [f"{what}: not carried as expected"]


def test_a_fixture_that_needs_no_migration_is_a_fault(tmp_path: Path) -> None:
    """It would be met by a migration that does nothing."""
    place = _doctored(tmp_path)
    shutil.rmtree(place / "before")
    shutil.copytree(place / "after", place / "before")
    assert broken(place / "migration", place, tmp_path / "carried") == [
        "tables: nothing has to be carried",
        "graph: nothing has to be carried",
    ]


def test_a_migration_without_a_fixture_is_a_fault(tmp_path: Path) -> None:
    """Nobody knows whether it carries anything."""
    assert broken(INVENTED / "migration", tmp_path, tmp_path / "carried") == ["it has no fixture"]


def test_a_migration_that_holds_nothing_is_a_fault(tmp_path: Path) -> None:
    """Where nothing has to be carried it says why."""
    assert broken(tmp_path, HERE / "0.2.0", tmp_path / "carried") == ["it holds nothing"]


def test_a_study_that_no_longer_builds_is_a_fault(tmp_path: Path) -> None:
    """Then something has to be carried, whatever the migration says."""
    shutil.copytree(HERE / "0.2.0", tmp_path / "fixture")
    table = tmp_path / "fixture/before/coded/flows.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("giver", "from_whom", 1), encoding="utf-8")
    assert broken(MIGRATIONS / "0.2.0", tmp_path / "fixture", tmp_path / "carried") == [
        "something has to be carried"
    ]


BEFORE = gathered(
    [
        ("property", "cp:strength", "rdf:type", "owl:DatatypeProperty"),
        ("table", "flows", "url", "flows"),
        ("column", "flows.who", "name", "who"),
        ("shape", "shapes:Flow", "rdf:type", "sh:NodeShape"),
    ]
)


def _without(*kinds: str):
    return {thing: aspects for thing, aspects in BEFORE.items() if thing.kind not in kinds}


def test_a_major_release_without_a_migration_is_a_fault(tmp_path: Path) -> None:
    """However its changes came about."""
    steps = [("0.3.0", BEFORE, _without("property"))]
    assert missing(steps, tmp_path) == ["0.3.0 is a major release without a migration"]


def test_a_release_that_is_not_major_needs_no_migration(tmp_path: Path) -> None:
    """What was valid is valid."""
    assert missing([("0.3.0", BEFORE, _without("shape")), ("0.3.1", BEFORE, BEFORE)], tmp_path) == []


def test_a_name_that_is_gone_and_not_carried_is_a_fault(tmp_path: Path) -> None:
    """It stands as a word in a file of the migration, and not as a part of another one."""
    (tmp_path / "0.3.0").mkdir()
    (tmp_path / "0.3.0" / GRAPH).write_text("# cp:strengths becomes cp:force", encoding="utf-8")
    (tmp_path / "0.3.0" / TABLES).write_text('[flows]\ncolumns = { who = "members" }\n', encoding="utf-8")
    steps = [("0.3.0", BEFORE, _without("property", "column"))]
    assert missing(steps, tmp_path) == ["0.3.0 carries no property cp:strength"]


def test_rows_that_a_migration_does_not_speak_of_stay_as_they_are() -> None:
    """Cell by cell, short rows and long ones too."""
    rows = [["id", "resource"], ["f1", "funding ; time"], ["f2"], ["f3", "funding", "stray"]]
    assert carried_rows("sources", rows, read(INVENTED / "migration" / TABLES)) == ("sources", rows)


def test_the_tables_of_a_study_that_are_not_carried_are_the_same_bytes(tmp_path: Path) -> None:
    """A copy is made of the study, and the study itself is left alone."""
    before = _tables(INVENTED / "before")
    written = carry(INVENTED / "before", tmp_path / "new", INVENTED / "migration")
    assert "actors.csv" in {path.name for path in written}  # "*" speaks of every table
    quiet = tmp_path / "quiet"
    quiet.mkdir()
    (quiet / TABLES).write_text('[flows]\ntable = "streams"\n', encoding="utf-8")
    (only,) = carry(INVENTED / "before", tmp_path / "other", quiet)
    assert only.name == "streams.csv"
    for name in ("actors.csv", "power_shared.csv"):
        bytes_ = (INVENTED / "before/coded" / name).read_bytes()
        assert (tmp_path / "other/coded" / name).read_bytes() == bytes_
    assert _tables(INVENTED / "before") == before


def test_a_workbook_is_not_carried(tmp_path: Path) -> None:
    """It says what to do, and writes nothing."""
    study = _doctored(tmp_path) / "before"
    (study / "coded/coded.xlsx").write_bytes(b"PK")
    with pytest.raises(NotCarriedError, match="Save its sheets as CSV files"):
        carry(study, tmp_path / "new", INVENTED / "migration")
    assert not (tmp_path / "new").exists()


def test_a_table_that_cannot_be_read_is_not_carried(tmp_path: Path) -> None:
    """Half a table would be worse than none."""
    study = _doctored(tmp_path) / "before"
    (study / "coded/flows.csv").write_text('id,giver\nf1,"a1\n', encoding="utf-8")
    with pytest.raises(NotCarriedError, match=r"flows\.csv"):
        carry(study, tmp_path / "new", INVENTED / "migration")
    assert not (tmp_path / "new").exists()


def test_a_study_is_not_carried_over_another(tmp_path: Path) -> None:
    """A folder that holds something is left alone."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderNotEmptyError):
        carry(INVENTED / "before", tmp_path, INVENTED / "migration")


def test_a_study_is_not_carried_into_itself(tmp_path: Path) -> None:
    """The copy would hold a copy of the copy."""
    study = _doctored(tmp_path) / "before"
    with pytest.raises(NotCarriedError, match="within the study"):
        carry(study, study / "coded" / "carried", INVENTED / "migration")


def test_the_program_writes_a_carried_study_and_names_unknown_releases(tmp_path: Path, capsys) -> None:
    """Where nothing has to be carried the copy is the study."""
    assert main(["0.2.0", str(HERE / "0.2.0/before"), str(tmp_path / "new")]) == 0
    assert _tables(tmp_path / "new") == _tables(HERE / "0.2.0/before")
    assert main(["0.0.9", str(HERE / "0.2.0/before"), str(tmp_path / "other")]) == 2
    assert "There is no release '0.0.9'. There are: 0.2.0." in capsys.readouterr().err
    with pytest.raises(UnknownReleaseError):
        folder("0.0.9")


@pytest.mark.parametrize("version", ["..", ".", "", "0.2.0/", "../migrations/0.2.0"])
def test_only_the_name_of_a_release_names_one(version: str) -> None:
    """A path would carry a study by whatever lies there."""
    with pytest.raises(UnknownReleaseError):
        folder(version)


def test_a_study_is_not_carried_onto_a_file(tmp_path: Path, capsys) -> None:
    """The file stays as it is."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["0.2.0", str(HERE / "0.2.0/before"), str(tmp_path / "mine.txt")]) == 2
    assert "Name a folder that is not there yet." in capsys.readouterr().err
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("place", ["mine.txt/new", "no/such/folder/new"])
def test_a_copy_that_cannot_be_written_is_told(tmp_path: Path, capsys, place: str) -> None:
    """Nothing of it is left behind."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["0.2.0", str(HERE / "0.2.0/before"), str(tmp_path / place)]) == 2
    assert "cannot be carried" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_study_is_carried_into_an_empty_folder(tmp_path: Path) -> None:
    """Which somebody made for it; and from a folder within the study the whole is carried."""
    (tmp_path / "new").mkdir()
    assert main(["0.2.0", str(HERE / "0.2.0/before/coded"), str(tmp_path / "new")]) == 0
    assert _tables(tmp_path / "new") == _tables(HERE / "0.2.0/before")
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_an_input_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A study that names a table that is gone is carried by nobody's guess."""
    study = _doctored(tmp_path) / "before"
    text = (study / "study.toml").read_text(encoding="utf-8")
    (study / "study.toml").write_text(text + '\ninputs = ["gone.csv"]\n', encoding="utf-8")
    with pytest.raises(NotCarriedError, match="gone"):
        carry(study, tmp_path / "new", INVENTED / "migration")
