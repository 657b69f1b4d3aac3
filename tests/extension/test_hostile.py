"""Whatever stands in the files of an extension, it is told as a fault or used, and nothing crashes."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import extending
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coprod_kg import build, resources
from coprod_kg.study import Study

if TYPE_CHECKING:
    import random

MILL: Final = resources.examples() / "mill"
DESCRIPTIONS: Final = ("meetings.csvw.json", "practices.csvw.json")
TEXTS: Final = ("settings.ttl", "shapes.ttl", "meetings/who-meets-where.rq", "check/meeting-of-strangers.rq")
KEYS: Final = (
    *("url", "tableSchema", "columns", "name", "datatype", "base", "format", "minimum", "required", "null"),
    *("separator", "default", "aboutUrl", "valueUrl", "propertyUrl", "virtual", "foreignKeys", "resource"),
    *(extending.CP + one for one in ("scheme", "identity", "eachValue", "when", "between", "lookedUpIn")),
)
ODD: Final = st.sampled_from(
    [*KEYS, "", "{", "{x}", "{+id}", "\x00", "\ufeff", "id", "any", "(", "a b", "study/x", "x.csv", "é" * 999]
)
JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | ODD,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ODD | st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)


def _survives(files: dict[str, str | bytes]) -> None:
    """Check a mill whose extension has these files too, and make what there can be of its graph."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "mill"
        shutil.copytree(MILL, folder)
        for file, text in files.items():
            extending.write(folder, file, text)
        study = Study.read(folder)
        faults = extending.told(study)
        assert all(fault.message and fault.file.startswith("extension/") for fault in faults)
        assert all(str(fault) and fault.remedy for fault in faults)
        whole = build.check_study(study).faults
        assert {(one.file, one.row) for one in faults} <= {(one.file, one.row) for one in whole}


def _places(raw: Any) -> list[tuple[Any, Any]]:
    """Return each container of a JSON value with each of its keys."""
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    return [place for key, value in list(items) for place in ((raw, key), *_places(value))]


@settings(max_examples=8, deadline=None)
@given(JSON, st.sampled_from(DESCRIPTIONS))
def test_any_json_may_stand_for_a_description(raw: Any, file: str) -> None:
    """It need not be an object, nor hold what one would expect."""
    _survives({file: json.dumps(raw)})


@settings(max_examples=8, deadline=None)
@given(st.data(), st.sampled_from(DESCRIPTIONS), st.integers(1, 3))
def test_any_json_may_stand_in_a_description(data: st.DataObject, file: str, many: int) -> None:
    """In place of any value of a sound one, or under another key."""
    raw = json.loads((MILL / "extension" / file).read_text(encoding="utf-8"))
    for _ in range(many):
        container, key = data.draw(st.sampled_from(_places(raw)))
        if isinstance(container, dict) and data.draw(st.booleans()):
            key = data.draw(ODD)
        container[key] = data.draw(JSON)
    _survives({file: json.dumps(raw)})


@settings(max_examples=8, deadline=None)
@given(st.text() | st.binary(), st.sampled_from([*TEXTS, *DESCRIPTIONS]))
@example("", "settings.ttl")
@example("\ufeff", "settings.ttl")
@example("\x00" * 3, "meetings/who-meets-where.rq")
@example("#" * 1_000_000, "shapes.ttl")
@example("[" * 20_000, "settings.ttl")
@example("#+ question: a?\nSELECT ?x { " + "{" * 500, "meetings/who-meets-where.rq")
def test_any_bytes_may_stand_in_a_file(text: str | bytes, file: str) -> None:
    """Nobody knows what an editor, a download or a disk has left there."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    _survives({file: data})


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False), st.integers(1, 4))
def test_any_word_of_a_file_may_be_gone_or_twice_or_elsewhere(
    file: str, chance: random.Random, many: int
) -> None:
    """What is nearly right is worse than what is not right at all."""
    words = (MILL / "extension" / file).read_text(encoding="utf-8").split(" ")
    for _ in range(many):
        at, other = chance.randrange(len(words)), chance.randrange(len(words))
        change = chance.choice(("gone", "twice", "elsewhere"))
        words[at : at + 1] = {"gone": [], "twice": [words[at]] * 2, "elsewhere": [words[other]]}[change]
    _survives({file: " ".join(words)})


SUBJECTS: Final = st.sampled_from(["shapes:A", "shapes:B", "shapes:C", "_:d", "_:e"])
WORDS: Final = st.sampled_from(
    [
        *("a", "rdf:first", "rdf:rest", "cp:remedy"),
        *("sh:" + one for one in (
            "property", "path", "node", "targetClass", "targetNode", "targetSubjectsOf", "inversePath",
            "zeroOrMorePath", "alternativePath", "minCount", "maxCount", "class", "datatype", "nodeKind",
            "in", "pattern", "flags", "hasValue", "languageIn", "uniqueLang", "closed", "not",
            "ignoredProperties",
            "and", "or", "xone", "qualifiedValueShape", "qualifiedMinCount", "severity", "message", "equals",
            "lessThan", "minLength", "minInclusive", "deactivated", "sparql", "select", "target", "unheardOf",
        )),
    ]
)  # fmt: skip
OBJECTS: Final = st.one_of(
    SUBJECTS,
    st.sampled_from(
        [
            *("sh:NodeShape", "sh:PropertyShape", "sh:IRI", "sh:Violation", "mill:Meeting", "mill:heldIn"),
            *("cp:Actor", "rdf:nil", "true", "1", "-1", "99999999999999999999", '"("', '"x"@en', '"m"', "()"),
            *("( shapes:A shapes:B )", '( "en" 1 )', "[ sh:path mill:heldIn ]", "( mill:heldIn )"),
        ]
    ),
)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(SUBJECTS, WORDS, OBJECTS), min_size=1, max_size=9))
def test_any_shape_may_stand_in_a_file_of_shapes(triples: list[tuple[str, str, str]]) -> None:
    """Lists without end, shapes within themselves, counts of texts."""
    first = "shapes:A a sh:NodeShape ; sh:targetClass mill:Meeting ; sh:message 'm'@en ; cp:remedy 'r'@en .\n"
    said = "".join(f"{' '.join(triple)} .\n" for triple in triples)
    _survives({"shapes.ttl": f"{extending.SHAPES}{first}{said}"})


@pytest.mark.parametrize("text", ["", "\n", "   "])
@pytest.mark.parametrize("name", ["empty.ttl", "empty.rq", "empty.csvw.json"])
def test_an_empty_file_is_told_or_adds_nothing(name: str, text: str, mill_copy: Path) -> None:
    """Turtle may be empty; a question or a description may not."""
    faults = extending.told(extending.write(mill_copy, name, text))
    assert [fault.file for fault in faults] == ([] if name == "empty.ttl" else [f"extension/{name}"])
