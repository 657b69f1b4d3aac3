"""Each question leaves out what its policy leaves out: the mill told again in a partnership of its own."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING

import pytest

from coprod_kg import build, resources
from coprod_kg.ask import Library, Names, ask
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.ask import Answer, Question

BASE = "https://example.org/mill/"
STATEMENTS = [table.name for table in vocabulary().tables.values() if table.is_statement]
QUESTIONS = [one for one in Library() if not one.is_rule]
# What is said in the other partnership, the questions that must not heed it, and what they are given.
POLICIES = {
    "denied": ({"stance": "denied"}, "mode", {}),
    "planned": ({"mode": "planned"}, "mode", {}),
    "reported": ({"reported_by": "a2"}, "reported", {}),
    "coder": ({"coder": "c2"}, "coder", {"coder": "c1"}),
}
# Voices are counted whatever they affirm or deny, unless a stance is given.
WHATEVER_THE_STANCE = {"voices/by-and-about", "voices/who-speaks"}
CASES = [
    pytest.param(question, policy, id=f"{question.name}-{policy}")
    for question in QUESTIONS
    for policy, (_, parameter, _) in POLICIES.items()
    if parameter in {one.name for one in question.parameters}
    and not (policy == "denied" and question.name in WHATEVER_THE_STANCE)
]
ASKED = {question.name: question for question, _ in (case.values for case in CASES)}
# Questions about denials, promises, reports and silence, of which nothing is told again.
UNCHANGED = {
    "power/conflicting-accounts",
    "practices/recommendations",
    "reciprocity/promised-flows",
    "voices/partner-disagreement",
    "voices/reported-speech",
    "voices/spoken-about-unheard",
}


def _table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "coded" / f"{name}.csv").open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _append(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    known = _table(folder, name)
    columns = list(dict.fromkeys(column for row in (*known, *rows) for column in row))
    with (folder / "coded" / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="")
        writer.writeheader()
        writer.writerows((*known, *rows))


def _told_again(folder: Path, said: dict[str, str] | None) -> Names:
    """Return the mill with the partnership p9 beside it, in which all of p1 is said once more, as given."""
    shutil.copytree(resources.examples() / "mill", folder, dirs_exist_ok=True)
    _append(folder, "partnerships", [{"id": "p9", "name": "The Other Mill"}])
    offices = [row for row in _table(folder, "participations") if row["partnership"] == "p1"]
    _append(
        folder, "participations", [row | {"id": f"{row['id']}-9", "partnership": "p9"} for row in offices]
    )
    told = {name: _table(folder, name) for name in STATEMENTS}
    ids = {row["id"] for rows in told.values() for row in rows}
    for name, rows in told.items() if said is not None else ():
        situations = [column.name for column in vocabulary().tables[name].cells if column.situation_of]
        again = []
        for row in rows:
            if row.get("stance") or row.get("mode") or row.get("reported_by"):
                continue  # only what makes ties is told again, so that the policy alone leaves it out
            one = row | {"id": f"{row['id']}-9", "partnership": "p9"} | said
            for column in situations:
                parts = [part.strip() for part in row.get(column, "").split(";")]
                one[column] = ";".join(f"{part}-9" if part in ids else part for part in parts)
            one |= {"text": f"{row['text']} Again."} if "text" in row else {}
            again.append(one)
        _append(folder, name, again)
    return Names(build.in_memory(folder), BASE)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Names]:
    """Return the mill with an empty partnership beside it, and with each kind of talk in it."""
    said = {"empty": None, "heeded": {}} | {name: policy[0] for name, policy in POLICIES.items()}
    return {name: _told_again(tmp_path_factory.mktemp(name), what) for name, what in said.items()}


def _answers(question: Question, names: Names, given: dict[str, str]) -> list[Answer]:
    """Return the answer about everything and, where one can be asked about, about the other partnership."""
    known = {parameter.name for parameter in question.parameters}
    there = [given | {"partnership": "p9"}] if "partnership" in known else []
    return [ask(question, names, said) for said in (given, *there)]


@pytest.mark.parametrize(("question", "policy"), CASES)
def test_what_the_policy_leaves_out_changes_no_answer(question, policy, worlds) -> None:
    """'They gave nothing', 'we will give' and 'they say they gave' are data, and none of them a gift."""
    given = POLICIES[policy][2]
    assert _answers(question, worlds[policy], given) == _answers(question, worlds["empty"], given)


@pytest.mark.parametrize("name", ASKED)
def test_what_the_policy_takes_in_changes_the_answer(name, worlds) -> None:
    """Were nothing said in the other partnership heeded at all, the test above could not fail."""
    question = ASKED[name]
    changed = _answers(question, worlds["heeded"], {}) != _answers(question, worlds["empty"], {})
    assert changed != (name in UNCHANGED)
