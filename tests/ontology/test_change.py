"""What changed since a release: each kind of change reaches as far as it is said to, and no farther."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph

from coprod_kg import __version__, resources
from coprod_kg.change.__main__ import main, report
from coprod_kg.change.aspects import Effect, rule_of
from coprod_kg.change.changes import changes, highest
from coprod_kg.change.releases import (
    faults,
    in_force,
    least_version,
    numbers,
    read_release,
    release,
    releases,
)
from coprod_kg.change.statements import Thing, gathered, of_folders, read, write
from coprod_kg.errors import ReleasedBeforeError, UnknownReleaseError

HERE = Path(__file__).parent / "change"
WORLD = HERE / "world"
KINDS = tomllib.loads((HERE / "kinds.toml").read_text(encoding="utf-8"))["change"]
each_kind = pytest.mark.parametrize("kind", KINDS, ids=[kind["kind"].replace(" ", "-") for kind in KINDS])


def _stated(place: Path):
    return of_folders(place / "ontology", place / "queries")


@cache
def _before():
    return _stated(WORLD)


def _change(place: Path, kind: dict) -> bool:
    """Make one kind of change in a copy of the world; whether the place is there where it is made."""
    path = place / kind["in"]
    if "is" not in kind:
        path.unlink(missing_ok=True)
    elif "was" not in kind:
        path.write_text(kind["is"], encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if text.count(kind["was"]) != 1:
            return False
        path.write_text(text.replace(kind["was"], kind["is"]), encoding="utf-8")
    return True


def _changed(place: Path, *kinds: dict):
    """Return what the world states after some changes."""
    shutil.copytree(WORLD, place, dirs_exist_ok=True)
    assert all(_change(place, kind) for kind in kinds)
    return _stated(place)


def test_the_kinds_of_change_are_looked_at() -> None:
    """Each effect has its kinds, and each kind of thing comes, goes and changes somewhere."""
    told = [line for kind in KINDS for line in kind["told"]]
    count = {effect: sum(line.startswith(effect) for line in told) for effect in ("major", "minor", "patch")}
    assert len(KINDS) >= 80, len(KINDS)
    assert all(count[effect] >= least for effect, least in (("major", 45), ("minor", 35), ("patch", 15))), (
        count
    )
    spoken_of = {line.split()[1] for line in told}
    assert spoken_of >= {thing.kind for thing in _before()} | {"axiom"}


@each_kind
def test_a_kind_of_change_is_told_exactly(kind: dict, tmp_path: Path) -> None:
    """Neither more nor less, each with how far it reaches."""
    found = changes(_before(), _changed(tmp_path, kind))
    assert [f"{change.effect} {change}" for change in found] == kind["told"]


@each_kind
def test_only_what_was_deprecated_may_go(kind: dict, tmp_path: Path) -> None:
    """A name that somebody uses is announced to go before it goes."""
    found = changes(_before(), _changed(tmp_path, kind))
    told = faults(_before(), found, "0.1.0", "9.0.0")
    gone = kind.get("undeprecated")
    assert [fault.partition(" is gone")[0] for fault in told] == ([gone] if gone else [])


def test_what_is_said_not_to_be_deprecated_may_not_go() -> None:
    """`owl:deprecated false` announces nothing."""
    thing = ("property", "cp:giver")
    for value, told in (('"true"^^xsd:boolean', 0), ('"false"^^xsd:boolean', 1)):
        before = gathered([(*thing, "owl:deprecated", value)])
        assert len(faults(before, changes(before, {}), "0.1.0", "0.2.0")) == told


@each_kind
def test_a_version_that_is_too_low_is_a_fault(kind: dict, tmp_path: Path) -> None:
    """The version just below the least is refused, the least is not."""
    found = changes(_before(), _changed(tmp_path, kind))
    least = least_version("1.2.3", highest(found))
    too_low = [fault for fault in faults(_before(), found, "1.2.3", "1.2.3") if "demand" in fault]
    assert len(too_low) == bool(kind["told"])
    assert not [fault for fault in faults(_before(), found, "1.2.3", least) if "demand" in fault]


LEAST = ["minCount", "minExclusive", "minInclusive", "minLength", "qualifiedMinCount"]
MOST = ["maxCount", "maxExclusive", "maxInclusive", "maxLength", "qualifiedMaxCount"]
FOR_READERS = """
    rdfs:comment rdfs:isDefinedBy rdfs:seeAlso skos:hiddenLabel skos:scopeNote skos:note skos:example
    skos:editorialNote skos:historyNote skos:changeNote dcterms:creator vann:preferredNamespacePrefix
    <http://purl.org/dc/dcam/rangeIncludes> dc:title cp:order cp:remedy sh:message sh:name sh:description
    sh:order sh:group sh:prefixes sh:declare message remedy tag
