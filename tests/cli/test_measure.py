"""coprod-kg measure."""

from __future__ import annotations

import json

import pytest


def test_numbers_of_the_mill(run, built_mill) -> None:
    """Three mutual and five one-way pairs: arc 6/11, dyad 3/8, both by name."""
    found = json.loads(run("measure", "flows", "--study", built_mill, "--format", "json").stdout)
    (layer,) = found["layers"]
    assert layer["dyads"] == {"mutual": 3, "asymmetric": 5, "null": 2}
    assert layer["reciprocity"]["arc"] == pytest.approx(6 / 11)
    assert layer["reciprocity"]["dyad"] == pytest.approx(3 / 8)


def test_layers_come_in_the_order_asked(run, built_mill) -> None:
    """A script may rely on the places of what it asked for."""
    asked = ("power", "flows:funding", "flows")
    found = json.loads(run("measure", *asked, "--study", built_mill, "--format", "json").stdout)
    assert [layer["layer"] for layer in found["layers"]] == list(asked)


def test_unknown_layer_names_the_nearest(run, built_mill) -> None:
    """A mistyped layer is no empty one."""
    result = run("measure", "flow", "--study", built_mill)
    assert result.exit_code == 2
    assert "flows" in result.stderr


@pytest.mark.parametrize("form", ["table", "csv", "markdown"])
def test_people_read_the_same_numbers(run, built_mill, form) -> None:
    """Every form shows both definitions of reciprocity."""
    text = run("measure", "flows", "--study", built_mill, "--format", form).stdout
    assert "0.545" in text
    assert "0.375" in text
