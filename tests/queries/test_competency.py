"""Every question of the library on a story of its own, in which no triple is idle."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from competency import BASE, Case, told
from rdflib import Dataset, URIRef

from coprod_kg.ask import Library, Names
from coprod_kg.check import reference
from coprod_kg.vocabulary import CP, vocabulary

CASES = Path(__file__).parent / "competency"
QUESTIONS = [question for question in Library() if not question.is_rule]
ALL = {question.name: Case(question, CASES / question.name) for question in QUESTIONS}
OURS = (CP, "https://w3id.org/coprod-kg/scheme/")
# What the laws are tried on, broken in turn: it reads claims and takes parameters.
WHOLE = "reciprocity/gives-to"

every_case = pytest.mark.parametrize("case", ALL.values(), ids=ALL)
every_case_of_claims = pytest.mark.parametrize(
    "case", [pytest.param(case, id=name) for name, case in ALL.items() if case.reads_claims]
)


@pytest.fixture(scope="module")
def plain() -> Dataset:
    """Return the ontology in rdflib's own memory; each test adds its story and takes it out."""
    dataset = Dataset(default_union=True)
    ontology = dataset.graph(URIRef(BASE + "graph/ontology"))
    for triple in vocabulary().triples():
        ontology.add(reference.theirs(triple))
    return dataset


@pytest.fixture
def broken(tmp_path: Path) -> Case:
    """Return a copy of one case, to be broken."""
    shutil.copytree(ALL[WHOLE].folder, tmp_path / "case")
    return Case(ALL[WHOLE].question, tmp_path / "case")


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_every_question_has_a_case_and_every_case_a_question() -> None:
    """A question without a story rests on the mill alone; a story without a question is left over."""
    assert len(QUESTIONS) >= 50
    assert {path.parent.relative_to(CASES).as_posix() for path in CASES.glob("*/*/answer.ttl")} == set(ALL)


def test_hardly_a_question_reads_no_claims() -> None:
    """What tells the two apart reads the query; were it blind, no story would need a dispute."""
    bare = {name for name, case in ALL.items() if not case.reads_claims}
    assert bare == {"evidence/codes", "evidence/sources"}


@every_case
def test_the_answers_are_the_expected_rows(case: Case) -> None:
    """A story is small enough to work its answers out by hand."""
    for name in case.stories:
        for asking in case.askings(name):
            assert told(case.question, case.worlds[name].names, asking.given) == asking.expected, asking.name


@every_case
def test_rdflib_gives_the_expected_rows(case: Case, plain: Dataset) -> None:
    """An answer that rests on one engine is no answer of the graph."""
    graph = plain.graph(URIRef(BASE + "graph/data"))
    for name in case.stories:
        for triple in case.worlds[name].triples:
            graph.add(reference.theirs(triple))
        answers = [told(case.question, Names(plain, BASE), one.given) for one in case.askings(name)]
        graph.remove((None, None, None))
        assert answers == [one.expected for one in case.askings(name)], name


@every_case
def test_an_answer_has_several_rows(case: Case) -> None:
    """One row shows neither order nor what tells rows apart."""
    assert case.askings("answer")[0].rows >= 2


@every_case
def test_every_parameter_changes_an_answer(case: Case) -> None:
    """A parameter that nobody gives, or that changes nothing, is not shown to do anything."""
    assert case.idle_parameters() == set()


@every_case
def test_an_asking_gives_other_rows_than_none(case: Case) -> None:
    """A parameter that leaves nothing over could be one that matches nothing at all."""
    narrowed = [one for one in case.askings("answer")[1:] if one.rows]
    assert narrowed or not case.question.parameters


@every_case
def test_no_triple_of_a_story_is_idle(case: Case) -> None:
    """What could be left out tells the reader that it matters, and does not."""
    for name in case.stories:
        assert case.needless(name) == [], name


@every_case
def test_an_empty_answer_has_its_reason(case: Case) -> None:
    """Why there is no answer is part of what a question means."""
    for name, silence in case.silences().items():
        assert silence.reason.startswith("# "), name
        assert silence.reason.endswith("."), name
        assert len(silence.reason.split()) >= 5, name


@every_case
def test_an_empty_answer_is_empty_by_a_small_change(case: Case) -> None:
    """A graph with nothing in it would be silent for any reason."""
    for name, silence in case.silences().items():
        assert 1 <= len(silence.changed) <= 8, name
        assert told(case.question, silence.world.names, {}).count("\n") == 1, name


