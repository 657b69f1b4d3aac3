"""coprod-kg measure."""

from __future__ import annotations

import json

import pytest


def test_numbers_of_the_mill(run, built_mill) -> None:
    """Among the pairs that were asked three are mutual and three one-way: arc 6/9, dyad 3/6."""
    found = json.loads(run("measure", "flows", "--study", built_mill, "--format", "json").stdout)
    (layer,) = found["layers"]
    assert layer["dyads"] == {"mutual": 3, "asymmetric": 3, "null": 0}
    assert layer["reciprocity"]["arc"] == pytest.approx(6 / 9)
    assert layer["reciprocity"]["dyad"] == pytest.approx(3 / 6)


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
    assert "0.667" in text or "0.666" in text
    assert "0.5" in text
