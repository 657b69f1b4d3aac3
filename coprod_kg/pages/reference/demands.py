"""What shapes demand, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from coprod_kg.pages.reference.document import Code
from coprod_kg.pages.reference.phrases import joined
from coprod_kg.pages.reference.statements import OWL, SH, XSD
from coprod_kg.vocabulary import CP, RDF, RDFS

if TYPE_CHECKING:
    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Link, Text
    from coprod_kg.pages.reference.statements import Node, Term

_NO_DEMANDS: Final = {
    f"{RDF}type",
    f"{RDFS}label",
    f"{RDFS}comment",
    f"{RDFS}isDefinedBy",
    f"{CP}remedy",
    *(
        f"{SH}{name}"
        for name in ("path", "property", "message", "severity", "name", "description", "order", "group")
    ),
    *(f"{SH}{name}" for name in ("minCount", "maxCount", "targetClass", "targetSubjectsOf", "targetNode")),
}


def targets(book: Book, shape: str) -> list[Text]:
    """Return what a shape is put to."""
    words, said = book.words, book.shapes
    found = [
        words.text("shape.every", kind=book.names.link(iri)) for iri in said.iris(shape, f"{SH}targetClass")
    ]
    if f"{OWL}Class" in said.kinds(shape) or f"{RDFS}Class" in said.kinds(shape):
        found.append(words.text("shape.every", kind=book.names.link(shape)))
    if users := book.names.links(said.iris(shape, f"{SH}targetSubjectsOf")):
        found.append(words.text("shape.having", property=joined(users, words.say("shape.or"))))
    return found


def path(book: Book, shape: Node | str) -> Text:
    """Return the path of a property shape."""
    for value in book.shapes.values(shape, f"{SH}path"):
        if isinstance(value, NamedNode):
            return (book.names.link(value.value),)
        if isinstance(value, BlankNode):
            if inverse := book.shapes.iris(value, f"{SH}inversePath"):
                return book.words.text("shape.inverse", property=book.names.link(inverse[0]))
            steps = [one.value for one in book.shapes.members(value) if isinstance(one, NamedNode)]
            return joined(book.names.links(steps), " / ")
    return ()


def demands(book: Book, shape: Node | str) -> Text:
    """Return what a shape demands of the values of its path, or of a thing itself."""
    found = [*_number(book, shape)]
    for property_, values in book.shapes.said(shape).items():
        if property_ in _NO_DEMANDS:
            continue
        name = property_.removeprefix(SH)
        shown = joined(
            [_value(book, one) for value in values for one in _listed(book, value)],
            book.words.say("shape.or"),
        )
        key = f"{name}-{_local(values[0])}"
        if book.words.has("demand", key):
            found.append(book.words.text(f"demand.{key}"))
        elif book.words.has("demand", name):
            found.append(_phrase(book, name, shown))
        else:
            found.append((f"{name}: ", *shown))
    return joined(found, "; ")


def _phrase(book: Book, name: str, shown: Text) -> Text:
    return book.words.text(f"demand.{name}", value=shown)


def _number(book: Book, shape: Node | str) -> list[Text]:
    least = next(iter(book.shapes.texts(shape, f"{SH}minCount")), None)
    most = next(iter(book.shapes.texts(shape, f"{SH}maxCount")), None)
    if least is not None and least == most:
        return [book.words.text("demand.exactly" if least != "1" else "demand.exactly_one", value=least)]
    found = []
    if least is not None:
        found.append(book.words.text("demand.least" if least != "1" else "demand.least_one", value=least))
    if most is not None:
        found.append(book.words.text("demand.most" if most != "1" else "demand.most_one", value=most))
    return found


def _listed(book: Book, value: Term) -> list[Term]:
    return (
        book.shapes.members(value) if isinstance(value, BlankNode) and book.shapes.members(value) else [value]
    )


def _value(book: Book, value: Term) -> Text | Link | Code:
    if isinstance(value, NamedNode):
        datatype = value.value.removeprefix(XSD)
        if datatype != value.value and book.words.has("datatype", datatype):
            return (book.words.say(f"datatype.{datatype}"),)
        return book.names.link(value.value)
    if isinstance(value, Literal):
        return Code(value.value)
    return joined([_part(book, name, values) for name, values in book.shapes.said(value).items()], " and ")


def _part(book: Book, name: str, values: list[Term]) -> Text:
    key = name.removeprefix(SH)
    shown = joined([_value(book, value) for value in values])
    return _phrase(book, key, shown) if book.words.has("demand", key) else (f"{key}: ", *shown)


def _local(value: Term) -> str:
    return value.value.rpartition("#")[2]


def told(book: Book, shape: Node | str) -> list[Text]:
    """Return the message of a shape, as a quotation, and what to do then."""
    warns = f"{SH}Warning" in book.shapes.iris(shape, f"{SH}severity")
    key = "shape.advice" if warns else "shape.fault"
    messages = [book.words.text(key, message=text) for text in book.shapes.texts(shape, f"{SH}message")]
    remedies: list[Text] = [(text,) for text in book.shapes.texts(shape, f"{CP}remedy")]
    return messages + remedies
