"""Parameters of questions: bound as terms, never as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Store

from coprod_kg.ask import Library, Names, ask
from coprod_kg.ask.parameters import bound
from coprod_kg.errors import ParameterError, QueryError, UnknownQuestionError
from coprod_kg.question import read_question

TEXT = """\
#+ question: What?
#+ given said: a text (text)
#+ columns: said (text)

SELECT ?said
WHERE {
  BIND (?_said AS ?said)
}
ORDER BY ?said
"""


@pytest.fixture(scope="module")
def names(mill_graph) -> Names:
    """Return the mill."""
    return Names(mill_graph, "https://example.org/mill/")


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """Return a question that answers with what it was given."""
    path = tmp_path_factory.mktemp("queries") / "said.rq"
    path.write_text(TEXT, encoding="utf-8")
    return read_question(path, "said")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_is_that_same_text(said, names, text) -> None:
    """Whatever is typed, quotes and braces too, is data in the query."""
    query = bound(said, {"said": text}, names)
    ((value,),) = Store().query(query)
    assert value == Literal(text)


@pytest.mark.parametrize("value", ["a1> . ?s ?p ?o", 'x" UNION {', "https://example.org/a b", "nobody"])
def test_an_actor_that_is_none_is_refused(names, value) -> None:
    """An id is looked up, not pasted into the query."""
    question = Library().find("voices/who-speaks")
    with pytest.raises(ParameterError):
        ask(question, names, {"partnership": value})


def test_a_name_will_do_for_an_id(names) -> None:
    """People know partnerships by name."""
    question = Library().find("who-gives-what")
    assert ask(question, names, {"partnership": "The Mill"}) == ask(question, names, {"partnership": "p1"})


def test_a_concept_is_given_by_label_in_any_case(names) -> None:
    """As in the tables, so in the questions."""
    question = Library().find("who-gives-what")
    assert ask(question, names, {"resource": "Staff Time"}) == ask(
        question, names, {"resource": "staff-time"}
    )


@pytest.mark.parametrize(
    "given_", [{"partnreship": "p1"}, {"mode": "hapened"}, {"reported": "perhaps"}, {"claims": "all"}]
)
def test_what_does_not_fit_is_told(names, given_) -> None:
    """A parameter that is passed over would change the answer unseen."""
    with pytest.raises(ParameterError):
        ask(Library().find("who-gives-what"), names, given_)


def test_a_missing_parameter_is_told(said, names) -> None:
    """A question without a default cannot be asked without a value."""
    with pytest.raises(ParameterError, match="said"):
        bound(said, {}, names)


def test_an_unknown_question_names_the_nearest() -> None:
    """A slip of the finger is answered with the name that was meant."""
    with pytest.raises(UnknownQuestionError, match="who-gives-what"):
        Library().find("who-give-what")


@pytest.mark.parametrize(
    "head",
    [
        "#+ quesion: What?\n",
        "#+ question: What?\n#+ given said a text\n",
        "#+ columns: said (text)\n",
        "#+ question: What?\n#+ severity: awful\n#+ given said: a text (text)\n",
    ],
)
def test_a_broken_head_is_told(tmp_path, head) -> None:
    """Whoever adds a question learns what is wrong with it."""
    path = tmp_path / "broken.rq"
    path.write_text(
        head + "\nSELECT ?said WHERE { BIND (?_said AS ?said) } ORDER BY ?said\n", encoding="utf-8"
    )
    with pytest.raises(QueryError, match=r"broken\.rq"):
        read_question(path, "broken")


def test_any_is_no_value_where_it_is_not_the_default(mill_graph) -> None:
    """An answer about what happened would pass for one about everything that is said."""
    library, names = Library(), Names(mill_graph, "https://example.org/mill/")
    with pytest.raises(ParameterError, match="mode"):
        ask(library.find("who-gives-what"), names, {"mode": "any"})
    with pytest.raises(ParameterError, match="nosuch"):
        ask(library.find("who-gives-what"), names, {"nosuch": "any"})
    assert ask(library.find("recommendations"), names, {"mode": "any"}) == ask(
        library.find("recommendations"), names
    )
