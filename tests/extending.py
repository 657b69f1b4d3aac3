"""The mill's extension, changed for one test, and what is told of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from coprod_kg import resources
from coprod_kg.check.extension import faults
from coprod_kg.study import Study

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_kg.errors import Fault

FOLDER: Final = "extension"
CP: Final = "https://w3id.org/coprod-kg/ns#"
MILL: Final = "https://example.org/mill/ns#"
SETTING: Final = "https://example.org/mill/scheme/setting"
SHAPES: Final = """\
@prefix cp: <https://w3id.org/coprod-kg/ns#> .
@prefix mill: <https://example.org/mill/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shapes: <https://example.org/mill/shapes#> .

"""


def write(study: Path, file: str, text: str | bytes) -> Study:
    """Write a file of the extension and return the study."""
    path = study / FOLDER / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Study.read(study)


def change(study: Path, file: str, old: str, new: str) -> Study:
    """Replace the one place of a text in a file of the extension."""
    text = (study / FOLDER / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} holds {text.count(old)} times: {old}"
    return write(study, file, text.replace(old, new))


def describe(study: Path, file: str, edit: Callable[[dict[str, Any]], object]) -> Study:
    """Edit a table description of the extension as JSON."""
    raw = json.loads((study / FOLDER / file).read_text(encoding="utf-8"))
    edit(raw)
    return write(study, file, json.dumps(raw))


def column(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the column of that name in a table description."""
    return next(one for one in raw["tableSchema"]["columns"] if one["name"] == name)


def told(study: Study) -> list[Fault]:
    """Return every fault of the extension itself."""
    return [*study.extension.faults, *faults(study.extension)]


def setting(study: Path, text: str) -> Study:
    """Write the settings of a study anew, with a text in place of its extensions."""
    path = study / "study.toml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "extensions" not in line]
    path.write_text("\n".join([*lines, text, ""]), encoding="utf-8")
    return Study.read(study)


VISITS: Final = """\
@prefix cp: <https://w3id.org/coprod-kg/ns#> .
@prefix mill: <https://example.org/mill/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

mill:Visit
    a owl:Class ;
    rdfs:subClassOf cp:Situation ;
    owl:disjointWith cp:Flow ;
    rdfs:label "visit"@en ;
    skos:definition "A situation in which one actor receives another where it is at home."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:receivedBy
    a owl:ObjectProperty ;
    rdfs:domain mill:Visit ;
    rdfs:range cp:Actor ;
    rdfs:label "received by"@en ;
    skos:definition "Links a visit to the actor who is at home there."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:madeBy
    a owl:ObjectProperty ;
    rdfs:domain mill:Visit ;
    rdfs:range cp:Actor ;
    rdfs:label "made by"@en ;
    skos:definition "Links a visit to the actor who comes from elsewhere."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .
"""
ROWS: Final = """\
id,partnership,host,whom,extracts,claimant,stance,from
y1,p1,a3,a1,x6,,,2013
y2,p1,a3,a1,,a8,denied,2013
"""
_VISIT: Final = "visits/{partnership}/{host}/{whom}"


def state(study: Path) -> Study:
    """Add a table of statements of the mill's own, visits, with two claims about one of them."""
    raw = json.loads((resources.ontology() / "tables" / "power_shared.csvw.json").read_text(encoding="utf-8"))
    named = {"dc:title": "Visits", "dc:description": "One row a statement that one actor visited another."}
    raw |= {"url": "visits.csv", f"{CP}identity": ["partnership", "host", "whom"], **named}
    schema = raw["tableSchema"]
    schema["aboutUrl"] = "claim/visits/{id}"
    kept = [one for one in schema["columns"] if one["name"] not in ("who", "matter")]
    for one in kept:
        for key in ("aboutUrl", "valueUrl"):
            if one.get(key, "").startswith("power_shared/"):
                one[key] = _VISIT
    column(raw, "situation_type")["valueUrl"] = f"{MILL}Visit"
    for at, (name, property_) in enumerate((("host", "receivedBy"), ("whom", "madeBy")), start=2):
        said = {"dc:description": f"Actor: {name}.", "required": True, "datatype": "string"}
        address = {"aboutUrl": _VISIT, "propertyUrl": f"{MILL}{property_}", "valueUrl": f"actor/{{{name}}}"}
        kept.insert(at, {"name": name, "titles": name, **said, **address})
        reference = {"resource": "actors.csv", "columnReference": "id"}
        schema["foreignKeys"].append({"columnReference": name, "reference": reference})
    schema["foreignKeys"] = [one for one in schema["foreignKeys"] if one["columnReference"] != "who"]
    schema["columns"] = kept
    (study / "coded" / "visits.csv").write_text(ROWS, encoding="utf-8")
    write(study, "visits.ttl", VISITS)
    return write(study, "visits.csvw.json", json.dumps(raw))
