"""The same graph made by morph-kgc: `python bench/morph_kgc.py [CLAIMS]`.

morph-kgc reads one value a cell and looks nothing up. So it is given the tidy export of the study, in
which lists are rows and defaults, inherited cells and bounds of dates are written out, and IRIs that are
made of several cells stand in columns of their own. Its mapping is made from the descriptions in that
export. We read the tables as they were coded. Both write N-Quads; on a small study the two sets are
compared quad by quad.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import time
import venv
import zipfile
from pathlib import Path
from statistics import median
from typing import Any, Final
from urllib.parse import quote

from places import study
from pyoxigraph import RdfFormat, parse
from stages import QUADS, measured
from studies import BASE

CLAIMS: Final = 100_000
SMALL: Final = 1_000
ROUNDS: Final = 3
HERE: Final = Path(__file__).parent
HOME: Final = HERE / ".venv-morph"
PYTHON: Final = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
VARIABLE: Final = re.compile(r"\{(\+?)([^}]*)\}")
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
KNOWN: Final = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
PREFIXES: Final = """@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
"""


def installed() -> None:
    """Install morph-kgc in an environment of its own, for it needs an older rdflib than we do."""
    if not PYTHON.exists():
        venv.create(HOME, with_pip=True)
    if subprocess.run([PYTHON, "-c", "import morph_kgc"], check=False, capture_output=True).returncode:
        subprocess.run([PYTHON, "-m", "pip", "install", "-q", "morph-kgc>=2.8,<3"], check=True)


class Mapping:
    """An RML mapping of one tidy table, and the columns that must be added for it."""

    def __init__(self, name: str, described: list[dict[str, Any]]) -> None:
        """Map each column of a CSVW table description."""
        self.name = name
        self.added: dict[str, str] = {}  # templates by the column that holds them filled in
        maps: dict[tuple[str, str], list[str]] = {}
        for column in described:
            if column.get("suppressOutput"):
                continue
            about, value = column["aboutUrl"], column.get("valueUrl")
            object_ = self._iri(value) if value else _literal(column)
            maps.setdefault((self._iri(about), _graph(name, about, value or "")), []).append(
                f"rr:predicate <{_full(column['propertyUrl'])}> ; rr:objectMap [ {object_} ]"
            )
        source = f'rml:source "{name}.csv" ; rml:referenceFormulation ql:CSV'
        self.text = "\n".join(
            f"<#{name}{number}> rml:logicalSource [ {source} ] ;\n"
            f"  rr:subjectMap [ {subject} ; rr:graphMap [ rr:constant <{graph}> ] ] ;\n"
            + " ;\n".join(f"  rr:predicateObjectMap [ {triple} ]" for triple in triples)
            + " .\n"
            for number, ((subject, graph), triples) in enumerate(maps.items())
        )

    def _iri(self, template: str) -> str:
        """Return the term map of a URI template."""
        variables = VARIABLE.findall(template)
        if not variables:
            return f"rr:constant <{template}>"
        if len(variables) == 1 and not variables[0][0]:
            return f'rr:template "{template}" ; rr:termType rr:IRI'
        if variables == [("+", template[2:-1])]:
            return f'rml:reference "{template[2:-1]}" ; rr:termType rr:IRI'
        known = (name for name, held in self.added.items() if held == template)
        column = next(known, f"iri{len(self.added)}")
        self.added[column] = template
        return f'rml:reference "{column}" ; rr:termType rr:IRI'

    def rows(self, rows: list[dict[str, str]]) -> list[dict[str, str]]:
        """Return the rows of the table with the added columns."""
        return [row | {name: _filled(template, row) for name, template in self.added.items()} for row in rows]


def _graph(table: str, about: str, value: str) -> str:
    """Return the graph of a triple: that of its file where it names the id of the row."""
    named = {name for template in (about, value) for _, name in VARIABLE.findall(template)}
    end = f"input/{quote(f'coded/{table}.csv', safe='')}" if "id" in named else "situations"
    return f"{BASE}graph/{end}"


def _filled(template: str, row: dict[str, str]) -> str:
    """Return a URI template with the cells of a row put in."""
    return VARIABLE.sub(lambda found: row[found[2]] if found[1] else quote(row[found[2]], safe=""), template)


def _full(iri: str) -> str:
    """Return a property with the prefixes that CSVW knows written out."""
    prefix, _, name = iri.partition(":")
    return KNOWN[prefix] + name if prefix in KNOWN else iri


def _literal(column: dict[str, Any]) -> str:
    datatype = column.get("datatype", "string")
    typed = "" if datatype == "string" else f" ; rr:datatype <{XSD}{datatype}>"
    return f'rml:reference "{column["name"]}"{typed}'


def prepared(folder: Path) -> Path:
    """Write the tidy tables of a built study and the mapping into a folder; return it."""
    place = folder / "morph"
    if (place / "config.ini").is_file():
        return place
    place.mkdir(exist_ok=True)
    if not (folder / "graph" / "current").is_file():
        measured("whole", folder)
    tidy = folder / "tidy.csvw.zip"
    subprocess.run([sys.executable, "-m", "coprod_kg", "export", "--study", folder, tidy], check=True)
    mappings = []
    with zipfile.ZipFile(tidy) as archive:
        for table in json.loads(archive.read("csv-metadata.json"))["tables"]:
            name = table["url"].removesuffix(".csv")
            mapping = Mapping(name, table["tableSchema"]["columns"])
            text = io.StringIO(archive.read(table["url"]).decode(), newline="")
            rows = mapping.rows(list(csv.DictReader(text)))
            with (place / table["url"]).open("w", encoding="utf-8", newline="") as out:
                writer = csv.DictWriter(out, rows[0])
                writer.writeheader()
                writer.writerows(rows)
            mappings.append(mapping.text)
    (place / "mapping.ttl").write_text(PREFIXES + "\n".join(mappings), encoding="utf-8")
    (place / "config.ini").write_text(
        "[CONFIGURATION]\noutput_file: out.nq\noutput_format: N-QUADS\nlogging_level: ERROR\n"
        "[STUDY]\nmappings: mapping.ttl\n",
        encoding="utf-8",
    )
    return place


def theirs(place: Path) -> float:
    """Return the seconds that morph-kgc takes for a prepared study."""
    (place / "out.nq").unlink(missing_ok=True)
    start = time.perf_counter()
    subprocess.run(
        [PYTHON, "-m", "morph_kgc", "config.ini"], cwd=place, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def ours(folder: Path) -> float:
    """Return the seconds that we take to write the N-Quads of a study."""
    start = time.perf_counter()
    measured("weave", folder)
    return time.perf_counter() - start


def same(folder: Path, place: Path) -> tuple[int, int, int]:
    """Return how many quads both have, only we, and only morph-kgc; what no table says is left aside."""
    aside = {f"{BASE}graph/{name}" for name in ("ontology", "provenance")}
    found = parse(path=folder / QUADS, format=RdfFormat.N_QUADS)
    mine = {str(quad) for quad in found if quad.graph_name.value not in aside}
    other = {str(quad) for quad in parse(path=place / "out.nq", format=RdfFormat.N_QUADS)}
    return len(mine & other), len(mine - other), len(other - mine)


def main(claims: int = CLAIMS) -> None:
    """Print whether the two graphs are equal, and how long each side takes."""
    installed()
    small = study(SMALL)
    ours(small)
    theirs(prepared(small))
    both, mine, other = same(small, small / "morph")
    print(f"\nmorph-kgc on {SMALL:,} claims: {both:,} quads in both, {mine} only ours, {other} only theirs")
    folder, place = study(claims), prepared(study(claims))
    pairs = [(ours(folder), theirs(place)) for _ in range(ROUNDS)]
    mine, other = (median(side) for side in zip(*pairs, strict=True))
    ratios = ", ".join(f"{them / us:.2f}" for us, them in pairs)
    print(f"  {claims:,} claims, tables to N-Quads: ours {mine:.1f} s, morph-kgc {other:.1f} s")
    print(f"  morph-kgc / ours {median(them / us for us, them in pairs):.2f} (pairs: {ratios})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
