"""The fixtures of the rules: no word of a rule unheard, no triple idle, and a remedy that helps."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rule_fixtures import Fixture, told

from coprod_kg import resources
from coprod_kg.check import rules
from coprod_kg.vocabulary import CP

FIXTURES = Path(__file__).parent / "rules"
ALL = {rule.name: rule for rule in rules.read(resources.queries() / "check")}
# What the laws are tried on, broken in turn.
WHOLE = "claim-after-its-partnership"

every_rule = pytest.mark.parametrize("name", ALL)


def _fixture(name: str, folder: Path = FIXTURES) -> Fixture:
    return Fixture(ALL[name], folder / f"{name}.ttl")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a folder with a copy of one fixture and its remedy, to be broken."""
    for suffix in (".ttl", ".ru"):
        shutil.copy(FIXTURES / f"{WHOLE}{suffix}", tmp_path)
    return tmp_path


def test_every_rule_has_a_remedy_that_can_be_carried_out() -> None:
    """Advice that nobody ever followed may lead nowhere."""
    assert len(ALL) >= 20
    assert {path.stem for path in FIXTURES.glob("*.ru")} == set(ALL)


@every_rule
def test_no_word_of_a_rule_is_unheard(name: str) -> None:
    """A clause that could be left out of a rule with no fixture noticing is not tested."""
    assert _fixture(name).unheard() == set()


@every_rule
def test_no_triple_of_a_fixture_is_idle(name: str) -> None:
    """What could be left out tells the reader that it matters, and does not."""
    assert _fixture(name).idle() == []


@every_rule
def test_the_remedy_silences_the_rule(name: str) -> None:
    """Who does what the rule advises hears of it no more, and need not do much."""
    fixture = _fixture(name)
    assert told(fixture.rule, fixture.remedy.world) == []
    assert 1 <= len(fixture.remedy.changed) <= 4 * len(fixture.expected)


@every_rule
def test_the_remedy_brings_up_no_other_fault(name: str) -> None:
    """A remedy that puts another rule in the wrong sends people in circles."""
    fixture = _fixture(name)
    before = {one for rule in ALL.values() for one in told(rule, fixture.world)}
    after = {one for rule in ALL.values() for one in told(rule, fixture.remedy.world)}
    assert after - before == set()


@every_rule
def test_the_remedy_says_what_is_done(name: str) -> None:
    """Why there is no fault any more is part of what a rule means."""
    reason = _fixture(name).remedy.reason
    assert reason.startswith("# ")
    assert reason.endswith(".")
    assert len(reason.split()) >= 5


def test_an_idle_triple_is_found(broken: Path) -> None:
    """The law of idle triples fires on what the rule does not read."""
    with (broken / f"{WHOLE}.ttl").open("a", encoding="utf-8") as text:
        text.write("\n<claim/practices/w1> cp:strength 5 .\n")
    (found,) = _fixture(WHOLE, broken).idle()
    assert f"{CP}strength" in found


def test_an_unheard_word_is_found(broken: Path) -> None:
    """The law of words fires where no claim says when it began, so that no beginning is at fault."""
    path = broken / f"{WHOLE}.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("cp:fromAsGiven", "cp:note"), encoding="utf-8")
    assert _fixture(WHOLE, broken).unheard() == {f"{CP}fromAsGiven", f"{CP}holdsFrom"}


def test_a_remedy_that_helps_nothing_is_seen(broken: Path) -> None:
    """To change something else leaves the fault where it was."""
    update = f"# Ida is asked again.\nINSERT DATA {{ <https://study.example/actor/ida> <{CP}asked> true }}\n"
    (broken / f"{WHOLE}.ru").write_text(update, encoding="utf-8")
    fixture = _fixture(WHOLE, broken)
    assert len(fixture.remedy.changed) == 1
    assert told(fixture.rule, fixture.remedy.world) == told(fixture.rule, fixture.world)


def test_a_missing_remedy_is_an_error(broken: Path) -> None:
    """A rule cannot do without one."""
    (broken / f"{WHOLE}.ru").unlink()
    with pytest.raises(OSError, match=WHOLE):
        _fixture(WHOLE, broken).remedy  # noqa: B018  # reading it is the test
