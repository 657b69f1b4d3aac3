"""Where the reasoners are missing, fail or disagree, it is said and not passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ontology.owl.reasoning import Reasoning, ReasoningError, agreed
from pyoxigraph import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from pathlib import Path


def test_a_missing_python_is_named_with_what_makes_it(tmp_path: Path) -> None:
    """A test that asks for reasoners fails without them; it is never skipped."""
    with pytest.raises(ReasoningError, match="Run 'make reasoners'"):
        Reasoning(tmp_path / "python")


def test_a_process_that_ends_tells_what_it_said(tmp_path: Path) -> None:
    """As it does where there is no Java."""
    script = tmp_path / "python"
    script.write_text("#!/bin/sh\necho 'No JVM shared library file was found.' >&2\n", encoding="utf-8")
    script.chmod(0o755)
    reasoning = Reasoning(script)
    with pytest.raises(ReasoningError, match=r"(?s)No JVM.*sh tests/requirements\.sh java"):
        reasoning.is_consistent(set())
    reasoning.close()


def test_two_answers_that_differ_are_an_error() -> None:
    """Neither reasoner is taken at its word against the other."""
    assert agreed({"HermiT": False, "Openllet": False}, "A person is a group") is False
    with pytest.raises(ReasoningError, match=r"disagree.*A person is a group"):
        agreed({"HermiT": True, "Openllet": False}, "A person is a group")


@pytest.mark.java
def test_what_java_throws_is_told(reasoning: Reasoning) -> None:
    """And the process goes on answering."""
    thing = NamedNode("https://study.example/thing")
    day = Literal("soon", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    property_ = Triple(
        thing,
        NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        NamedNode("http://www.w3.org/2002/07/owl#DatatypeProperty"),
    )
    with pytest.raises(ReasoningError, match="date"):
        reasoning.is_consistent({property_, Triple(thing, thing, day)})
    assert reasoning.is_consistent({property_})
