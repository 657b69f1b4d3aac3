"""The ontology as the program reads it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode

from coprod_kg import resources
from coprod_kg.vocabulary import ANY, CP, Vocabulary, vocabulary

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_concept_is_known_without_a_change_of_code(tmp_path: Path) -> None:
    """The ontology is the only place where the domain is defined."""
    shutil.copytree(resources.ontology(), tmp_path / "o")
    path = tmp_path / "o" / "schemes" / "resource.ttl"
    more = """
resource:childcare a skos:Concept ; skos:inScheme <https://w3id.org/coprod-kg/scheme/resource> ;
    skos:notation "childcare" ; skos:prefLabel "child care"@en .
"""
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    column = vocabulary().tables["flows"].column("resource")
    assert vocabulary().concepts("child care", column.schemes) == []
    assert [
        one.notation for one in Vocabulary.read(tmp_path / "o").concepts("Child Care", column.schemes)
    ] == ["childcare"]


def test_a_new_column_is_known_without_a_change_of_code(tmp_path: Path) -> None:
    """So is a column."""
    shutil.copytree(resources.ontology(), tmp_path / "o")
    path = tmp_path / "o" / "tables" / "coders.csvw.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["tableSchema"]["columns"].append({"name": "town", "titles": "town", "propertyUrl": f"{CP}town"})
    path.write_text(json.dumps(raw), encoding="utf-8")
    assert Vocabulary.read(tmp_path / "o").tables["coders"].column("town").predicate == f"{CP}town"


def test_the_tables_with_which_a_study_begins_come_first() -> None:
    """The rest by name."""
    names = list(vocabulary().tables)
    assert names[:3] == ["partnerships", "actors", "sources"]
    assert names[6:] == sorted(names[6:])


def test_an_unknown_column_is_a_key_error() -> None:
    """As in any mapping."""
    with pytest.raises(KeyError):
        vocabulary().tables["flows"].column("zzz")


@pytest.mark.parametrize("text", ["principle", "Principle", "co-production principles", "PRINCIPLE"])
def test_a_scheme_is_found_by_notation_or_label(text: str) -> None:
    """In any case."""
    found = vocabulary().scheme(text)
    assert found is None or found.notation == "principle"
    assert vocabulary().scheme("principle") is not None


def test_every_scheme_is_found_by_each_of_its_names() -> None:
    """And no two share one."""
    schemes = list(vocabulary().schemes.values())
    names = [(name, scheme) for scheme in schemes for name in scheme.names]
    assert len(names) == len({name for name, _ in names}) >= len(schemes) >= 33
    assert all(vocabulary().scheme(name.upper()) is scheme for name, scheme in names)


def test_a_scheme_that_the_column_does_not_take_gives_nothing() -> None:
    """`base:reward` is no resource."""
    resource = vocabulary().tables["flows"].column("resource").schemes
    assert vocabulary().concepts("base:reward", resource) == []
    assert [one.notation for one in vocabulary().concepts("base:reward", (ANY,))] == ["reward"]


def test_what_is_known_of_several_schemes_is_named_with_them() -> None:
    """So that it can be copied into a cell as it stands."""
    column = vocabulary().tables["assessments"].column("level")
    names = vocabulary().known(column.schemes)
    assert all(len(vocabulary().concepts(name, column.schemes)) == 1 for name in names)
    assert len(names) > 15


def test_class_expressions_are_left_out_of_the_graph() -> None:
    """They are for reasoners, who read the modules."""
    triples = list(vocabulary().triples())
    assert len(triples) > 1_500
    assert not [
        one for one in triples if isinstance(one.subject, BlankNode) or isinstance(one.object, BlankNode)
    ]


def test_subclasses_are_found_at_any_depth() -> None:
    """The class itself among them."""
    found = {iri.removeprefix(CP) for iri in vocabulary().subclasses(f"{CP}Situation")}
    assert {"Situation", "Flow", "PowerRelation", "Recommendation"} <= found
    assert len(found) == 14


def test_everything_in_the_language_has_a_label() -> None:
    """Tables for people show labels."""
    labels = vocabulary().labels()
    assert labels[f"{CP}heldOver"] == "held over"
    assert labels["https://w3id.org/coprod-kg/scheme/resource#staff-time"] == "staff time"


@pytest.mark.parametrize(("term", "home"), [("Actor", "core"), ("Flow", "exchange"), ("Coder", "claims")])
def test_a_term_is_at_home_where_it_is_defined(term: str, home: str) -> None:
    """Other modules declare it too, so that each can be read alone, and may come first."""
    assert vocabulary().homes()[CP + term] == f"ontology/{home}.ttl"
