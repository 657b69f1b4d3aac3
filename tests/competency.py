"""Competency cases: a small story for each question, its rows, when there are none, and who disagrees."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from coprod_kg.ask import Names, ask, write
from coprod_kg.errors import ParameterError
from coprod_kg.graph.store import behind_dataset
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from coprod_kg.ask import Question

BASE = "https://study.example/"
DATA = NamedNode(BASE + "graph/data")
ONTOLOGY = NamedNode(BASE + "graph/ontology")
GIVEN = re.compile(r"# given: (?P<given>\w+=[^,=]+(?:, \w+=[^,=]+)*)\n")
CONCEPT = re.compile(r"https://w3id\.org/coprod-kg/scheme/([a-z-]+)#")
READS_CLAIMS = re.compile(r"^(?!#).*\bcp:(?:about|claimant|stance)\b", re.MULTILINE)
DISAGREEMENTS = {
    kind: f"""
    PREFIX cp: <https://w3id.org/coprod-kg/ns#>
    PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>
    SELECT ?claim ?other WHERE {{
      ?claim cp:about ?situation ; cp:stance stance:affirmed ; cp:claimant ?claimant .
      ?other cp:about ?situation ; cp:stance ?otherStance ; cp:claimant ?otherClaimant .
      {how}
      FILTER (?otherStance != stance:affirmed)
    }}"""
    for kind, how in {
        "claimants": "FILTER (?claimant != ?otherClaimant)",
        "coders": """
          ?claim cp:evidence ?extract ; cp:coder ?coder .
          ?other cp:evidence ?extract ; cp:coder ?otherCoder .
          FILTER (?claimant = ?otherClaimant && ?coder != ?otherCoder)""",
    }.items()
}


def story(path: Path) -> list[Triple]:
    """Return the triples of a Turtle file in their order there."""
    return list(parse(path=str(path), format=RdfFormat.TURTLE))


class World:
    """A story beside the ontology, from which triples can be taken for a while."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Tell the story to a graph of its own."""
        self.triples = [Triple(one.subject, one.predicate, one.object) for one in triples]
        self.store = Store()
        self.store.extend(_in(ONTOLOGY, vocabulary().triples()))
        self.store.extend(_in(DATA, self.triples))
        self.names = Names(behind_dataset(self.store), BASE)

    @contextmanager
    def without(self, triples: Iterable[Triple]) -> Iterator[None]:
        """Take triples away, and put them back."""
        taken = list(_in(DATA, triples))
        for quad in taken:
            self.store.remove(quad)
        try:
            yield
        finally:
            self.store.extend(taken)

    def disagreements(self, kind: str) -> set[tuple[str, str]]:
        """Return the pairs of claims by which claimants or coders disagree, who affirms first."""
        rows = self.store.query(DISAGREEMENTS[kind], use_default_graph_as_union=True)
        return {(row["claim"].value, row["other"].value) for row in rows}


def _in(graph: NamedNode, triples: Iterable[Triple]) -> Iterator[Quad]:
    return (Quad(one.subject, one.predicate, one.object, graph) for one in triples)


def told(question: Question, names: Names, given: dict[str, str]) -> str:
    """Return the CSV of an answer, ids and notations in it in place of addresses, or why there is none."""
    try:
        answer = ask(question, names, given)
    except ParameterError as error:
        return error.what
    text = CONCEPT.sub(r"\1:", write(answer, "csv", names).replace("\r\n", "\n").replace(BASE, ""))
    if answer.triples is None:
        return text
    head, *rows = text.splitlines(keepends=True)
    return head + "".join(sorted(rows))


@dataclass(frozen=True)
class Asking:
    """What a question is given, and the rows that are expected of it."""

    name: str
    given: dict[str, str]
    expected: str

    @property
    def rows(self) -> int:
        """Return how many rows are expected."""
        return len(self.expected.splitlines()) - 1


