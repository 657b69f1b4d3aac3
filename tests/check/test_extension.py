"""Words, shapes and questions that a study adds: each fault is told where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import extending
import pytest
from extending import CP, MILL, SETTING, SHAPES

from coprod_kg import build, check
from coprod_kg.check import extension
from coprod_kg.study import Study
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.errors import Fault

RULE = "check/meeting-of-strangers.rq"
UNUSED = 'e:thing a owl:Class ; <http://www.w3.org/2000/01/rdf-schema#label> "thing"@en .'
FORM = "Compare it with a file of ontology/shapes."
TELLS = "sh:message 'm'@en ; cp:remedy 'r'@en"


def _only(study: Study) -> Fault:
    """Return the one fault that is told of words, shapes and questions, of files that can all be read."""
    assert study.extension.faults == ()
    (fault,) = extension.faults(study.extension)
    return fault


def test_the_whole_mill_is_silent(mill: Path) -> None:
    """The cases below are about what was broken in it; and it is no empty extension."""
    found = Study.read(mill).extension
    assert extension.faults(found) == []
    assert (len(found.words), len(found.shapes), len(found.questions), len(found.rules)) == (1, 1, 2, 1)


def test_its_shapes_and_rules_are_asked_beside_those_of_the_program(mill: Path) -> None:
    """A check that looked at them and at nothing else would be no check."""
    own, ours = check.looked_at(check.library(Study.read(mill).extension)), check.looked_at()
    assert own["rules"] == ours["rules"] + 1
    assert own["constraints"] == ours["constraints"] + 2


# Words


@pytest.mark.parametrize(
    ("old", "new", "row", "what", "remedy"),
    [
        (
            'skos:definition "An occasion on which people of a partnership come together on one day."@en ;',
            "", 22, "'meeting' (Meeting) has no definition", "",
        ),
        (
            'rdfs:label "held in"@en', 'rdfs:label "Held In"@en',
            40, "the label 'Held In' begins with a capital", "Write it in lower case.",
        ),
        (
            "rdfs:range cp:Actor", "rdfs:range cp:Actr",
            31, f"'attended by' (attendedBy) builds on <{CP}Actr>", "Correct its spelling",
        ),
    ],
    ids=["definition", "label", "range"],
)  # fmt: skip
def test_a_word_that_breaks_a_rule_is_told_at_its_line(  # noqa: PLR0913, PLR0917
    mill_copy: Path, old: str, new: str, row: int, what: str, remedy: str
) -> None:
    """The rules are those that our own words keep."""
    fault = _only(extending.change(mill_copy, "settings.ttl", old, new))
    assert (fault.file, fault.row, fault.column) == ("extension/settings.ttl", row, None)
    assert fault.message.startswith(what)
    assert fault.remedy.startswith(remedy)


PREFIXES = """\
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

# more
"""
CONCEPT = """\
<https://example.org/mill/ns#mine-{at}>
    a skos:Concept ;
    skos:inScheme <{scheme}> ;
    skos:notation "mine-{at}" ;
    skos:prefLabel "mine {at}"@en ;
    skos:definition "{at} is a number of words that one study alone has use for."@en ;
    rdfs:isDefinedBy <{home}> ;
    .
