"""The mill's extension, changed for one test, and what is told of it."""

from __future__ import annotations

import csv
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
REGISTER: Final = "https://example.org/register"
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


WORDS: Final = """\
@prefix cp: <https://w3id.org/coprod-kg/ns#> .
@prefix dcam: <http://purl.org/dc/dcam/> .
@prefix mill: <https://example.org/mill/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

mill:childcare
    a skos:Concept ;
    skos:inScheme <https://w3id.org/coprod-kg/scheme/resource> ;
    skos:notation "childcare" ;
    skos:prefLabel "childcare"@en ;
    skos:definition "Time given to look after the children of others."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:faith
    a skos:Concept ;
    skos:inScheme <https://w3id.org/coprod-kg/scheme/sector> ;
    skos:notation "faith" ;
    skos:prefLabel "faith groups"@en ;
    skos:definition "Churches, mosques and temples, and whoever acts in their name."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:Choir
    a owl:Class ;
    a skos:Concept ;
    rdfs:subClassOf cp:Organisation ;
    rdfs:label "choir"@en ;
    skos:inScheme <https://w3id.org/coprod-kg/scheme/actor-kind> ;
    skos:notation "Choir" ;
    skos:prefLabel "choir"@en ;
    skos:definition "An organisation of people who sing together."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:language
    a owl:DatatypeProperty ;
    rdfs:domain cp:Actor ;
    rdfs:range xsd:string ;
    rdfs:label "language"@en ;
    skos:definition "A language that an actor speaks at home."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:household
    a owl:DatatypeProperty ;
    rdfs:domain cp:Actor ;
    rdfs:range xsd:integer ;
    rdfs:label "household"@en ;
    skos:definition "The number of people who live where an actor lives."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:joined
    a owl:DatatypeProperty ;
    rdfs:domain cp:Actor ;
    rdfs:range xsd:string ;
    rdfs:label "joined"@en ;
    skos:definition "The day, month or year in which an actor came to the mill, as a source gives it."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:joinedFrom
    a owl:DatatypeProperty ;
    rdfs:domain cp:Actor ;
    rdfs:range xsd:date ;
    rdfs:label "joined from"@en ;
    skos:definition "The first day on which an actor may have come to the mill."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:rent
    a owl:DatatypeProperty ;
    rdfs:domain cp:Actor ;
    rdfs:range xsd:decimal ;
    rdfs:label "rent"@en ;
    skos:definition "The rent of an actor in pounds a week."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:askedOn
    a owl:DatatypeProperty ;
    rdfs:domain cp:Actor ;
    rdfs:range rdfs:Literal ;
    dcam:rangeIncludes xsd:date ;
    rdfs:label "asked on"@en ;
    skos:definition "The day on which an actor was asked to take part."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:site
    a owl:DatatypeProperty ;
    rdfs:domain cp:Actor ;
    rdfs:range xsd:anyURI ;
    rdfs:label "site"@en ;
    skos:definition "The address of a page of an actor."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:listedAs
    a owl:ObjectProperty ;
    rdfs:domain cp:Actor ;
    rdfs:range cp:Actor ;
    rdfs:label "listed as"@en ;
    skos:definition "Links an actor to what a register calls it."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .

mill:witness
    a owl:ObjectProperty ;
    rdfs:domain cp:Claim ;
    rdfs:range cp:Actor ;
    rdfs:label "witness"@en ;
    skos:definition "Links a claim to an actor who is said to have seen what is claimed."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .
"""
_DATE: Final = {"base": "string", "format": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}


def described(table: str, *columns: dict[str, Any], keys: dict[str, str] | None = None) -> str:
    """Return a description that adds columns to a table of the program; keys lead to other tables."""
    found = [
        {"titles": one["name"], "dc:description": "What for.", "datatype": "string"} | one for one in columns
    ]
    foreign = [
        {"columnReference": name, "reference": {"resource": f"{other}.csv", "columnReference": "id"}}
        for name, other in (keys or {}).items()
    ]
    return json.dumps({"url": f"{table}.csv", "tableSchema": {"foreignKeys": foreign, "columns": found}})


def grow(study: Path) -> Study:
    """Add a bit of everything to the mill: concepts in our schemes, columns of every kind, statements."""
    state(study)
    write(study, "words.ttl", WORDS)
    languages = {"name": "languages", "separator": ";", "propertyUrl": f"{MILL}language"}
    household = {
        "name": "household",
        "datatype": {"base": "integer", "minimum": 1, "maximum": 20},
        "propertyUrl": f"{MILL}household",
    }
    bound = {f"{CP}lowerBound": f"{MILL}joinedFrom"}
    joined = {"name": "joined", "datatype": _DATE, "propertyUrl": f"{MILL}joined", **bound}
    rent = {"name": "rent", "datatype": {"base": "decimal", "minimum": 0.5}, "propertyUrl": f"{MILL}rent"}
    asked = {"name": "asked", "datatype": "date", "propertyUrl": f"{MILL}askedOn", "null": "never"}
    site = {"name": "site", "separator": " ", "datatype": "anyURI", "propertyUrl": f"{MILL}site"}
    listed = {
        "name": "listed",
        "propertyUrl": f"{MILL}listedAs",
        "valueUrl": "{+listed}",
        "default": REGISTER,
    }
    more = (languages, household, joined, rent, asked, site, listed)
    write(study, "actors.csvw.json", described("actors", *more))
    address = {"propertyUrl": f"{MILL}witness", "valueUrl": "actor/{witnesses}"}
    witnesses = {"name": "witnesses", "separator": ";", **address, f"{CP}eachValue": True}
    write(study, "flows.csvw.json", described("flows", witnesses, keys={"witnesses": "actors"}))
    code(study, "actors", {"kind": "choir", "sector": "Faith groups", "release": "open"}, row=8)
    code(study, "actors", {"languages": "Welsh; English", "household": "4", "joined": "2012-03"}, row=2)
    said = {"rent": "090.50", "asked": "2012-02-29", "site": "https://a.org/x#y urn:x:%C3%A9"}
    code(study, "actors", {**said, "listed": "https://example.org/a'b/?c=d"}, row=2)
    code(study, "actors", {"asked": "Never"}, row=3)
    code(study, "flows", {"resource": "childcare", "witnesses": "a3;a5"}, row=2)
    return Study.read(study)


def code(study: Path, table: str, cells: dict[str, str], *, row: int) -> None:
    """Write cells in a row of a coded table, counted as a spreadsheet shows it; new columns are added."""
    path = study / "coded" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text))
    for name, cell in cells.items():
        if name not in rows[0]:
            rows = [[*one, name if at == 0 else ""] for at, one in enumerate(rows)]
        rows[row - 1][rows[0].index(name)] = cell
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