@dataclass(frozen=True)
class Case:
    """The folder of a question: answer.ttl, answer*.csv, empty*.ru, and contested.* where claims are read."""

    question: Question
    folder: Path

    @property
    def reads_claims(self) -> bool:
        """Whether the question asks what is said, and not only what there is."""
        return READS_CLAIMS.search(self.question.text) is not None

    @property
    def stories(self) -> list[str]:
        """Return which stories belong to the case."""
        return ["answer", "contested"] if self.reads_claims else ["answer"]

    @cached_property
    def worlds(self) -> dict[str, World]:
        """Return the graph of each story."""
        return {name: World(story(self.folder / f"{name}.ttl")) for name in self.stories}

    def askings(self, name: str) -> list[Asking]:
        """Return what is asked of a story, first the question as it stands."""
        paths = [self.folder / f"{name}.csv", *sorted(self.folder.glob(f"{name}.*.csv"))]
        return [_asking(path) for path in paths]

    def needless(self, name: str) -> list[str]:
        """Return the triples of a story without which nothing is answered otherwise.

        In a contested story those are needed, too, by which somebody disagrees.
        """
        world = self.worlds[name]
        kinds = DISAGREEMENTS if name == "contested" else ()
        answers = [
            *(lambda given=one.given: told(self.question, world.names, given) for one in self.askings(name)),
            *(lambda kind=kind: world.disagreements(kind) for kind in kinds),
        ]
        return [str(triple) for triple in needless(world, answers)]

    def idle_parameters(self) -> set[str]:
        """Return the parameters that no asking gives with other rows than without."""
        shown = set()
        for name in self.stories:
            bare, *others = self.askings(name)
            shown |= {key for one in others if one.expected != bare.expected for key in one.given}
        return {one.name for one in self.question.parameters} - shown

    def unread(self) -> list[str]:
        """Return the kinds of disagreement that the contested story does not put to the question.

        It does where some claim of such a pair, taken away as a whole, changes an answer.
        """
        world, askings = self.worlds["contested"], self.askings("contested")

        def answers() -> list[str]:
            return [told(self.question, world.names, one.given) for one in askings]

        whole, silent = answers(), []
        for kind in DISAGREEMENTS:
            claims = {claim for pair in world.disagreements(kind) for claim in pair}
            for claim in claims:
                with world.without(one for one in world.triples if one.subject == NamedNode(claim)):
                    if answers() != whole:
                        break
            else:
                silent.append(kind)
        return silent

    def silences(self) -> dict[str, Silence]:
        """Return each case in which there is nothing to tell."""
        paths = [self.folder / "empty.ru", *sorted(self.folder.glob("empty.*.ru"))]
        return {path.name: Silence(path, self.worlds["answer"].triples) for path in paths}


class Silence:
    """A change of a story after which the question has no rows, and why."""

    def __init__(self, path: Path, triples: Sequence[Triple]) -> None:
        """Change the story as the file says."""
        text = path.read_text(encoding="utf-8")
        self.reason = text.partition("\n")[0]
        store = Store()
        store.extend(Quad(one.subject, one.predicate, one.object) for one in triples)
        store.update(text)
        after = {quad.triple for quad in store}
        self.changed = after ^ set(triples)
        self.world = World(after)


def _asking(path: Path) -> Asking:
    text = path.read_text(encoding="utf-8")
    if (head := GIVEN.match(text)) is None:
        return Asking(path.stem, {}, text)
    given = dict(one.split("=") for one in head["given"].split(", "))
    return Asking(path.stem, given, text[head.end() :])


def needless(world: World, answers: Sequence[Callable[[], object]]) -> list[Triple]:
    """Return the triples of a story without which every answer is what it is with them."""
    whole = [(one, one()) for one in answers]
    found = []
    for triple in world.triples:
        with world.without([triple]):
            if all(one() == before for one, before in whole):
                found.append(triple)
    return found
