"""coprod-kg questions and ask."""

from __future__ import annotations

import json

import pytest

from coprod_kg.ask import Library


def _required(question) -> list[str]:
    """Return the parameters that a question cannot do without, filled from the mill."""
    ids = {"actor": "a1", "partnership": "p1", "source": "s1", "extract": "x1", "coder": "c1"}
    return [
        part
        for parameter in question.parameters
        if parameter.required
        for part in ("--given", f"{parameter.name}={ids.get(parameter.type, 'f1')}")
    ]


@pytest.mark.parametrize("question", list(Library()), ids=lambda question: question.name)
def test_every_question_answers_in_sparql_json(run, built_mill, question) -> None:
    """Programs that know SPARQL results know our answers."""
    result = run("ask", question.name, *_required(question), "--study", built_mill, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    if question.form == "CONSTRUCT":
        assert found
    else:
        assert found["head"]["vars"] == [column.name for column in question.columns]
        assert isinstance(found["results"]["bindings"], list)


def test_questions_json_has_the_keys_of_the_contract(run) -> None:
    """Other programs find the library by these keys."""
    listed = json.loads(run("questions", "--format", "json").stdout)["questions"]
    assert len(listed) >= 24
    for one in listed:
        assert {"name", "question", "tags", "columns", "parameters"} <= set(one)
        assert all({"name", "type", "required", "default"} <= set(given) for given in one["parameters"])


def test_rule_with_rows_exits_1(run, mill_copy) -> None:
    """A rule can be used in a script as a test."""
    path = mill_copy / "coded" / "flows.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    row = {
        "id": "f99",
        "partnership": "p1",
        "giver": "a1",
        "receiver": "a3",
        "resource": "data",
        "claimant": "a1",
    }
    lines.append(",".join(row.get(name, "") for name in header))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run("build", "--study", mill_copy).exit_code == 0
    assert run("ask", "check/claim-without-extract", "--study", mill_copy).exit_code == 1


def test_own_query_from_stdin(run, built_mill) -> None:
    """A query of one's own needs no file."""
    query = "ASK { ?claim a <https://w3id.org/coprod-kg/ns#Claim> }"
    result = run("ask", "--sparql", "-", "--study", built_mill, "--format", "json", text=query)
    assert json.loads(result.stdout)["boolean"] is True


def test_update_is_refused(run, built_mill) -> None:
    """Nobody changes a graph by asking."""
    result = run("ask", "--sparql", "-", "--study", built_mill, text="DELETE WHERE { ?s ?p ?o }")
    assert result.exit_code == 2


def test_answer_goes_to_a_file_whole(run, built_mill, tmp_path) -> None:
    """-o writes what stdout would have shown."""
    asked = ("ask", "who-gives-what", "--study", built_mill, "--format", "csv")
    run(*asked, "-o", tmp_path / "answer.csv")
    assert (tmp_path / "answer.csv").read_bytes() == run(*asked).stdout_bytes


def test_unknown_release_level_is_a_usage_error(run, built_mill) -> None:
    """A mistyped level must not show everything."""
    result = run("ask", "who-gives-what", "--study", built_mill, "--release", "opne")
    assert (result.exit_code, result.stdout) == (2, "")


def test_parameter_without_value_is_a_usage_error(run, built_mill) -> None:
    """KEY=VALUE is asked for, not guessed."""
    assert run("ask", "who-gives-what", "--study", built_mill, "--given", "p1").exit_code == 2