"""
JUDGED = [  # aspect, what was, what is, how far that reaches
    *[
        (f"sh:{name}", was, now, effect)
        for name in LEAST
        for was, now, effect in (("9", "10", 3), ("10", "9", 2))
    ],
    *[
        (f"sh:{name}", was, now, effect)
        for name in MOST
        for was, now, effect in (("9", "10", 2), ("10", "9", 3))
    ],
    *[
        (f"sh:{name}", was, now, effect)
        for name in LEAST + MOST
        for was, now, effect in (("", "1", 3), ("1", "", 2))
    ],
    ("datatype/minimum", "1", "2", 3),
    ("datatype/minimum", "-1", "-2.5", 2),
    ("sh:minInclusive", "2012-01-01", "soon", 3),
    ("sh:minCount", "1 2", "1", 3),
    *[(aspect, "a", "b", 1) for aspect in FOR_READERS.split()],
    *[(f"skos:{name}Match", "", "a", 2) for name in ("broad", "close", "exact", "narrow", "related")],
    *[(f"skos:{name}Match", "a", "", 2) for name in ("broad", "close", "exact", "narrow", "related")],
    *[(aspect, was, "a", 2) for aspect in ("skos:hasTopConcept", "skos:topConceptOf") for was in ("", "a b")],
    ("owl:deprecated", "true", "", 2),
    *[(aspect, "", "a", 2) for aspect in ("name", "titles", "column")],
    *[(aspect, "true", "", 2) for aspect in ("cp:needed", "required", "datatype/format")],
    ("datatype/format", "a", "b", 3),
    ("sh:path", "cp:giver", "cp:giver cp:receiver", 3),
    *[(aspect, "", "a b", 3) for aspect in ("sh:in", "sh:languageIn")],
    *[(aspect, "a b", "a", 3) for aspect in ("sh:in", "sh:languageIn")],
    *[(aspect, "a b", "b c", 3) for aspect in ("sh:in", "sh:languageIn")],
    *[(aspect, "a", "a b", 2) for aspect in ("sh:in", "sh:languageIn")],
    *[(aspect, "a b", "", 2) for aspect in ("sh:in", "sh:languageIn")],
    ("sh:ignoredProperties", "", "a", 2),
    ("sh:ignoredProperties", "a b", "a", 3),
    ("sh:deactivated", "true", "", 3),
    ("sh:severity", "sh:Warning", "sh:Violation", 3),
    ("sh:severity", "sh:Info", "sh:Warning", 2),
    ("severity", "error", "warning", 2),
    ("sh:path", "cp:giver", "", 3),
    ("rdf:type", "owl:Class", "owl:Class owl:NamedIndividual", 1),
    ("rdf:type", "sh:NodeShape", "", 1),
    ("rdf:type", "owl:ObjectProperty owl:FunctionalProperty", "owl:ObjectProperty", 3),
    ("skos:broader", "a b", "a", 3),
    ("cp:hasPole", "a", "a b", 3),
]


@pytest.mark.parametrize(("aspect", "was", "now", "effect"), JUDGED)
def test_an_aspect_is_judged_by_what_was_and_is(aspect: str, was: str, now: str, effect: int) -> None:
    """Stricter is major, looser minor, and words are a patch, for each aspect there is a rule for."""
    assert rule_of(aspect)(frozenset(was.split()), frozenset(now.split())) == effect


@pytest.mark.parametrize(
    ("last", "effect", "least"),
    [
        ("0.1.0", Effect.NONE, "0.1.0"),
        ("0.1.0", Effect.PATCH, "0.1.1"),
        ("0.1.0", Effect.MINOR, "0.1.1"),
        ("0.1.4", Effect.MAJOR, "0.2.0"),
        ("1.2.3", Effect.NONE, "1.2.3"),
        ("1.2.3", Effect.PATCH, "1.2.4"),
        ("1.2.3", Effect.MINOR, "1.3.0"),
        ("1.2.3", Effect.MAJOR, "2.0.0"),
    ],
)
def test_an_effect_demands_a_version(last: str, effect: Effect, least: str) -> None:
    """Before 1.0.0 a major change raises the second number, and any other the third."""
    assert least_version(last, effect) == least


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(picked=st.lists(st.sampled_from(KINDS), min_size=1, max_size=4))
def test_several_changes_reach_as_far_as_the_farthest(picked: list[dict], tmp_path_factory) -> None:
    """A major change of one thing stays one, whatever is changed of others."""
    things = [things for kind in picked if (things := {line.split(": ")[0] for line in kind["told"]})]
    names = [{thing.split(" ", 1)[1] for thing in one} for one in things]
    assume(sum(map(len, names)) == len(set().union(*names)))
    place = tmp_path_factory.mktemp("several")
    shutil.copytree(WORLD, place, dirs_exist_ok=True)
    assume(all(_change(place, kind) for kind in picked))
    alone = [Effect[line.split()[0].upper()] for kind in picked for line in kind["told"]]
    assert highest(changes(_before(), _stated(place))) == max(alone, default=Effect.NONE)


@pytest.mark.parametrize("name", ["ontology/core.ttl", "ontology/power.ttl", "ontology/shapes/practices.ttl"])
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.randoms(use_true_random=False))
def test_the_same_triples_state_the_same(name: str, seed, tmp_path_factory) -> None:
    """However they are ordered, and whatever their blank nodes are called."""
    path = resources.ontology().parent / name
    place = tmp_path_factory.mktemp("same")
    graph = Graph().parse(path)
    called = {node: BNode() for node in graph.all_nodes() if isinstance(node, BNode)}
    lines = [" ".join(called.get(term, term).n3() for term in triple) + " ." for triple in graph]
    seed.shuffle(lines)
    for folder, text in (("one", path.read_text(encoding="utf-8")), ("other", "\n".join(lines))):
        (place / folder / name).parent.mkdir(parents=True)
        (place / folder / name).write_text(text, encoding="utf-8")
    one, other = (of_folders(place / folder / "ontology", place) for folder in ("one", "other"))
    assert len(one) > 10
    assert one == other


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.randoms(use_true_random=False))
def test_the_order_of_columns_states_nothing(seed, tmp_path_factory) -> None:
    """Columns are known by their names."""
    place = tmp_path_factory.mktemp("order")
    shutil.copytree(WORLD, place, dirs_exist_ok=True)
    path = place / "ontology/tables/flows.csvw.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    seed.shuffle(raw["tableSchema"]["columns"])
    path.write_text(json.dumps(dict(sorted(raw.items()))), encoding="utf-8")
    assert changes(_before(), _stated(place)) == []


TEXTS = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1)
NAMES = st.text(st.characters(categories=["L", "N"], include_characters=":#-./ "), min_size=1)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["class", "table"]), NAMES, NAMES, TEXTS)))
def test_what_is_written_is_read_back(stated) -> None:
    """A release that lost a value would show a change that nobody made."""
    statements = gathered(stated)
    assert read(write(statements)) == statements


def test_the_ontology_in_force_is_read_back() -> None:
    """The values that do occur, in the order of the file."""
    text = write(in_force())
    assert read(text) == in_force()
    assert text.count("\n") > 5000
    assert changes(in_force(), read(text)) == []


def test_every_term_table_and_question_is_stated() -> None:
    """What is not stated could change without anybody being told."""
    files = resources.ontology()
    stated = set(in_force())
    tables = {path.name.removesuffix(".csvw.json") for path in (files / "tables").glob("*.csvw.json")}
    questions = {
        path.relative_to(resources.queries()).with_suffix("").as_posix()
        for path in resources.queries().rglob("*.rq")
    }
    pattern = re.compile(r"^(cp:\w+)\n    a owl:(Class|\w+Property)\b", re.MULTILINE)
    declared = {found for path in files.glob("*.ttl") for found in pattern.findall(path.read_text("utf-8"))}
    assert {thing.name for thing in stated if thing.kind == "table"} == tables
    assert {thing.name for thing in stated if thing.kind == "question"} == questions
    assert len(declared) > 130
    for name, kind in declared:
        assert Thing("class" if kind == "Class" else "property", name) in stated


def test_releases_are_read_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    """Version 0.10.0 follows 0.9.0."""
    for version in ("0.10.0", "0.9.0", "0.9.1"):
        release(_before(), version, tmp_path)
    assert releases(tmp_path) == ["0.9.0", "0.9.1", "0.10.0"]
    assert read_release("0.10.0", tmp_path) == _before()


def test_a_release_is_never_written_again(tmp_path: Path) -> None:
    """Studies were coded with it."""
    release(_before(), "0.1.0", tmp_path)
    with pytest.raises(ReleasedBeforeError):
        release(_before(), "0.1.0", tmp_path)


def test_a_version_that_was_not_released_is_named(tmp_path: Path) -> None:
    """With those that were."""
    release(_before(), "0.1.0", tmp_path)
    with pytest.raises(UnknownReleaseError, match=r"0\.3\.0.*There are: 0\.1\.0"):
        read_release("0.3.0", tmp_path)


def test_a_release_is_kept_as_it_is_written_now() -> None:
    """Else a change of the form would show as changes of the ontology."""
    known = releases()
    assert known[0] == "0.1.0"
    for version in known:
        text = (resources.ontology() / "released" / version / "statements.tsv").read_text(encoding="utf-8")
        assert write(read(text)) == text


def test_the_version_in_force_is_as_high_as_the_changes_demand() -> None:
    """The gate: nothing that was not deprecated is gone, and the version tells how far the changes reach."""
    last = releases()[-1]
    before = read_release(last)
    found = changes(before, in_force())
    assert len(before) > 1000
    assert numbers(last) <= numbers(__version__)
    assert faults(before, found, last, __version__) == []


def test_the_program_tells_the_changes_by_how_far_they_reach(tmp_path: Path) -> None:
    """The farthest first, with counts and the least version."""
    kinds = {kind["kind"]: kind for kind in KINDS}
    picked = ["a definition is mended", "a concept is new", "a least number is raised"]
    after = _changed(tmp_path, *(kinds[name] for name in picked))
    told = report(changes(_before(), after), "0.1.0", len(after)).splitlines()
    assert [line for line in told if not line.startswith(" ")][:3] == ["major", "minor", "patch"]
    assert told[-2].startswith("1 major, 1 minor, 1 patch since 0.1.0, over ")
    assert told[-1] == "The least version that may follow is 0.2.0."


def test_the_program_cannot_compare_with_what_was_not_released(capsys) -> None:
    """Exit code 2, and the versions there are."""
    assert main(["0.0.1"]) == 2
    assert "There is no release '0.0.1'" in capsys.readouterr().err


def test_a_release_compared_with_itself_has_no_changes(capsys) -> None:
    """Exit code 0, whatever the version in force."""
    assert main(["0.1.0", "0.1.0"]) == 0
    assert "0 major, 0 minor, 0 patch since 0.1.0" in capsys.readouterr().out


@pytest.fixture
def released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of what was released, which holds nothing yet."""
    monkeypatch.setattr("coprod_kg.change.releases.folder", lambda: tmp_path / "released")
    return tmp_path / "released"


def test_before_the_first_release_there_is_nothing_to_compare_with(released: Path, capsys) -> None:
    """Exit code 2, and how to write the first one."""
    assert main([]) == 2
    assert capsys.readouterr().err.endswith("first release with 'python -m coprod_kg.change --release'.\n")
    assert main(["0.1.0"]) == 2
    assert "There is none yet." in capsys.readouterr().err
    assert main(["--release"]) == 0
    assert releases(released) == [__version__]
    assert main([]) == 0


@pytest.mark.parametrize("name", ["0.2.0rc1", "0.2", "x", "0.2.0.1", "\u0660.1.0"])
def test_a_folder_that_is_no_version_is_told(released: Path, capsys, name: str) -> None:
    """It would stand among the releases, and nobody could say where."""
    (released / name).mkdir(parents=True)
    (released / name / "statements.tsv").write_text("", encoding="utf-8")
    assert main([]) == 2
    assert f"'{name}' is no version of the ontology." in capsys.readouterr().err
