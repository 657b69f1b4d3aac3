"""Questions as the engine is asked them: spared what says nothing, and with the same rows."""

from __future__ import annotations

import pytest

from coprod_kg.ask.engine import for_engine

QUERY = """\
SELECT ?a
WHERE {
  ?a a ?kind .
  MINUS { # if coder
    ?a ?p ?coder .
    OPTIONAL {
      ?coder ?q ?name .
    }
    FILTER (?coder != ?_coder)
  }
  FILTER (?a = ?_one) # if one
  ?a ?b ?c .
}
"""


@pytest.mark.parametrize(
    ("given", "gone", "kept"),
    [
        ((), ("MINUS", "OPTIONAL", "?_coder", "?_one"), ("?kind", "?a ?b ?c .\n}")),
        (("coder",), ("?_one",), ("MINUS", "OPTIONAL", "?_coder", "?a ?b ?c .\n}")),
        (("one",), ("MINUS", "OPTIONAL", "?_coder"), ("?_one", "?a ?b ?c .\n}")),
        (("one", "coder"), (), ("MINUS", "OPTIONAL", "?_coder", "?_one", "?a ?b ?c .\n}")),
    ],
)
def test_what_says_nothing_without_a_parameter_is_left_out(given, gone, kept) -> None:
    """A block goes whole, up to the brace that closes it, and a line alone; nothing else goes."""
    query, _ = for_engine(QUERY, given)
    assert not [part for part in gone if part in query]
    assert all(part in query for part in kept)
    assert query.count("{") == query.count("}")


def test_the_last_order_is_left_to_python() -> None:
    """The engine reads both terms anew at each comparison; an order within a subquery stays."""
    first = "  {\n    SELECT ?a\n    WHERE { ?a a ?b }\n    ORDER BY ?a\n    LIMIT 3\n  }\n"
    inner = f"SELECT ?a\nWHERE {{\n{first}}}\n"
    assert for_engine(inner + "ORDER BY ?a ?b\n") == (inner, ("a", "b"))