@every_case_of_claims
def test_claimants_and_coders_disagree_in_the_contested_story(case: Case) -> None:
    """The two are different things, and a question may treat them differently."""
    world = case.worlds["contested"]
    assert world.disagreements("claimants")
    assert world.disagreements("coders")


@every_case_of_claims
def test_what_is_contested_is_what_is_asked(case: Case) -> None:
    """A dispute about something else would change no answer whatever the question did with it."""
    assert case.unread() == []


@every_case
def test_the_words_of_stories_exist(case: Case) -> None:
    """A misspelt word in an empty case would be a reason that nobody can have."""
    known = {triple.subject.value for triple in vocabulary().triples()}
    triples = [triple for name in case.stories for triple in case.worlds[name].triples]
    triples += [triple for silence in case.silences().values() for triple in silence.changed]
    used = {getattr(part, "value", "") for triple in triples for part in triple}
    ours = {word for word in used if word.startswith(OURS)}
    assert ours
    assert ours - known == set()


def test_an_idle_triple_is_found(broken: Case) -> None:
    """The law of idle triples fires on one too many."""
    _append(broken.folder / "answer.ttl", f"\n<{BASE}actor/a1> <{CP}isResearcher> false .\n")
    assert len(broken.needless("answer")) == 1


def test_an_idle_triple_of_a_contested_story_is_found(broken: Case) -> None:
    """Who disputes with whom excuses no triple that is neither asked nor part of the dispute."""
    _append(broken.folder / "contested.ttl", f"\n<{BASE}actor/a1> <{CP}isResearcher> false .\n")
    assert len(broken.needless("contested")) == 1


def test_an_idle_parameter_is_found(broken: Case) -> None:
    """The law of parameters fires where no asking gives one."""
    for path in broken.folder.glob("*.csv"):
        if "mode=" in path.read_text(encoding="utf-8").partition("\n")[0]:
            path.unlink()
    assert broken.idle_parameters() == {"mode"}


def test_a_parameter_that_changes_nothing_is_idle(broken: Case) -> None:
    """To give what is taken anyway shows nothing."""
    whole = (broken.folder / "answer.csv").read_text(encoding="utf-8")
    for path in broken.folder.glob("*.csv"):
        if "mode=" in path.read_text(encoding="utf-8").partition("\n")[0]:
            path.write_text("# given: mode=happened\n" + whole, encoding="utf-8")
    assert broken.idle_parameters() == {"mode"}


def test_an_empty_case_with_rows_is_seen(broken: Case) -> None:
    """A change that leaves a row silences nothing."""
    (broken.folder / "empty.ru").write_text(
        f"# Nothing of it matters.\nINSERT DATA {{ <{BASE}actor/a1> <{CP}isResearcher> false }}\n",
        encoding="utf-8",
    )
    (silence,) = [one for name, one in broken.silences().items() if name == "empty.ru"]
    assert len(silence.changed) == 1
    assert told(broken.question, silence.world.names, {}).count("\n") > 1


def test_an_empty_case_without_a_change_is_seen(broken: Case) -> None:
    """To take away what is not there is no reason."""
    (broken.folder / "empty.ru").write_text(
        f"# Nobody there is a researcher.\nDELETE DATA {{ <{BASE}actor/a1> <{CP}isResearcher> true }}\n",
        encoding="utf-8",
    )
    assert broken.silences()["empty.ru"].changed == set()


def test_a_missing_contested_story_is_an_error(broken: Case) -> None:
    """A question that reads claims cannot do without one."""
    (broken.folder / "contested.ttl").unlink()
    assert "contested" in broken.stories
    with pytest.raises(FileNotFoundError):
        assert broken.worlds


def test_a_dispute_about_something_else_is_found(broken: Case) -> None:
    """Who disagrees about power does not disagree about what was given."""
    path = broken.folder / "contested.ttl"
    text = path.read_text(encoding="utf-8").replace("cp:giver", "cp:holder")
    path.write_text(text, encoding="utf-8")
    assert broken.unread() == ["claimants", "coders"]


def test_agreement_is_no_dispute(broken: Case) -> None:
    """Two who affirm the same do not disagree."""
    path = broken.folder / "contested.ttl"
    text = path.read_text(encoding="utf-8").replace("stance:denied", "stance:affirmed")
    path.write_text(text, encoding="utf-8")
    assert broken.worlds["contested"].disagreements("claimants") == set()
    assert broken.worlds["contested"].disagreements("coders") == set()
