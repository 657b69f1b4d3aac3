"""Where a graph comes from, in PROV-O: which files, their SHA-256, when, which version."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from coprod_kg import __version__, addresses, resources
from coprod_kg.intake.inputs import InputFile
from coprod_kg.study import FILE
from coprod_kg.vocabulary import CP, RDF, RDFS
from coprod_kg.weave import graph, graph_of_input, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_kg.study import Study

_PROV: Final = "http://www.w3.org/ns/prov#"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_SOFTWARE: Final = f"https://w3id.org/coprod-kg/software/{__version__}"


def digest(study: Study, files: Iterable[InputFile]) -> str:
    """Return one SHA-256 for everything that decides what a graph holds.

    That is the input files, study.toml with what it adds to the ontology, the ontology, the
    questions, and the version of the program.
    """
    total = hashlib.sha256(__version__.encode())
    for one in sorted(files, key=lambda file: file.file):
        total.update(f"{one.file}\0{one.sha256}\n".encode())
    shipped = resources.ontology()
    ours = [*shipped.glob("*.ttl"), *shipped.glob("schemes/*.ttl"), *shipped.glob("tables/*.json")]
    ours += resources.queries().rglob("*.rq")
    for path in (study.folder / FILE, *sorted(ours), *study.extension.files.values()):
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def now() -> str:
    """Return the time of a build in ISO 8601; SOURCE_DATE_EPOCH stands for it when it is a time."""
    try:
        moment = dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), dt.UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        moment = dt.datetime.now(dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def quads(study: Study, files: Iterable[InputFile], build: str, ended: str) -> Iterator[str]:
    """Yield the N-Quads that tell where the graphs of a study come from."""
    end = f" <{graph(study.base, 'provenance')}> .\n"
    activity = f"<{study.base}{addresses.BUILD}/{build[:16]}>"

    def triple(subject: str, predicate: str, value: str) -> str:
        return f"{subject} <{predicate}> {value}{end}"

    yield triple(f"<{study.base}>", f"{_DCTERMS}title", literal(study.title))
    yield triple(f"<{study.base}>", f"{_PROV}wasGeneratedBy", activity)
    yield triple(activity, f"{RDF}type", f"<{_PROV}Activity>")
    yield triple(activity, f"{_PROV}endedAtTime", f'"{ended}"^^<http://www.w3.org/2001/XMLSchema#dateTime>')
    yield triple(activity, f"{_PROV}wasAssociatedWith", f"<{_SOFTWARE}>")
    yield triple(f"<{_SOFTWARE}>", f"{RDF}type", f"<{_PROV}SoftwareAgent>")
    yield triple(f"<{_SOFTWARE}>", f"{RDFS}label", literal(f"coprod-kg {__version__}"))
    beside = {FILE: study.folder / FILE, **study.extension.files}
    settings = [
        InputFile(name, hashlib.sha256(path.read_bytes()).hexdigest()) for name, path in beside.items()
    ]
    for one in (*files, *settings):
        entity = f"<{study.base}{addresses.FILE}/{quote(one.file, safe='')}>"
        yield triple(entity, f"{RDF}type", f"<{_PROV}Entity>")
        yield triple(entity, f"{RDFS}label", literal(one.file))
        yield triple(entity, f"{CP}sha256", literal(one.sha256))
        yield triple(activity, f"{_PROV}used", entity)
        yield triple(f"<{graph_of_input(study.base, one.file)}>", f"{_PROV}wasDerivedFrom", entity)
