"""What the header of a file says of the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.pages.reference.document import Code, Link
from coprod_kg.pages.reference.statements import DCTERMS, OWL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Text
    from coprod_kg.pages.reference.places import Module
    from coprod_kg.pages.reference.statements import Statements


def title(book: Book, module: Module) -> str:
    """Return what a module is called."""
    titles = book.said.texts(module.ontology or "", f"{DCTERMS}title")
    return titles[0] if titles else book.words.say("module.untitled", file=module.name)


def header(book: Book, said: Statements, ontology: str) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Yield what the header of a file says of it, beside title and description."""
    yield book.words.say("module.address"), ((Code(ontology),),)
    for key, property_ in (
        ("version", f"{OWL}versionInfo"),
        ("licence", f"{DCTERMS}license"),
        ("cite", f"{DCTERMS}bibliographicCitation"),
        ("creator", f"{DCTERMS}creator"),
        ("created", f"{DCTERMS}created"),
        ("modified", f"{DCTERMS}modified"),
    ):
        texts: list[Text] = [(text,) for text in said.texts(ontology, property_)]
        texts += [(Link(iri, iri),) for iri in said.iris(ontology, property_)]
        if texts:
            yield book.words.say(f"module.{key}"), tuple(texts)