"""
CLOSED = sorted(
    triple.subject.value for triple in vocabulary().triples() if triple.predicate.value == f"{CP}isClosed"
)
KIND = "https://w3id.org/coprod-kg/scheme/actor-kind"
OPEN = sorted(vocabulary().schemes.keys() - {*CLOSED, KIND})


@pytest.mark.parametrize("scheme", CLOSED)
def test_a_closed_scheme_refuses_a_concept(mill_copy: Path, scheme: str) -> None:
    """What the program does rests on each of its concepts: a fourth stance would be counted as none."""
    text = PREFIXES + CONCEPT.format(scheme=scheme, home="https://example.org/mill/ontology", at=1)
    fault = _only(extending.write(mill_copy, "mine.ttl", text))
    assert (fault.file, fault.row, fault.severity) == ("extension/mine.ttl", 5, "error")
    assert "to which no study can add" in fault.message
    assert fault.remedy == "Put it in a scheme of your own, and code it in the column concepts."


@pytest.mark.parametrize("scheme", CLOSED)
def test_a_concept_cannot_pass_for_one_of_ours(mill_copy: Path, scheme: str) -> None:
    """Neither by saying that our scheme defines it, nor by an address among ours."""
    text = PREFIXES + CONCEPT.format(scheme=scheme, home=scheme, at=1)
    said = extension.faults(extending.write(mill_copy, "mine.ttl", text).extension)
    assert any("is defined by" in one.message and one.is_error for one in said)
    study = extending.write(mill_copy, "mine.ttl", text.replace(f"{MILL}mine-1", f"{scheme}#mine-1"))
    (named,) = study.extension.faults
    assert "stands in a namespace of the program" in named.message
    assert named.is_error


def test_every_other_scheme_takes_a_concept(mill_copy: Path) -> None:
    """A study has resources, bases and sectors that nobody foresaw."""
    study = extending.write(mill_copy, "mine.ttl", PREFIXES)
    for at, scheme in enumerate(OPEN):
        text = CONCEPT.format(scheme=scheme, home="https://example.org/mill/ontology", at=at)
        study = extending.change(mill_copy, "mine.ttl", "# more\n", f"{text}\n# more\n")
    assert extending.told(study) == []
    found = [study.vocabulary.concepts(f"mine-{at}", [scheme]) for at, scheme in enumerate(OPEN)]
    assert [one.iri for concepts in found for one in concepts] == [
        f"{MILL}mine-{at}" for at in range(len(OPEN))
    ]


def test_a_kind_of_actor_is_a_class_of_actors(mill_copy: Path) -> None:
    """A cell of that column says what its row is: one that is no class would make actors of no kind."""
    text = PREFIXES + CONCEPT.format(scheme=KIND, home="https://example.org/mill/ontology", at=1)
    fault = _only(extending.write(mill_copy, "mine.ttl", text))
    assert (fault.file, fault.row, fault.severity) == ("extension/mine.ttl", 5, "error")
    assert "whose concepts are classes" in fault.message
    words = (
        f"<{MILL}mine-1>\n    a <http://www.w3.org/2002/07/owl#Class> ;\n    rdfs:subClassOf <{CP}Group> ;"
    )
    words += '\n    rdfs:label "mine 1"@en ;'
    text = text.replace(f"<{MILL}mine-1>", words).replace('"1 is', '"A group that is')
    assert [
        fault for fault in extending.told(extending.write(mill_copy, "mine.ttl", text)) if fault.is_error
    ] == []


def test_schemes_are_closed_and_open() -> None:
    """The tests above run on some of each."""
    assert len(CLOSED) == 4
    assert len(OPEN) > 20


def test_a_warning_about_a_word_leaves_the_extension_sound(mill_copy: Path) -> None:
    """What is bad style in one study must not keep it from its graph."""
    text = (
        f"@prefix e: <https://example.org/e#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n\n{UNUSED}"
    )
    found = extension.faults(extending.write(mill_copy, "more.ttl", text).extension)
    assert found
    assert not [fault for fault in found if fault.is_error]


def test_nothing_is_told_of_words_where_a_file_of_them_is_broken(mill_copy: Path) -> None:
    """Half of what the others speak of stands in it: each of them would be blamed for it."""
    study = extending.write(mill_copy, "settings.ttl", "@prefix a: <b")
    assert extension.faults(study.extension) == []
    assert [fault.file for fault in extending.told(study)] == ["extension/settings.ttl"]


# Shapes

SHAPE = "shapes:A a sh:NodeShape ; sh:targetClass mill:Meeting ; {0} ; sh:property shapes:B .\n"
SHAPE += "shapes:B a sh:PropertyShape ; sh:path mill:heldIn ; {1} .\n"
CASES = {
    "misspelt word": (
        "sh:order 1", f"sh:minCnt 2 ; {TELLS}", 8, "there is no word sh:minCnt in SHACL.", FORM,
    ),
    "text for a number": (
        "sh:order 1", f"sh:minCount 'two' ; {TELLS}", 8, "its minCount is not as SHACL has it: ", FORM,
    ),
    "two paths": (
        "sh:order 1", f"sh:path cp:about ; sh:minCount 1 ; {TELLS}",
        8, "its path is not as SHACL has it: ", FORM,
    ),
    "unknown property": (
        f"sh:closed true ; sh:ignoredProperties ( cp:abot ) ; {TELLS}", f"sh:minCount 1 ; {TELLS}",
        7, f"there is no <{CP}abot>.", f"Did you mean '{CP}about'?",
    ),
    "unknown class": (
        "sh:order 1", f"sh:class mill:Meting ; {TELLS}",
        8, f"there is no <{MILL}Meting>.", f"Did you mean '{MILL}Meeting'?",
    ),
    "unknown concept": (
        "sh:order 1", f"sh:hasValue <{SETTING}#pub> ; {TELLS}", 8, f"there is no <{SETTING}#pub>.", "",
    ),
    "no expression": (
        "sh:order 1", f"sh:pattern '(' ; {TELLS}",
        None, "'(' is no regular expression", "Correct the sh:pattern; it cannot look ahead or back.",
    ),
    "expression that looks ahead": (
        "sh:order 1", f"sh:pattern '(?=a)' ; {TELLS}",
        None, "'(?=a)' is no regular expression", "Correct the sh:pattern; it cannot look ahead or back.",
    ),
    "no message": (
        "sh:order 1", "sh:minCount 1 ; cp:remedy 'r'@en",
        8, "https://example.org/mill/shapes#B does not say what is wrong and what to do.", "Give the shape",
    ),
    "no remedy": (
        "sh:order 1", "sh:minCount 1 ; sh:message 'm'@en",
        8, "https://example.org/mill/shapes#B does not say what is wrong and what to do.", "Give the shape",
    ),
    "shape within itself": (
        f"sh:node shapes:A ; {TELLS}", f"sh:minCount 1 ; {TELLS}",
        None, "a list, path or shape in it leads back to itself.", "Let it end somewhere.",
    ),
    "list without end": (
        "sh:order 1", f"sh:in _:l ; {TELLS} . _:l rdf:first 1 ; rdf:rest _:l",
        None, "a list, path or shape in it leads back to itself.", "Let it end somewhere.",
    ),
    "query": (
        f"sh:sparql shapes:C ; {TELLS}", f"sh:minCount 1 ; {TELLS}",
        None, "sh:sparql is no part of SHACL Core", "Write what takes a query as a rule",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_slip_in_a_shape_is_told(mill_copy: Path, case: str) -> None:
    """At its line, where it has one; a shape that is misread finds nothing, which looks like no fault."""
    of_node, of_property, row, what, remedy = CASES[case]
    text = SHAPES + SHAPE.format(of_node, of_property)
    fault = _only(extending.write(mill_copy, "more.ttl", text))
    assert (fault.file, fault.row) == ("extension/more.ttl", row)
    assert fault.message.startswith(what)
    assert fault.remedy.startswith(remedy)
    assert fault.is_error


def test_a_shape_that_looks_at_nothing_is_told(mill_copy: Path) -> None:
    """It would never find anything, and nobody would know."""
    study = extending.change(mill_copy, "shapes.ttl", "    sh:targetClass mill:Meeting ;\n", "")
    fault = _only(study)
    assert (fault.file, fault.row) == ("extension/shapes.ttl", 7)
    assert "looks at nothing" in fault.message
    assert fault.remedy == "Give it an sh:targetClass, or another target."


def test_a_shape_that_another_leads_to_needs_no_target(mill_copy: Path) -> None:
    """It looks at what the other hands to it."""
    text = SHAPES + SHAPE.format("sh:node shapes:C", f"sh:minCount 1 ; {TELLS}")
    text += f"shapes:A {TELLS} . shapes:C a sh:NodeShape ; sh:class mill:Meeting ; {TELLS} .\n"
    assert extending.told(extending.write(mill_copy, "more.ttl", text)) == []


# Questions and rules

HEAD = "#+ question: Who?\n"
AS_RULE = f"{HEAD}#+ message: m\n#+ remedy: r\n"
QUESTIONS = {
    "no SPARQL": (
        "who.rq", f"{HEAD}SELECT ?a WHERE {{ ?a a ?b }} ORDR BY ?a\n",
        2, "it is no valid SPARQL (", "Correct the query.",
    ),
    "update": (
        "who.rq", f"{HEAD}INSERT DATA {{ <a:a> <a:b> <a:c> }}\n",
        None, "the query holds INSERT, which changes a graph.", "Ask with SELECT",
    ),
    "another server": (
        "who.rq", f"{HEAD}SELECT ?a WHERE {{ SERVICE <a:a> {{ ?a ?b ?c }} }} ORDER BY ?a\n",
        None, "the query holds SERVICE, which asks another server.", "Leave it out",
    ),
    "rule that asks another server": (
        "check/who.rq", f"{AS_RULE}SELECT ?thing WHERE {{ SERVICE <a:a> {{ ?thing ?b ?c }} }}\n",
        None, "the query holds SERVICE, which asks another server.", "Leave it out",
    ),
    "another graph": (
        "who.rq", f"{HEAD}SELECT ?a FROM <a:a> WHERE {{ ?a ?b ?c }} ORDER BY ?a\n",  # noqa: S608
        None, "the query holds FROM, which asks for other graphs", "Leave it out",
    ),
    "columns": (
        "who.rq", f"{HEAD}#+ columns: b (IRI), a (IRI)\nSELECT ?a ?b WHERE {{ ?a a ?b }} ORDER BY ?a\n",
        None, "its columns are a, b, and its head names b, a.", "Name in '#+ columns:' what",
    ),
    "yes or no": (
        "who.rq", f"{HEAD}ASK {{ ?a a ?b }}\n", None, "it selects nothing.", "Write it as a SELECT query.",
    ),
    "rule without a thing": (
        "check/who.rq", f"{AS_RULE}SELECT ?a WHERE {{ ?a a ?b }} ORDER BY ?a\n",
        None, "it is a rule and selects no ?thing.", "Select first what is at fault, as ?thing.",
    ),
    "rule whose message names what it does not select": (
        "check/who.rq", AS_RULE.replace(" m\n", " {b}\n") + "SELECT ?thing WHERE { ?thing a ?b }\n",
        None, "its message names {b}, and it selects no ?b.", "Select ?b too.",
    ),
    "rule that makes triples": (
        "check/who.rq", f"{AS_RULE}CONSTRUCT {{ ?a a ?b }} WHERE {{ ?a a ?b }}\n",
        None, "it selects nothing.", "Write it as a SELECT query.",
    ),
    "unknown type": (
        "who.rq", f"{HEAD}#+ given a: an actor (actr)\nSELECT ?b WHERE {{ ?_a a ?b }} ORDER BY ?b\n",
        None, "'actr' is no type of a parameter.", "See docs/questions.md",
    ),
    "concept of no scheme": (
        "who.rq",
        f"{HEAD}#+ given a: a place (concept of settngs)\nSELECT ?b WHERE {{ ?b a ?_a }} ORDER BY ?b\n",
        None, "'concept of settngs' is no type of a parameter.", "See docs/questions.md",
    ),
    "unknown word of ours": (
        "who.rq", f"{HEAD}PREFIX cp: <{CP}>\nSELECT ?a WHERE {{ ?a cp:givr ?b }} ORDER BY ?a\n",
        3, f"there is no <{CP}givr>.", f"Did you mean '{CP}giver'?",
    ),
    "unknown word of the study": (
        "who.rq", f"{HEAD}SELECT ?a WHERE {{ ?a\n  <{MILL}heldInn> ?b }} ORDER BY ?a\n",
        3, f"there is no <{MILL}heldInn>.", f"Did you mean '{MILL}heldIn'?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", QUESTIONS)
def test_a_slip_in_a_question_is_told(mill_copy: Path, case: str) -> None:
    """At its line, where it has one; a misspelt word finds nothing, which looks like an answer."""
    file, text, row, what, remedy = QUESTIONS[case]
    fault = _only(extending.write(mill_copy, file, text))
    assert (fault.file, fault.row, fault.column) == (f"extension/{file}", row, None)
    assert fault.message.startswith(what)
    assert fault.remedy.startswith(remedy)
    assert fault.is_error


def test_a_question_may_make_triples(mill_copy: Path) -> None:
    """A CONSTRUCT answers with a graph."""
    text = f"{HEAD}CONSTRUCT {{ ?a a ?b }} WHERE {{ ?a a ?b }}\n"
    assert extending.told(extending.write(mill_copy, "who.rq", text)) == []


@pytest.mark.parametrize(
    "type_",
    ["meeting", "actor", "claim", "concept", "concept of setting", "one of a, b", "end date", "yes/no"],
)
def test_a_parameter_may_be_of_any_type_that_there_is(mill_copy: Path, type_: str) -> None:
    """The kinds of things that have ids in a table of the study are types, as are its schemes."""
    text = f"{HEAD}#+ given a: what (  {type_})\nSELECT ?b WHERE {{ ?b ?c ?_a }} ORDER BY ?b\n".replace(
        "(  ", "("
    )
    assert extending.told(extending.write(mill_copy, "who.rq", text)) == []


def test_a_broken_rule_is_not_asked(mill_copy: Path) -> None:
    """It is told of as a file; the check of the graph goes on without it."""
    study = extending.change(mill_copy, RULE, "SELECT ?thing", "SELECT ?meeting")
    broken = {fault.file for fault in extension.faults(study.extension)}
    assert broken == {f"extension/{RULE}"}
    assert check.library(study.extension, broken).rules == check.library().rules


UNBOUND = {
    "thing": ("m", "{ VALUES ?b { 1 } OPTIONAL { ?thing a <a:a> . } }", "?thing has no value"),
    "what the message names": (
        "{b}",
        "{ ?thing a <" + MILL + "Meeting> . OPTIONAL { ?thing a <a:a> , ?b . } }",
        "?b has",
    ),
}


@pytest.mark.parametrize("case", UNBOUND)
def test_a_rule_that_leaves_open_what_is_at_fault_is_at_fault_itself(mill_copy: Path, case: str) -> None:
    """Only a graph shows it; the other rules and the shapes are still asked."""
    message, where, what = UNBOUND[case]
    text = f"#+ question: Who?\n#+ message: {message}\n#+ remedy: r\nSELECT ?thing ?b WHERE {where}\n"
    extending.write(mill_copy, "check/who.rq", text)
    extending.code(mill_copy, "meetings", {"attended_by": "a1"}, row=2)
    report = build.check_study(extending.Study.read(mill_copy))
    (fault,) = [one for one in report.faults if one.file.startswith("extension")]
    assert (fault.file, fault.row, fault.column) == ("extension/check/who.rq", None, None)
    assert what in fault.message
    assert fault.is_error
    assert [one.file for one in report.faults if one.file.startswith("coded")] == ["coded/meetings.csv"]
