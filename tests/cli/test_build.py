"""coprod-kg build."""

from __future__ import annotations


def test_build_says_where_the_graph_is(run, mill_copy) -> None:
    """The next step is named when one is done."""
    result = run("build", "--study", mill_copy)
    assert result.exit_code == 0
    assert str(mill_copy / "graph") in result.stderr


def test_ask_before_build_says_so(run, mill_copy) -> None:
    """Whoever forgets to build is told to."""
    result = run("ask", "who-gives-what", "--study", mill_copy)
    assert result.exit_code == 2
    assert "coprod-kg build" in result.stderr


def test_failed_build_leaves_the_former_graph(run, mill_copy) -> None:
    """A mistake made today does not take away yesterday's answers."""
    assert run("build", "--study", mill_copy).exit_code == 0
    asked = ("ask", "who-gives-what", "--study", mill_copy, "--format", "csv")
    before = run(*asked).stdout
    with (mill_copy / "coded" / "flows.csv").open("a", encoding="utf-8") as table:
        table.write("broken\n")
    assert run("build", "--study", mill_copy).exit_code == 1
    assert run(*asked).stdout == before
